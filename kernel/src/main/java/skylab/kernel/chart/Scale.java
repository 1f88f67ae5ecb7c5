package skylab.kernel.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A value axis: where it begins and ends, and how far its labels are apart.
 *
 * @param bottom its lower end
 * @param top its upper end
 * @param step between two labels
 */
record Scale(double bottom, double top, double step) {
    private static final double FULL = 100;
    private static final double HEADROOM = 1.05;

    /** From here on an axis of percentages goes to 100: below, small values would be no more than a flat line. */
    private static final double SMALL_PERCENTAGE = 25;

    /**
     * The axis for values.
     *
     * @param axis what was asked for
     * @param least the least value; above 0 it does not matter
     * @param greatest the greatest value
     * @param mostSteps how many labels have room
     */
    static Scale of(Look.Axis axis, double least, double greatest, int mostSteps) {
        double bottom = axis.min().orElse(Math.min(0, least * HEADROOM));
        double top = axis.max().orElse(Math.max(greatest * HEADROOM, bottom));
        if (axis.max().isEmpty()
                && axis.unit().equals(Units.PERCENT)
                && greatest > SMALL_PERCENTAGE
                && greatest <= FULL) {
            top = FULL;
        }
        if (top <= bottom) {
            top = bottom + 1;
        }
        double step = Ticks.step(top - bottom, mostSteps);
        return new Scale(
                axis.min().orElse(step * Math.floor(bottom / step + 1e-9)),
                axis.max().orElse(step * Math.ceil(top / step - 1e-9)),
                step);
    }

    /** Where labels stand: at whole steps. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(bottom / step - 1e-9); i * step <= top + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }
}
