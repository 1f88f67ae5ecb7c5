package skylab.aws.logs.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import skylab.aws.AwsError;
import skylab.aws.logs.Constraints;

/** Reads filter patterns, by the grammar of the package. */
final class PatternParser {
    // CloudWatch Logs guide, "Supported regular expressions": two in a pattern of conditions.
    private static final int MOST_REGEXES = 2;
    private static final String ENDS_WORD = "(){}[]&|=<>!,\"%";

    private final String text;
    private int at;
    private int regexes;

    PatternParser(String text) {
        this.text = text;
    }

    FilterPattern pattern() {
        skip();
        FilterPattern pattern;
        if (take("{")) {
            pattern = new JsonPattern(any(this::jsonTest));
            expect("}");
        } else if (take("[")) {
            pattern = fields();
        } else if (take("%")) {
            pattern = new RegexPattern(regex());
        } else {
            return terms();
        }
        skip();
        if (at < text.length()) {
            throw wrong("the end");
        }
        return pattern;
    }

    /** A selector and nothing else. */
    Selector soleSelector() {
        Selector selector = selector();
        if (at < text.length()) {
            throw wrong("the end");
        }
        return selector;
    }

    private TextPattern terms() {
        List<String> all = new ArrayList<>();
        List<String> any = new ArrayList<>();
        List<String> none = new ArrayList<>();
        skip();
        while (at < text.length()) {
            List<String> target = take("?") ? any : take("-") ? none : all;
            skip();
            String term = take("\"") ? phrase() : term();
            // A phrase of nothing but spaces is everywhere.
            if (!term.isBlank()) {
                target.add(term);
            }
            skip();
        }
        return new TextPattern(all, any, none);
    }

    private String term() {
        int begin = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        String term = text.substring(begin, at);
        if (term.isEmpty() || !term.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_')) {
            throw Constraints.invalid("Invalid character(s) in term '" + term + "'");
        }
        return term;
    }

    private SpacePattern fields() {
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        List<Condition<SpacePattern.Test>> conditions = new ArrayList<>();
        boolean open = false;
        do {
            skip();
            if (take("...")) {
                if (open) {
                    throw wrong("a single ellipsis");
                }
                open = true;
            } else {
                field(open ? after : before, conditions);
            }
            skip();
        } while (take(","));
        expect("]");
        return new SpacePattern(List.copyOf(before), List.copyOf(after), open, new Condition.All<>(conditions));
    }

    private void field(List<String> names, List<Condition<SpacePattern.Test>> conditions) {
        if (peek(",") || peek("]")) {
            names.add("");
            return;
        }
        int begin = at;
        if (!peek("(")) {
            String name = name();
            skip();
            if (peek(",") || peek("]")) {
                names.add(name);
                return;
            }
        }
        at = begin;
        // A name that is new in a condition is the next field.
        Condition<SpacePattern.Test> condition = any(() -> {
            String name = name();
            Comparison comparison = comparison();
            return new SpacePattern.Test(name, comparison, operand(comparison));
        });
        condition.each(test -> {
            if (!names.contains(test.field())) {
                names.add(test.field());
            }
        });
        conditions.add(condition);
    }

    private <T> Condition<T> any(Supplier<T> single) {
        List<Condition<T>> parts = new ArrayList<>();
        do {
            parts.add(all(single));
            skip();
        } while (take("||"));
        return parts.size() == 1 ? parts.get(0) : new Condition.Any<>(List.copyOf(parts));
    }

    private <T> Condition<T> all(Supplier<T> single) {
        List<Condition<T>> parts = new ArrayList<>();
        do {
            skip();
            if (take("(")) {
                parts.add(any(single));
                expect(")");
            } else {
                parts.add(new Condition.One<>(single.get()));
            }
            skip();
        } while (take("&&"));
        return parts.size() == 1 ? parts.get(0) : new Condition.All<>(List.copyOf(parts));
    }

