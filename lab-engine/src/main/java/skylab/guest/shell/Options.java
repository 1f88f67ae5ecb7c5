package skylab.guest.shell;

import java.util.Map;
import java.util.TreeMap;

/** Options of {@code set}: letters and long names. */
final class Options {
    static final Map<Character, String> LETTERS = new TreeMap<>(Map.ofEntries(
            Map.entry('a', "allexport"),
            Map.entry('b', "notify"),
            Map.entry('e', "errexit"),
            Map.entry('f', "noglob"),
            Map.entry('h', "hashall"),
            Map.entry('m', "monitor"),
            Map.entry('n', "noexec"),
            Map.entry('u', "nounset"),
            Map.entry('v', "verbose"),
            Map.entry('x', "xtrace"),
            Map.entry('B', "braceexpand"),
            Map.entry('C', "noclobber"),
            Map.entry('E', "errtrace"),
            Map.entry('H', "histexpand"),
            Map.entry('T', "functrace")));

    private Options() {}

    /** {@code $-}. */
    static String letters(Interpreter sh) {
        StringBuilder on = new StringBuilder();
        for (Map.Entry<Character, String> entry : LETTERS.entrySet()) {
            if (sh.option(entry.getValue())) {
                on.append(entry.getKey());
            }
        }
        return on + (sh.interactive ? "i" : "");
    }

    /** Whether {@code set -o} knows it. */
    static boolean isKnown(String name) {
        return LETTERS.containsValue(name)
                || name.equals("pipefail")
                || name.equals("posix")
                || name.equals("history")
                || name.equals("emacs")
                || name.equals("vi")
                || name.equals("ignoreeof");
    }
}
