package skylab.guest.command.firewall;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The words of a command line, taken one after the other; letters that were written together come apart. */
final class Words {
    private static final String FLAGS = "nvxwhV";

    private final Deque<String> words;

    Words(List<String> words) {
        this.words = new ArrayDeque<>(words);
    }

    boolean isOver() {
        return words.isEmpty();
    }

    /** The next option, or operand. */
    String take() {
        String word = words.pop();
        if (!word.matches("-[A-Za-z].+")) {
            return word;
        }
        String rest = word.substring(2);
        words.push(FLAGS.indexOf(word.charAt(1)) >= 0 ? "-" + rest : rest);
        return word.substring(0, 2);
    }

    /** The argument of an option. */
    String argument(String option) {
        if (isOver()) {
            throw new FirewallError("option \"" + option + "\" requires an argument", FirewallError.USAGE);
        }
        return words.pop();
    }

    /** The argument of an option that may lack it; empty text if it does. */
    String optional() {
        return isOver() || words.peek().startsWith("-") || words.peek().equals("!") ? "" : words.pop();
    }

    /** A number, if one is next; else 0. */
    int number() {
        return !isOver() && words.peek().matches("[0-9]{1,9}") ? Integer.parseInt(words.pop()) : 0;
    }
}
