package skylab.aws.cloudwatch.alarm;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.aws.AwsError;

/** Reads rules such as {@code ALARM("a") AND (OK(b) OR NOT AT_LEAST(2, ALARM, (c, d, e)))}; NOT binds most, OR least. */
final class RuleParser {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([(),])|([^\\s(),\"]+))", Pattern.DOTALL);
    private static final Pattern COUNT = Pattern.compile("([0-9]{1,3})(%?)");
    private static final int LONGEST = 10_240;
    private static final int MOST_ELEMENTS = 500;

    /** A piece of the text; names in quotes are never keywords. */
    private record Token(String text, boolean quoted) {
        boolean is(String word) {
            return !quoted && text.equals(word);
        }
    }

    private final List<Token> tokens = new ArrayList<>();
    private int next;
    private int elements;

    private RuleParser(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.stripTrailing().length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw refused("an unexpected character at position " + at);
            }
            String quoted = matcher.group(1);
            String bare = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
            tokens.add(quoted != null ? new Token(quoted.replaceAll("\\\\(.)", "$1"), true) : new Token(bare, false));
            at = matcher.end();
        }
    }

    /**
     * Reads a rule.
     *
     * @throws AwsError {@code ValidationError}
     */
    static Rule parse(String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            throw refused("its length is not between 1 and " + LONGEST);
        }
        RuleParser parser = new RuleParser(text);
        Rule rule = parser.or();
        if (parser.next < parser.tokens.size()) {
            throw refused("'" + parser.tokens.get(parser.next).text + "' was not expected");
        }
        return rule;
    }

    private Rule or() {
        List<Rule> rules = new ArrayList<>(List.of(and()));
        while (take("OR")) {
            rules.add(and());
        }
        return rules.size() == 1 ? rules.get(0) : new Rule.Or(List.copyOf(rules));
    }

    private Rule and() {
        List<Rule> rules = new ArrayList<>(List.of(unary()));
        while (take("AND")) {
            rules.add(unary());
        }
        return rules.size() == 1 ? rules.get(0) : new Rule.And(List.copyOf(rules));
    }

    private Rule unary() {
        if (++elements > MOST_ELEMENTS) {
            throw refused("it has more than " + MOST_ELEMENTS + " elements");
        }
        if (take("NOT")) {
            return new Rule.Not(unary());
        } else if (take("(")) {
            Rule inner = or();
            expect(")");
            return inner;
        } else if (take("TRUE")) {
            return new Rule.Constant(true);
        } else if (take("FALSE")) {
            return new Rule.Constant(false);
        } else if (take("AT_LEAST")) {
            return atLeast();
        }
        AlarmState state = state();
        expect("(");
        String name = name();
        expect(")");
        return new Rule.In(state, name);
    }

    private Rule atLeast() {
        expect("(");
        Matcher count = COUNT.matcher(token().text);
        if (!count.matches()) {
            throw refused("AT_LEAST takes a number or a percentage first");
        }
        expect(",");
        boolean negated = take("NOT");
        AlarmState state = state();
        expect(",");
        expect("(");
        List<String> names = new ArrayList<>(List.of(name()));
        while (take(",")) {
            names.add(name());
        }
        expect(")");
        expect(")");
        int least = Integer.parseInt(count.group(1));
        boolean percent = !count.group(2).isEmpty();
        if (least < 1 || least > (percent ? 100 : names.size())) {
            throw refused("AT_LEAST asks for " + count.group() + " of " + names.size() + " alarms");
        }
        return new Rule.AtLeast(least, percent, state, negated, List.copyOf(names));
    }

    private AlarmState state() {
        Token token = token();
        for (AlarmState state : AlarmState.values()) {
            if (token.is(state.name())) {
                return state;
            }
        }
        throw refused("'" + token.text + "' is neither a state nor an operator");
    }

    /** A name, or the name in an ARN. */
    private String name() {
        Token token = token();
        if (token.is("(") || token.is(")") || token.is(",")) {
            throw refused("a name was expected instead of '" + token.text + "'");
        }
        return nameIn(token.text);
    }

    static String nameIn(String nameOrArn) {
        int alarm = nameOrArn.startsWith("arn:aws:cloudwatch:") ? nameOrArn.indexOf(":alarm:") : -1;
        return alarm < 0 ? nameOrArn : nameOrArn.substring(alarm + ":alarm:".length());
    }

    private Token token() {
        if (next == tokens.size()) {
            throw refused("it ends too early");
        }
        return tokens.get(next++);
    }

    private boolean take(String word) {
        if (next < tokens.size() && tokens.get(next).is(word)) {
            next++;
            return true;
        }
        return false;
    }

    private void expect(String word) {
        if (!take(word)) {
            throw refused("'" + word + "' was expected "
                    + (next < tokens.size() ? "instead of '" + tokens.get(next).text + "'" : "at the end"));
        }
    }

    private static AwsError refused(String why) {
        return new AwsError("ValidationError", "AlarmRule is not valid: " + why);
    }
}
