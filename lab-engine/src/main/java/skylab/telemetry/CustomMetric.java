package skylab.telemetry;

import java.time.Instant;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;
import skylab.world.Kind;

/**
 * What somebody published under a name: what fell into the same minute, or with high resolution into the same second,
 * is one bucket.
 *
 * @param id its name
 * @param streams buckets in order of time, by unit; no stream is empty
 */
public record CustomMetric(MetricId id, PSortedMap<String, PVector<Bucket>> streams) {
    /** Metrics by their names as text. */
    public static final Kind<CustomMetric> CUSTOM_METRICS = new Kind<>("custom-metric", "");

    /**
     * Samples with the same time stamp.
     *
     * @param second epoch second; a whole minute unless it is of high resolution
     * @param highResolution whether seconds may be asked for
     * @param samples what was published
     */
    public record Bucket(long second, boolean highResolution, Summary samples) {
        Instant from() {
            return Instant.ofEpochSecond(second);
        }
    }

    /** A metric without data. */
    static CustomMetric of(MetricId id) {
        return new CustomMetric(id, TreePMap.empty());
    }

    /** This metric with samples; a late point goes to its place. O(log n), and old ones beyond retention go. */
    CustomMetric with(Instant at, String unit, Summary samples, boolean highResolution, Instant now) {
        long second = highResolution ? at.getEpochSecond() : Retention.floor(at.getEpochSecond(), Retention.MINUTE);
        PVector<Bucket> stream = streams.getOrDefault(unit, TreePVector.empty());
        int before = Spans.lastNotAfter(stream, Bucket::from, Instant.ofEpochSecond(second));
        Bucket last = before < 0 ? null : stream.get(before);
        PVector<Bucket> grown = last != null && last.second == second
                ? stream.with(
                        before, new Bucket(second, highResolution || last.highResolution, last.samples.plus(samples)))
                : stream.plus(before + 1, new Bucket(second, highResolution, samples));
        long oldest = now.minus(Retention.HOURS_KEPT).getEpochSecond();
        while (grown.size() > 1 && grown.get(0).second < oldest) {
            grown = grown.minus(0);
        }
        return new CustomMetric(id, streams.plus(unit, grown));
    }

    /** Whether nothing but newer data than of a moment, in order of time, can be told from what it was. */
    public boolean grewSince(Instant moment, CustomMetric before) {
        return streams.keySet().containsAll(before.streams.keySet())
                && streams.entrySet().stream()
                        .allMatch(one -> grew(
                                before.streams.getOrDefault(one.getKey(), TreePVector.empty()),
                                one.getValue(),
                                moment.getEpochSecond()));
    }

    private static boolean grew(PVector<Bucket> before, PVector<Bucket> after, long since) {
        if (before == after) {
            return true;
        }
        int kept = before.size();
        boolean appended = after.size() == kept + 1 && (kept == 0 || after.get(kept - 1) == before.get(kept - 1));
        boolean lastChanged = after.size() == kept && after.get(kept - 1) != before.get(kept - 1);
        return (appended || lastChanged) && after.get(after.size() - 1).second >= since;
    }
}
