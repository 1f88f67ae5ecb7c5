package skylab.kernel.failure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which brackets of a piece of Java have no partner; texts, characters and comments do not count. */
final class Brackets {
    private static final Pattern TOKEN =
            Pattern.compile("//[^\n]*|(?s:/\\*.*?(?:\\*/|\\z))|(?s:\"\"\".*?(?:\"\"\"|\\z))"
                    + "|\"(?:\\\\.|[^\"\\\\\n])*\"?|'(?:\\\\.|[^'\\\\\n])*'?|[(){}\\[\\]]");

    /** A bracket and its UTF-16 index. */
    record Bracket(char sign, int index) {}

    private final Deque<Bracket> open = new ArrayDeque<>();
    private Bracket surplus;

    private Brackets(String code) {
        Matcher token = TOKEN.matcher(code);
        while (token.find() && surplus == null) {
            char sign = token.group().charAt(0);
            if (token.end() - token.start() > 1 || sign == '"' || sign == '\'') {
                continue;
            }
            if ("([{".indexOf(sign) >= 0) {
                open.push(new Bracket(sign, token.start()));
            } else if (!open.isEmpty() && partner(open.peek().sign()) == sign) {
                open.pop();
            } else {
                surplus = new Bracket(sign, token.start());
            }
        }
    }

    static Brackets of(String code) {
        return new Brackets(code);
    }

    /** The innermost opening bracket that nothing closes, up to the first bracket that does not fit. */
    Optional<Bracket> unclosed() {
        return Optional.ofNullable(open.peek());
    }

    /** The first closing bracket that closes nothing. */
    Optional<Bracket> surplus() {
        return Optional.ofNullable(surplus);
    }

    static char partner(char opening) {
        return opening == '(' ? ')' : opening == '[' ? ']' : '}';
    }
}
