package skylab.kernel.java.unit;

import java.util.ArrayList;
import java.util.List;
import skylab.kernel.java.syntax.Item.Range;

/** A source made of stretches of cells and text between them, which knows for every place where it comes from. */
final class UnitText {
    private final StringBuilder text = new StringBuilder();
    private final List<Stretch> stretches = new ArrayList<>();

    private record Stretch(int start, int end, Piece piece, int offset) {}

    /**
     * A place in a cell.
     *
     * @param piece what stands there
     * @param offset UTF-16 index in its cell
     */
    record Spot(Piece piece, int offset) {}

    /** Adds text of nobody. */
    UnitText plain(String more) {
        text.append(more);
        return this;
    }

    /** Adds a stretch of a cell with blanks in some places. */
    UnitText copy(Piece piece, Range range, List<Range> blanks) {
        int start = text.length();
        text.append(range.of(piece.cell().code()));
        for (Range blank : blanks) {
            int from = start + blank.start() - range.start();
            int to = start + blank.end() - range.start();
            text.replace(from, to, " ".repeat(to - from));
        }
        stretches.add(new Stretch(start, text.length(), piece, range.start()));
        return this;
    }

    /** Adds a stretch of a cell. */
    UnitText copy(Piece piece, Range range) {
        return copy(piece, range, List.of());
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Where a UTF-16 index in the source comes from: for text of nobody the stretch before, at its end. */
    Spot spot(long index) {
        int low = 0;
        int high = stretches.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (stretches.get(middle).start() <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        Stretch found = stretches.get(low);
        int inside = (int) Math.max(0, Math.min(index, found.end()) - found.start());
        return new Spot(found.piece(), found.offset() + inside);
    }

    /** The cell and line of every line of the source; a line of nobody counts to the line before. */
    List<Spot> lines() {
        List<Spot> lines = new ArrayList<>();
        Spot latest = stretches.isEmpty() ? null : spot(0);
        int next = 0;
        int begin = 0;
        while (begin <= text.length() && latest != null) {
            int newline = text.indexOf("\n", begin);
            int end = newline < 0 ? text.length() : newline;
            while (next < stretches.size() && stretches.get(next).end() < begin) {
                next++;
            }
            if (next < stretches.size() && stretches.get(next).start() <= end) {
                latest = spot(Math.max(begin, stretches.get(next).start()));
            }
            lines.add(latest);
            begin = end + 1;
        }
        return lines;
    }
}
