package skylab.guest.command.text;

import java.util.ArrayList;
import java.util.List;

/** The shortest way to make one list of lines of another, after Myers: An O(ND) Difference Algorithm. */
final class LineDifference {
    // So many changes are looked for at most; beyond it everything in between is taken for changed.
    private static final int MOST = 3000;

    private LineDifference() {}

    /** Lines from {@code first} to before {@code firstEnd} are replaced by those of the other. Places count from 0. */
    record Change(int first, int firstEnd, int second, int secondEnd) {}

    /** The changes in order. */
    static List<Change> of(List<String> one, List<String> other) {
        int head = 0;
        while (head < one.size() && head < other.size() && one.get(head).equals(other.get(head))) {
            head++;
        }
        int end = one.size();
        int otherEnd = other.size();
        while (end > head && otherEnd > head && one.get(end - 1).equals(other.get(otherEnd - 1))) {
            end--;
            otherEnd--;
        }
        boolean[] removed = new boolean[one.size()];
        boolean[] added = new boolean[other.size()];
        mark(one.subList(head, end), other.subList(head, otherEnd), head, removed, added);
        slide(one, removed, other, added);
        slide(other, added, one, removed);
        return changes(removed, added);
    }

    private static void mark(List<String> one, List<String> other, int offset, boolean[] removed, boolean[] added) {
        int n = one.size();
        int m = other.size();
        int most = Math.min(MOST, n + m);
        int[] reach = new int[2 * most + 3];
        List<int[]> trace = new ArrayList<>();
        int found = -1;
        for (int d = 0; d <= most && found < 0; d++) {
            for (int k = -d; k <= d; k += 2) {
                boolean down = k == -d || (k != d && reach[most + k] < reach[most + k + 2]);
                int x = down ? reach[most + 1 + k + 1] : reach[most + 1 + k - 1] + 1;
                int y = x - k;
                while (x < n && y < m && one.get(x).equals(other.get(y))) {
                    x++;
                    y++;
                }
                reach[most + 1 + k] = x;
                if (x >= n && y >= m) {
                    found = d;
                    break;
                }
            }
            trace.add(java.util.Arrays.copyOfRange(reach, most + 1 - d, most + 2 + d));
        }
        if (found < 0) {
            java.util.Arrays.fill(removed, offset, offset + n, true);
            java.util.Arrays.fill(added, offset, offset + m, true);
            return;
        }
        int x = n;
        int y = m;
        for (int d = found; d > 0; d--) {
            int[] before = trace.get(d - 1);
            int k = x - y;
            int left = k - 1 >= -(d - 1) && k - 1 <= d - 1 ? before[k - 1 + d - 1] : -1;
            int right = k + 1 >= -(d - 1) && k + 1 <= d - 1 ? before[k + 1 + d - 1] : -1;
            boolean down = k == -d || (k != d && left < right);
            int fromX = down ? right : left;
            int fromY = fromX - (down ? k + 1 : k - 1);
            if (down) {
                added[offset + fromY] = true;
            } else {
                removed[offset + fromX] = true;
            }
            x = fromX;
            y = fromY;
        }
    }

    // Of equal possibilities the one furthest down is shown, as GNU does.
    private static void slide(List<String> lines, boolean[] changed, List<String> others, boolean[] otherChanged) {
        int at = lines.size() - 1;
        while (at >= 0) {
            if (!changed[at]) {
                at--;
                continue;
            }
            int end = at + 1;
            while (at >= 0 && changed[at]) {
                at--;
            }
            int begin = at + 1;
            while (end < lines.size()
                    && !changed[end]
                    && lines.get(begin).equals(lines.get(end))
                    && !otherAt(changed, otherChanged, end)) {
                changed[begin++] = false;
                changed[end++] = true;
                while (end < lines.size() && changed[end]) {
                    end++;
                }
            }
        }
    }

    // Whether the other list has a change where an unchanged line of this one is.
    private static boolean otherAt(boolean[] changed, boolean[] otherChanged, int line) {
        int unchanged = 0;
        for (int i = 0; i < line; i++) {
            unchanged += changed[i] ? 0 : 1;
        }
        int at = 0;
        while (at < otherChanged.length && (otherChanged[at] || unchanged > 0)) {
            unchanged -= otherChanged[at] ? 0 : 1;
            at++;
        }
        boolean before = at > 0 && otherChanged[at - 1];
        return before || (at + 1 < otherChanged.length && otherChanged[at + 1]);
    }

    private static List<Change> changes(boolean[] removed, boolean[] added) {
        List<Change> changes = new ArrayList<>();
        int x = 0;
        int y = 0;
        while (x < removed.length || y < added.length) {
            int fromX = x;
            int fromY = y;
            while (x < removed.length && removed[x]) {
                x++;
            }
            while (y < added.length && added[y]) {
                y++;
            }
            if (x > fromX || y > fromY) {
                changes.add(new Change(fromX, x, fromY, y));
            } else {
                x++;
                y++;
            }
        }
        return changes;
    }
}