    private JsonPattern.Test jsonTest() {
        Selector selector = selector();
        skip();
        if (takeWord("IS")) {
            skip();
            for (JsonPattern.State state : JsonPattern.State.values()) {
                if (takeWord(state.name())) {
                    return new JsonPattern.Is(selector, state);
                }
            }
            throw wrong("NULL, TRUE or FALSE");
        }
        if (takeWord("NOT")) {
            skip();
            if (!takeWord("EXISTS")) {
                throw wrong("EXISTS");
            }
            return new JsonPattern.Missing(selector);
        }
        Comparison comparison = comparison();
        return new JsonPattern.Compared(selector, comparison, operand(comparison));
    }

    private Selector selector() {
        int begin = at;
        expect("$");
        List<Selector.Step> steps = new ArrayList<>();
        while (true) {
            if (take(".*")) {
                steps.add(new Selector.Every());
            } else if (take(".")) {
                steps.add(new Selector.Property(name()));
            } else if (take("[*]")) {
                steps.add(new Selector.Every());
            } else if (take("[")) {
                steps.add(new Selector.Element(number()));
                expect("]");
            } else {
                break;
            }
        }
        if (steps.isEmpty()) {
            throw wrong("a property such as $.name");
        }
        return new Selector(text.substring(begin, at), List.copyOf(steps));
    }

    private int number() {
        int begin = at;
        while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0 && at - begin < 9) {
            at++;
        }
        if (at == begin) {
            throw wrong("a number");
        }
        return Integer.parseInt(text.substring(begin, at));
    }

    private String name() {
        int begin = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        if (at == begin) {
            throw wrong("a name");
        }
        return text.substring(begin, at);
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == ':' || c == '@' || c == '#';
    }

    private Comparison comparison() {
        skip();
        // The longer signs first: <= begins as < does.
        for (Comparison comparison : List.of(
                Comparison.UNEQUAL,
                Comparison.AT_MOST,
                Comparison.AT_LEAST,
                Comparison.LESS,
                Comparison.GREATER,
                Comparison.EQUAL)) {
            if (take(comparison.sign())) {
                return comparison;
            }
        }
        throw wrong("one of =, !=, <, <=, >, >=");
    }

    private Operand operand(Comparison comparison) {
        skip();
        Operand operand;
        if (take("%")) {
            if (++regexes > MOST_REGEXES) {
                throw wrong("no more than " + MOST_REGEXES + " regular expressions");
            }
            operand = new Operand.Regex(regex());
        } else if (take("\"")) {
            operand = new Operand.Text(phrase(), true);
        } else {
            operand = new Operand.Text(word(), false);
        }
        if (comparison.isOrder() && operand.number().isEmpty()) {
            throw wrong("a number after " + comparison.sign());
        }
        return operand;
    }

    private String word() {
        int begin = at;
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && ENDS_WORD.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == begin) {
            throw wrong("a value");
        }
        return text.substring(begin, at);
    }

    private String phrase() {
        StringBuilder phrase = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return phrase.toString();
            }
            boolean escape = c == '\\' && at < text.length() && "\"\\".indexOf(text.charAt(at)) >= 0;
            phrase.append(escape ? text.charAt(at++) : c);
        }
        throw wrong("a closing quotation mark");
    }

    private LinearRegex regex() {
        int begin = at;
        while (at < text.length() && text.charAt(at) != '%') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            at = text.length();
            throw wrong("a closing %");
        }
        return LinearRegex.of(text.substring(begin, at++));
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean peek(String sign) {
        return text.startsWith(sign, at);
    }

    private boolean take(String sign) {
        boolean there = peek(sign);
        at += there ? sign.length() : 0;
        return there;
    }

    private boolean takeWord(String word) {
        int end = at + word.length();
        boolean there = text.regionMatches(true, at, word, 0, word.length())
                && (end >= text.length() || !Character.isLetterOrDigit(text.charAt(end)));
        at += there ? word.length() : 0;
        return there;
    }

    private void expect(String sign) {
        skip();
        if (!take(sign)) {
            throw wrong("'" + sign + "'");
        }
    }

    private AwsError wrong(String expected) {
        return Constraints.invalid(
                "Invalid filter pattern '" + text + "': expected " + expected + " at character " + (at + 1));
    }
}
