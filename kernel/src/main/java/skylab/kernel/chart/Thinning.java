package skylab.kernel.chart;

import java.util.ArrayList;
import java.util.List;
import skylab.kernel.chart.CloudWatchChart.Sample;

/** What can be seen of many points. */
final class Thinning {
    private Thinning() {}

    /** Of those in the same half of a pixel the first, the extremes, and the last; gaps stay. */
    static List<Sample> of(List<Sample> samples, Plot plot) {
        List<Sample> seen = new ArrayList<>();
        for (int i = 0; i < samples.size(); ) {
            Sample first = samples.get(i);
            Sample low = first;
            Sample high = first;
            int end = i;
            while (first.isPresent() && end + 1 < samples.size() && areOne(first, samples.get(end + 1), plot)) {
                end++;
                low = samples.get(end).value() < low.value() ? samples.get(end) : low;
                high = samples.get(end).value() > high.value() ? samples.get(end) : high;
            }
            boolean isLowFirst = !low.at().isAfter(high.at());
            for (Sample one : List.of(first, isLowFirst ? low : high, isLowFirst ? high : low, samples.get(end))) {
                if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(one)) {
                    seen.add(one);
                }
            }
            i = end + 1;
        }
        return seen;
    }

    private static boolean areOne(Sample first, Sample other, Plot plot) {
        return other.isPresent() && Math.floor(plot.x(other.at()) * 2) == Math.floor(plot.x(first.at()) * 2);
    }
}
