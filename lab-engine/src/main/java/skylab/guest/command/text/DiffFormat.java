package skylab.guest.command.text;

import java.util.ArrayList;
import java.util.List;
import skylab.guest.command.text.LineDifference.Change;

/** Shows differences between two texts as {@code diff} does. */
final class DiffFormat {
    private static final String NO_FEED = "\\ No newline at end of file\n";

    private final List<String> first;
    private final List<String> second;
    private final boolean firstComplete;
    private final boolean secondComplete;
    private final StringBuilder out = new StringBuilder();

    /**
     * Two texts as lines.
     *
     * @param firstComplete whether its last line has a line feed
     */
    DiffFormat(List<String> first, boolean firstComplete, List<String> second, boolean secondComplete) {
        this.first = first;
        this.second = second;
        this.firstComplete = firstComplete;
        this.secondComplete = secondComplete;
    }

    /** The format that {@code ed} could read, almost. */
    String normal(List<Change> changes) {
        for (Change change : changes) {
            boolean adds = change.first() == change.firstEnd();
            boolean deletes = change.second() == change.secondEnd();
            out.append(range(change.first(), change.firstEnd()))
                    .append(adds ? 'a' : deletes ? 'd' : 'c')
                    .append(range(change.second(), change.secondEnd()))
                    .append('\n');
            lines(first, change.first(), change.firstEnd(), "< ", firstComplete);
            out.append(adds || deletes ? "" : "---\n");
            lines(second, change.second(), change.secondEnd(), "> ", secondComplete);
        }
        return out.toString();
    }

    private static String range(int from, int to) {
        return to - from <= 1 ? Integer.toString(to) : from + 1 + "," + to;
    }

    private void lines(List<String> text, int from, int to, String prefix, boolean complete) {
        for (int i = from; i < to; i++) {
            out.append(prefix).append(text.get(i)).append('\n');
            if (i + 1 == text.size() && !complete) {
                out.append(NO_FEED);
            }
        }
    }

    /** The format that {@code patch} reads, with so many lines around. */
    String unified(List<Change> changes, int context) {
        List<Change> hunk = new ArrayList<>();
        for (Change change : changes) {
            if (!hunk.isEmpty() && change.first() - hunk.get(hunk.size() - 1).firstEnd() > 2 * context) {
                hunk(hunk, context);
                hunk.clear();
            }
            hunk.add(change);
        }
        if (!hunk.isEmpty()) {
            hunk(hunk, context);
        }
        return out.toString();
    }

    private void hunk(List<Change> changes, int context) {
        Change begin = changes.get(0);
        Change end = changes.get(changes.size() - 1);
        int before = Math.min(context, begin.first());
        int after = Math.min(context, first.size() - end.firstEnd());
        out.append("@@ -")
                .append(span(begin.first() - before, end.firstEnd() + after))
                .append(" +")
                .append(span(begin.second() - before, end.secondEnd() + after))
                .append(" @@\n");
        int at = begin.first() - before;
        for (Change change : changes) {
            lines(first, at, change.first(), " ", firstComplete);
            lines(first, change.first(), change.firstEnd(), "-", firstComplete);
            lines(second, change.second(), change.secondEnd(), "+", secondComplete);
            at = change.firstEnd();
        }
        lines(first, at, at + after, " ", firstComplete);
    }

    private static String span(int from, int to) {
        int length = to - from;
        int start = length == 0 ? from : from + 1;
        return length == 1 ? Integer.toString(start) : start + "," + length;
    }
}
