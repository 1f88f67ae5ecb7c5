package skylab.kernel.chart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import skylab.kernel.chart.CloudWatchChart.Line;
import skylab.kernel.chart.CloudWatchChart.Sample;

/** Puts lines on one another. Where a line has no value it adds nothing; where none has one there is a gap. */
final class Stacking {
    private Stacking() {}

    /** Each line as the sum of itself and those before it. */
    static List<Line> of(List<Line> lines) {
        TreeSet<Instant> times = new TreeSet<>();
        lines.forEach(line -> line.samples().forEach(sample -> times.add(sample.at())));
        Map<Instant, Double> sums = new TreeMap<>();
        List<Map<Instant, Double>> values = new ArrayList<>();
        for (Line line : lines) {
            Map<Instant, Double> own = new TreeMap<>();
            line.samples().stream().filter(Sample::isPresent).forEach(sample -> own.put(sample.at(), sample.value()));
            values.add(own);
        }
        List<Line> stacked = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            List<Sample> samples = new ArrayList<>();
            for (Instant at : times) {
                Double value = values.get(i).get(at);
                if (value != null) {
                    sums.merge(at, value, Double::sum);
                }
                boolean isGap = values.stream().noneMatch(own -> own.containsKey(at));
                samples.add(new Sample(at, isGap ? Double.NaN : sums.getOrDefault(at, 0.0)));
            }
            Line line = lines.get(i);
            stacked.add(new Line(line.name(), samples, line.side(), line.color()));
        }
        return stacked;
    }
}
