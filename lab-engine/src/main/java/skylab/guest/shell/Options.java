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
            Map.entry('p', "privileged"),
            Map.entry('v', "verbose"),
            Map.entry('x', "xtrace"),
            Map.entry('B', "braceexpand"),
            Map.entry('C', "noclobber"),
            Map.entry('E', "errtrace"),
            Map.entry('H', "histexpand"),
            Map.entry('T', "functrace")));

    /** The long names of {@code set -o}, in order. */
    static final java.util.SortedSet<String> NAMES = names();

    private Options() {}

    private static java.util.SortedSet<String> names() {
        java.util.SortedSet<String> all = new java.util.TreeSet<>(LETTERS.values());
        all.addAll(java.util.List.of(
                "pipefail",
                "posix",
                "history",
                "emacs",
                "vi",
                "ignoreeof",
                "interactive-comments",
                "keyword",
                "nolog",
                "onecmd",
                "physical",
                "privileged"));
        return all;
    }

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

    /** {@code $SHELLOPTS}. */
    static String on(Interpreter sh) {
        return NAMES.stream().filter(sh::option).collect(java.util.stream.Collectors.joining(":"));
    }

    /** Whether {@code set -o} knows it. */
    static boolean isKnown(String name) {
        return NAMES.contains(name);
    }
}
