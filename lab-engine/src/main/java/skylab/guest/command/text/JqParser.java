package skylab.guest.command.text;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.guest.process.UsageError;

/** Reads jq's language. */
final class JqParser {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s+|#[^\n]*|(\\.\\.|[|]=|//=|//|==|!=|<=|>=|\\+=|-=|\\*=|/=|%=|[-+*/%<>=|,:;?()\\[\\]{}])|(\\.[A-Za-z_][A-Za-z_0-9]*)|(\\.)"
                    + "|([0-9]+(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)|([$@]?[A-Za-z_][A-Za-z_0-9]*)|(\")");
    private static final int DEEPEST = 200;
    private final String source;
    private final Matcher matcher;
    private int at;
    private String token = "";
    private int depth;

    private JqParser(String source) {
        this.source = source;
        this.matcher = TOKEN.matcher(source);
    }

    static JqExpression parse(String source) {
        JqParser parser = new JqParser(source);
        parser.next();
        JqExpression all = parser.token == null ? new JqExpression.Identity() : parser.pipe();
        if (parser.token != null) {
            throw parser.wrong();
        }
        return all;
    }

    private UsageError wrong() {
        return new UsageError(
                "error: syntax error, unexpected " + (token == null ? "end of file" : "'" + token + "'")
                        + " (Unix shell quoting issues?) at <top-level>\njq: 1 compile error",
                3);
    }

    private void next() {
        while (true) {
            if (at >= source.length()) {
                token = null;
                return;
            }
            matcher.region(at, source.length());
            if (!matcher.lookingAt()) {
                token = source.substring(at, at + 1);
                throw wrong();
            }
            at = matcher.end();
            String found = matcher.group();
            if (!found.isBlank() && !found.startsWith("#")) {
                token = found;
                return;
            }
        }
    }

    private boolean take(String wanted) {
        if (wanted.equals(token)) {
            next();
            return true;
        }
        return false;
    }

    private void expect(String wanted) {
        if (!take(wanted)) {
            throw wrong();
        }
    }

    private JqExpression pipe() {
        if (++depth > DEEPEST) {
            throw new UsageError("error: nesting of more than " + DEEPEST + " levels is not emulated", 3);
        }
        JqExpression left = comma();
        if (take("as")) {
            String name = token == null ? "" : token;
            if (!name.startsWith("$")) {
                throw wrong();
            }
            next();
            expect("|");
            left = new JqExpression.Bind(left, name.substring(1), pipe());
        } else if (take("|")) {
            left = new JqExpression.Pipe(left, pipe());
        }
        depth--;
        return left;
    }

    private JqExpression comma() {
        JqExpression left = binary(0);
        while (take(",")) {
            left = new JqExpression.Comma(left, binary(0));
        }
        return left;
    }

    private static final List<List<String>> LEVELS = List.of(
            List.of("//"),
            List.of("=", "|=", "+=", "-=", "*=", "/=", "%=", "//="),
            List.of("or"),
            List.of("and"),
            List.of("==", "!=", "<", "<=", ">", ">="),
            List.of("+", "-"),
            List.of("*", "/", "%"));

    private JqExpression binary(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        JqExpression left = binary(level + 1);
        while (token != null && LEVELS.get(level).contains(token)) {
            String operator = token;
            next();
            left = new JqExpression.Binary(operator, left, binary(level == 0 ? 0 : level + 1));
        }
        return left;
    }

    private JqExpression unary() {
        if (take("-")) {
            return new JqExpression.Negate(postfix(term()));
        }
        return postfix(term());
    }

    private JqExpression postfix(JqExpression start) {
        JqExpression left = start;
        while (token != null) {
            if (token.length() > 1 && token.startsWith(".") && !token.equals("..")) {
                left = new JqExpression.At(left, text(token.substring(1)));
                next();
            } else if (token.equals(".")
                    && at < source.length()
                    && (source.charAt(at) == '"' || source.charAt(at) == '[')) {
                next();
                if (token.equals("\"")) {
                    left = new JqExpression.At(left, string(""));
                }
            } else if (take("[")) {
                left = subscript(left);
            } else if (take("?")) {
                left = new JqExpression.Try(left, null);
            } else {
                return left;
            }
        }
        return left;
    }

    private JqExpression subscript(JqExpression left) {
        if (take("]")) {
            return new JqExpression.Iterate(left);
        }
        JqExpression from = ":".equals(token) ? null : pipe();
        if (take(":")) {
            JqExpression to = "]".equals(token) ? null : pipe();
            expect("]");
            return new JqExpression.Slice(left, from, to);
        }
        expect("]");
        return new JqExpression.At(left, from);
    }

    private static JqExpression text(String value) {
        return new JqExpression.Literal(TextNode.valueOf(value));
    }

    private JqExpression term() {
        if (token == null) {
            throw wrong();
        }
        String word = token;
        char first = word.charAt(0);
        if (word.equals("\"")) {
            return string("");
        }
        next();
        if (word.equals(".")) {
            return "\"".equals(token)
                    ? new JqExpression.At(new JqExpression.Identity(), string(""))
                    : new JqExpression.Identity();
        } else if (word.equals("..")) {
            return new JqExpression.Everything();
        } else if (first == '.') {
            return new JqExpression.At(new JqExpression.Identity(), text(word.substring(1)));
        } else if (Character.isDigit(first)) {
            return new JqExpression.Literal(DecimalNode.valueOf(new BigDecimal(word)));
        } else if (first == '$') {
            return new JqExpression.Variable(word.substring(1));
        } else if (first == '@') {
            return "\"".equals(token)
                    ? string(word)
                    : new JqExpression.Text(List.of(new JqExpression.Identity()), word);
        }
        switch (word) {
            case "(":
                JqExpression inner = pipe();
                expect(")");
                return inner;
            case "[":
                if (take("]")) {
                    return new JqExpression.Collect(new JqExpression.Call("empty", List.of()));
                }
                JqExpression elements = pipe();
                expect("]");
                return new JqExpression.Collect(elements);
            case "{":
                return construct();
            case "if":
                return conditional();
            case "try":
                JqExpression body = postfix(term());
                return new JqExpression.Try(body, take("catch") ? postfix(term()) : null);
            case "reduce":
                JqExpression of = postfix(term());
                expect("as");
                String name = token == null ? "$" : token.substring(1);
                next();
                expect("(");
                JqExpression begin = pipe();
                expect(";");
                JqExpression update = pipe();
                expect(")");
                return new JqExpression.Reduce(of, name, begin, update);
            case "null", "true", "false":
                return new JqExpression.Literal(
                        word.equals("null") ? NullNode.getInstance() : BooleanNode.valueOf(word.equals("true")));
            default:
                break;
        }
        if (!Character.isLetter(first) && first != '_') {
            token = word;
            throw wrong();
        }
        List<JqExpression> arguments = new ArrayList<>();
        if (take("(")) {
            do {
                arguments.add(pipe());
            } while (take(";"));
            expect(")");
        }
        return new JqExpression.Call(word, arguments);
    }

    private JqExpression conditional() {
        JqExpression condition = pipe();
        expect("then");
        JqExpression yes = pipe();
        JqExpression no = new JqExpression.Identity();
        if (take("elif")) {
            return new JqExpression.If(condition, yes, conditional());
        }
        if (take("else")) {
            no = pipe();
        }
        expect("end");
        return new JqExpression.If(condition, yes, no);
    }

    private JqExpression construct() {
        List<JqExpression> keys = new ArrayList<>();
        List<JqExpression> values = new ArrayList<>();
        while (!take("}")) {
            if (!keys.isEmpty()) {
                expect(",");
            }
            if (token == null) {
                throw wrong();
            }
            JqExpression key;
            JqExpression value;
            if (take("(")) {
                key = pipe();
                expect(")");
                value = null;
            } else if (token.equals("\"")) {
                key = string("");
                value = new JqExpression.At(new JqExpression.Identity(), key);
            } else {
                boolean variable = token.startsWith("$");
                String name = variable ? token.substring(1) : token;
                if (!name.matches("[A-Za-z_0-9]+")) {
                    throw wrong();
                }
                key = text(name);
                value = variable
                        ? new JqExpression.Variable(name)
                        : new JqExpression.At(new JqExpression.Identity(), key);
                next();
            }
            if (take(":")) {
                value = binary(0);
                while (take("|")) {
                    value = new JqExpression.Pipe(value, binary(0));
                }
            } else if (value == null) {
                throw wrong();
            }
            keys.add(key);
            values.add(value);
        }
        return new JqExpression.Construct(keys, values);
    }

    /** From after the opening quote; the token after it is read. */
    private JqExpression string(String format) {
        List<JqExpression> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (true) {
            if (at >= source.length()) {
                token = null;
                throw wrong();
            }
            char c = source.charAt(at++);
            if (c == '"') {
                break;
            }
            if (c != '\\' || at >= source.length()) {
                text.append(c);
                continue;
            }
            char e = source.charAt(at++);
            if (e == '(') {
                parts.add(text(text.toString()));
                text.setLength(0);
                next();
                parts.add(pipe());
                if (!")".equals(token)) {
                    throw wrong();
                }
            } else if (e == 'u'
                    && at + 4 <= source.length()
                    && source.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
                text.append((char) Integer.parseInt(source.substring(at, at + 4), 16));
                at += 4;
            } else {
                int known = "ntrbf".indexOf(e);
                text.append(known >= 0 ? "\n\t\r\b\f".charAt(known) : e);
            }
        }
        next();
        if (parts.isEmpty()) {
            return text(text.toString());
        }
        parts.add(text(text.toString()));
        return new JqExpression.Text(parts, format);
    }
}
