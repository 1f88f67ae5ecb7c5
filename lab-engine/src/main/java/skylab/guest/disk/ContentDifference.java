package skylab.guest.disk;

import java.util.Iterator;
import java.util.Map;

/** Where two contents differ. What they share is seen at once; only what was written differently is compared by bytes. */
final class ContentDifference {
    /** Takes a range of bytes. */
    interface Ranges {
        void add(long from, long to);
    }

    private static final int FIRST_LOOK = 4096;

    private final Content before;
    private final Content after;

    private ContentDifference(Content before, Content after) {
        this.before = before;
        this.after = after;
    }

    /** Gives every range in which the contents differ, and at most a little more; the shorter one counts as ending in a hole. */
    static void each(Content before, Content after, Ranges ranges) {
        if (before != after) {
            new ContentDifference(before, after).each(ranges);
        }
    }

    private void each(Ranges ranges) {
        Cursor one = new Cursor(before);
        Cursor other = new Cursor(after);
        long end = Math.max(before.size(), after.size());
        long at = 0;
        while (at < end) {
            one.moveTo(at);
            other.moveTo(at);
            long to = Math.min(end, Math.min(one.end(), other.end()));
            if (!(one.segment == other.segment && one.begin == other.begin)) {
                for (long from = at; from < to; ) {
                    long next = Math.min(to, (from / BlockImage.BLOCK + 1) * BlockImage.BLOCK);
                    if (!same(one, other, from, next)) {
                        ranges.add(from, next);
                    }
                    from = next;
                }
            }
            at = to;
        }
    }

    private static boolean same(Cursor one, Cursor other, long from, long to) {
        if (!one.stored() || !other.stored()) {
            return one.stored() == other.stored();
        }
        if (one.segment instanceof Segment.Generated a
                && other.segment instanceof Segment.Generated b
                && (a.generator() == b.generator() || a.generator().equals(b.generator()))
                && a.from() - one.begin == b.from() - other.begin) {
            return true;
        }
        long look = Math.min(to, from + FIRST_LOOK);
        return one.read(from, look).equals(other.read(from, look))
                && (look == to || one.read(look, to).equals(other.read(look, to)));
    }

    /** A place in a content. */
    private static final class Cursor {
        private final Iterator<Map.Entry<Long, Segment>> rest;
        private Segment segment;
        private long begin;

        Cursor(Content content) {
            rest = content.segments().entrySet().iterator();
            step();
        }

        private void step() {
            if (rest.hasNext()) {
                Map.Entry<Long, Segment> next = rest.next();
                begin = next.getKey();
                segment = next.getValue();
            } else {
                segment = null;
            }
        }

        void moveTo(long at) {
            while (segment != null && begin + segment.size() <= at) {
                step();
            }
        }

        long end() {
            return segment == null ? Long.MAX_VALUE : begin + segment.size();
        }

        boolean stored() {
            return segment != null && segment.stored();
        }

        Bytes read(long from, long to) {
            return segment.read(from - begin, (int) (to - from));
        }
    }
}
