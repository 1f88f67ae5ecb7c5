package skylab.course;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ids of a source's cells; what has none gets one that follows from its place and is the same at every reading. */
final class Ids {
    private static final Pattern MAGIC = Pattern.compile("%(check|hint)\\s+([a-z0-9-]+)\\s*");

    private final Map<String, Integer> taken = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** What a cell of code is called after: the step that it checks, or {@code code}. */
    static String derived(String source) {
        Matcher magic = MAGIC.matcher(source);
        return magic.matches()
                ? magic.group(1) + "-" + magic.group(2)
                : source.equals("%progress") ? "progress" : "code";
    }

    /** Takes an id for a line; the line that has taken it before, otherwise 0. */
    int take(String id, int line) {
        Integer before = taken.putIfAbsent(id, line);
        return before == null ? 0 : before;
    }

    /** A free id of this kind: {@code text-1}, {@code text-2}; a check's is its own name as long as it is the only one. */
    String next(String kind) {
        boolean numbered = kind.equals("text") || kind.equals("code");
        while (true) {
            int count = counts.merge(kind, 1, Integer::sum);
            String id = numbered || count > 1 ? kind + "-" + count : kind;
            if (taken.putIfAbsent(id, -1) == null) {
                return id;
            }
        }
    }
}
