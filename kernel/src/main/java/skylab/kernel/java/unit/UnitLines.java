package skylab.kernel.java.unit;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of a unit as its class files name them: those of its cell by their own numbers, so that every stack trace
 * names them rightly, and behind them one for each line that came from another cell.
 */
public final class UnitLines {
    private final CellText cell;
    /** How many lines the cell itself has. */
    private final int own;

    private final List<Line> others = new ArrayList<>();
    private final int[] shown;

    /**
     * A line of a cell.
     *
     * @param number from 1
     */
    public record Line(CellText cell, int number) {}

    UnitLines(CellText cell, UnitText text) {
        this.cell = cell;
        Map<CellText, LineStarts> starts = new IdentityHashMap<>();
        own = starts.computeIfAbsent(cell, each -> new LineStarts(each.code())).count();
        List<UnitText.Spot> spots = text.lines();
        shown = new int[spots.size() + 1];
        for (int i = 0; i < spots.size(); i++) {
            CellText from = spots.get(i).piece().cell();
            Line line = new Line(
                    from,
                    starts.computeIfAbsent(from, each -> new LineStarts(each.code()))
                            .lineAt(spots.get(i).offset()));
            if (from == cell) {
                shown[i + 1] = line.number();
            } else {
                others.add(line);
                shown[i + 1] = own + others.size();
            }
        }
    }

    /** The number that class files give to a line of the source, both from 1. */
    public int shown(int sourceLine) {
        return sourceLine < shown.length ? shown[sourceLine] : 0;
    }

    /** The line of a cell that a number in a class file means. */
    public Line line(int number) {
        int behind = number - own;
        return behind > 0 && behind <= others.size() ? others.get(behind - 1) : new Line(cell, number);
    }
}
