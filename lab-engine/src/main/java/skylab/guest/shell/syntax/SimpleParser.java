package skylab.guest.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Simple commands and redirections. */
final class SimpleParser {
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][A-Za-z_0-9]*)(\\[)?.*", Pattern.DOTALL);
    private static final Set<String> DECLARATIONS =
            Set.of("declare", "typeset", "local", "export", "readonly", "eval", "alias");
    private static final Map<String, Redirect.Operator> OPERATORS = Map.ofEntries(
            Map.entry("<", Redirect.Operator.READ),
            Map.entry(">", Redirect.Operator.WRITE),
            Map.entry(">>", Redirect.Operator.APPEND),
            Map.entry(">|", Redirect.Operator.CLOBBER),
            Map.entry("<>", Redirect.Operator.READ_WRITE),
            Map.entry("<&", Redirect.Operator.DUPLICATE_INPUT),
            Map.entry(">&", Redirect.Operator.DUPLICATE_OUTPUT),
            Map.entry("&>", Redirect.Operator.WRITE_BOTH),
            Map.entry("&>>", Redirect.Operator.APPEND_BOTH),
            Map.entry("<<", Redirect.Operator.HERE_DOCUMENT),
            Map.entry("<<-", Redirect.Operator.HERE_DOCUMENT),
            Map.entry("<<<", Redirect.Operator.HERE_STRING));

    private final Parser parser;
    private final Tokens tokens;

    SimpleParser(Parser parser) {
        this.parser = parser;
        this.tokens = parser.tokens;
    }

    Command simple() {
        int line = parser.source.line(tokens.peek().start());
        int fromEnd = parser.source.text().length() - tokens.peek().start();
        int end = tokens.peek().start();
        List<Assignment> assignments = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        List<Redirect> redirects = new ArrayList<>();
        while (true) {
            Token token = tokens.peek();
            if (redirect(redirects)) {
                end = tokens.peek().start();
                continue;
            }
            if (token.word() == null) {
                break;
            }
            end = token.end();
            Optional<Assignment> assignment = words.isEmpty() ? assignment(token.word()) : Optional.<Assignment>empty();
            tokens.take();
            if (assignment.isPresent()) {
                assignments.add(assignment.get());
                continue;
            }
            boolean array = token.word().parts().stream().anyMatch(Part.ArrayLiteral.class::isInstance);
            if (array && (words.isEmpty() || !isDeclaration(words.get(0)))) {
                throw parser.source.unexpected("(", token.start());
            }
            words.add(token.word());
        }
        if (assignments.isEmpty() && words.isEmpty() && redirects.isEmpty()) {
            throw tokens.unexpected(tokens.peek());
        }
        String all = parser.source.text();
        int begin = Math.min(end, Math.max(0, all.length() - fromEnd));
        return new Command.Simple(
                assignments, words, redirects, line, all.substring(begin, end).strip());
    }

    private static boolean isDeclaration(Word word) {
        return word.plain().filter(DECLARATIONS::contains).isPresent();
    }

    /** The assignment that a word is, if it is one. */
    static Optional<Assignment> assignment(Word word) {
        if (word.parts().isEmpty() || !(word.parts().get(0) instanceof Part.Literal first)) {
            return Optional.empty();
        }
        Matcher matcher = ASSIGNMENT.matcher(first.text());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = matcher.group(1);
        List<Part> parts = new ArrayList<>(word.parts());
        Word subscript = null;
        String rest = first.text().substring(name.length());
        if (rest.startsWith("[")) {
            List<Part> inner = new ArrayList<>();
            rest = rest.substring(1);
            parts.remove(0);
            while (rest.indexOf(']') < 0) {
                inner.add(new Part.Literal(rest));
                while (!parts.isEmpty() && !(parts.get(0) instanceof Part.Literal)) {
                    inner.add(parts.remove(0));
                }
                if (parts.isEmpty()) {
                    return Optional.empty();
                }
                rest = ((Part.Literal) parts.remove(0)).text();
            }
            int close = rest.indexOf(']');
            inner.add(new Part.Literal(rest.substring(0, close)));
            rest = rest.substring(close + 1);
            parts.add(0, new Part.Literal(rest));
            inner.removeIf(part ->
                    part instanceof Part.Literal literal && literal.text().isEmpty());
            subscript = new Word(inner);
        }
        boolean append = rest.startsWith("+=");
        if (!append && !rest.startsWith("=")) {
            return Optional.empty();
        }
        String begin = rest.substring(append ? 2 : 1);
        if (begin.isEmpty()) {
            parts.remove(0);
        } else {
            parts.set(0, new Part.Literal(begin));
        }
        return Optional.of(new Assignment(name, subscript, append, new Word(parts)));
    }

    /** Takes a redirection, if one comes next. */
    boolean redirect(List<Redirect> redirects) {
        Token token = tokens.peek();
        int fd = -1;
        String variable = null;
        if (token.word() != null && isDescriptorVariable(token)) {
            variable = token.text().substring(1, token.text().length() - 1);
            tokens.take();
            token = tokens.peek();
        } else if (token.word() != null) {
            String text = token.word().plain().orElse("");
            int after = token.end() < parser.source.text().length()
                    ? parser.source.text().charAt(token.end())
                    : 0;
            boolean process = token.end() + 1 < parser.source.text().length()
                    && parser.source.text().charAt(token.end() + 1) == '(';
            if (!text.matches("[0-9]{1,4}") || after != '<' && after != '>' || process) {
                return false;
            }
            fd = Integer.parseInt(text);
            tokens.take();
            token = tokens.peek();
        }
        Redirect.Operator operator = token.word() == null ? OPERATORS.get(token.text()) : null;
        if (operator == null) {
            return false;
        }
        tokens.take();
        Token target = tokens.peek();
        if (target.word() == null) {
            throw tokens.unexpected(target);
        }
        tokens.take();
        if (operator == Redirect.Operator.HERE_DOCUMENT) {
            redirects.add(new Redirect(
                    fd,
                    variable,
                    operator,
                    hereDocument(target.word(), token.text().equals("<<-"))));
        } else {
            redirects.add(new Redirect(fd, variable, operator, target.word()));
        }
        return true;
    }

    /** {@code {name}} right before an operator: the shell chooses a descriptor and sets the variable. */
    private boolean isDescriptorVariable(Token token) {
        String text = parser.source.text();
        int after = token.end() < text.length() ? text.charAt(token.end()) : 0;
        return (after == '<' || after == '>') && token.text().matches("\\{[A-Za-z_][A-Za-z_0-9]*\\}");
    }

    private Word hereDocument(Word delimiter, boolean stripTabs) {
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        for (Part part : delimiter.parts()) {
            if (part instanceof Part.Literal literal) {
                text.append(literal.text());
            } else if (part instanceof Part.Quoted literal) {
                text.append(literal.text());
                quoted = true;
            } else if (part instanceof Part.DoubleQuoted inner) {
                quoted = true;
                for (Part piece : inner.parts()) {
                    text.append(piece instanceof Part.Literal literal ? literal.text() : source(piece));
                }
            } else {
                text.append(source(part));
            }
        }
        String body = parser.source.hereDocument(text.toString(), stripTabs);
        return quoted ? Word.quoted(body) : parser.nested(body).asDoubleQuoted("$`\\");
    }

    private static String source(Part part) {
        return part instanceof Part.Parameter parameter ? parameter.source() : "";
    }
}
