package skylab.kernel.chart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What part of time and value a chart shows.
 *
 * @param from left end
 * @param to right end
 * @param top upper end; the lower one is 0
 * @param step between two labels of the value axis
 * @param empty whether no line has a value
 */
record Frame(Instant from, Instant to, double top, double step, boolean empty) {
    private static final int MOST_STEPS = 5;
    private static final double PERCENT = 100;
    private static final double HEADROOM = 1.05;

    static Frame of(CloudWatchChart chart) {
        List<Instant> times = new ArrayList<>();
        double greatest = 0;
        boolean empty = true;
        for (CloudWatchChart.Line line : chart.lines()) {
            for (CloudWatchChart.Sample sample : line.samples()) {
                times.add(sample.at());
                if (!Double.isNaN(sample.value())) {
                    empty = false;
                    greatest = Math.max(greatest, sample.value());
                }
            }
        }
        chart.intervals().forEach(interval -> times.addAll(List.of(interval.from(), interval.to())));
        chart.markers().forEach(marker -> times.add(marker.at()));
        for (CloudWatchChart.Threshold threshold : chart.thresholds()) {
            greatest = Math.max(greatest, threshold.value());
        }
        Instant first = times.stream().min(Instant::compareTo).orElse(Instant.EPOCH);
        Instant last = times.stream().max(Instant::compareTo).orElse(Instant.EPOCH);
        if (first.equals(last)) {
            // One moment is no axis: half an hour on either side.
            first = first.minusSeconds(1800);
            last = last.plusSeconds(1800);
        }
        boolean full = chart.unit().equals("Percent") && greatest <= PERCENT && greatest * HEADROOM > PERCENT;
        double reach = greatest == 0 ? 1 : full ? PERCENT : greatest * HEADROOM;
        double step = Axis.step(reach, MOST_STEPS);
        return new Frame(first, last, step * Math.ceil(reach / step - 1e-9), step, empty);
    }
}
