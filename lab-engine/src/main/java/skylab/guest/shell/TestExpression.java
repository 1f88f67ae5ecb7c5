package skylab.guest.shell;

import java.util.List;
import java.util.Set;
import skylab.guest.shell.expand.ExpansionError;

/** The expression of {@code test} and {@code [}. */
final class TestExpression {
    private static final Set<String> BINARY =
            Set.of("=", "==", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef");

    private final Interpreter sh;
    private final List<String> words;
    private int at;

    TestExpression(Interpreter sh, List<String> words) {
        this.sh = sh;
        this.words = words;
    }

    boolean evaluate() {
        // POSIX decides by the number of arguments, so that operands may look like operators.
        switch (words.size()) {
            case 0:
                return false;
            case 1:
                return !words.get(0).isEmpty();
            case 2:
                return words.get(0).equals("!")
                        ? words.get(1).isEmpty()
                        : Predicates.unary(sh, words.get(0), words.get(1));
            case 3:
                if (BINARY.contains(words.get(1))) {
                    return Predicates.binary(sh, words.get(0), words.get(1), words.get(2));
                }
                break;
            default:
                break;
        }
        boolean result = either();
        if (at < words.size()) {
            throw new ExpansionError(
                    words.size() == 3 ? words.get(1) + ": binary operator expected" : "too many arguments", false);
        }
        return result;
    }

    private boolean either() {
        boolean result = both();
        while (at < words.size() && words.get(at).equals("-o")) {
            at++;
            result |= both();
        }
        return result;
    }

    private boolean both() {
        boolean result = primary();
        while (at < words.size() && words.get(at).equals("-a")) {
            at++;
            result &= primary();
        }
        return result;
    }

    private boolean primary() {
        if (at >= words.size()) {
            throw new ExpansionError("argument expected", false);
        }
        String word = words.get(at++);
        if (word.equals("!")) {
            return !primary();
        }
        if (word.equals("(") && at < words.size()) {
            boolean result = either();
            if (at >= words.size() || !words.get(at++).equals(")")) {
                throw new ExpansionError("`)' expected", false);
            }
            return result;
        }
        if (at + 1 < words.size() && BINARY.contains(words.get(at))) {
            String operator = words.get(at);
            at += 2;
            return Predicates.binary(sh, word, operator, words.get(at - 1));
        }
        if (word.matches("-[a-zA-Z]") && at < words.size()) {
            return Predicates.unary(sh, word, words.get(at++));
        }
        return !word.isEmpty();
    }
}
