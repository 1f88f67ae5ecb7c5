package skylab.aws.cloudwatch.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import skylab.aws.cloudwatch.math.Lesson;
import skylab.aws.cloudwatch.math.Normal;

/**
 * What was learnt for bands. A model is trained for each day, on the two weeks before it; what one of these days teaches
 * follows from its data alone and is learnt once, so that each day adds one lesson. Use it within the transaction; what it
 * has {@link #learnt} can be kept.
 */
public final class Models {
    /** CloudWatch guide, "Using CloudWatch anomaly detection": "up to two weeks of metric data". */
    private static final int TRAINED = 14;

    private static final Duration DAY = Duration.ofDays(1);

    private final Map<Key, Lesson> lessons = new HashMap<>();
    private final Map<Key, Normal> models = new HashMap<>();

    private record Key(String query, long day) {}

    /** Without anything learnt. */
    public Models() {}

    /** With what was {@link #learnt} before, of the same queries, if no data of these days has changed since. */
    public Models(PMap<String, PMap<Long, Lesson>> known) {
        known.forEach((query, days) -> days.forEach((day, lesson) -> lessons.put(new Key(query, day), lesson)));
    }

    /**
     * What is normal for a query at a moment: the model of its day.
     *
     * @param learning what a day teaches, by the number of the day since 1970
     */
    Normal of(String query, Instant at, LongFunction<Lesson> learning) {
        long day = day(at);
        Key key = new Key(query, day);
        Normal model = models.get(key);
        if (model == null) {
            Map<Long, Lesson> past = new HashMap<>();
            for (long before = day - TRAINED; before < day; before++) {
                past.put(before, lesson(query, before, learning));
            }
            model = Normal.of(past);
            models.put(key, model);
        }
        return model;
    }

    private Lesson lesson(String query, long day, LongFunction<Lesson> learning) {
        Key key = new Key(query, day);
        Lesson lesson = lessons.get(key);
        if (lesson == null) {
            lesson = learning.apply(day);
            lessons.put(key, lesson);
        }
        return lesson;
    }

    /** What was learnt of days that are over at a moment and are still needed, by query and days since 1970. */
    public PMap<String, PMap<Long, Lesson>> learnt(Instant now) {
        long today = day(now);
        PMap<String, PMap<Long, Lesson>> learnt = HashTreePMap.empty();
        for (Map.Entry<Key, Lesson> one : lessons.entrySet()) {
            Key key = one.getKey();
            if (key.day < today && key.day >= today - TRAINED - 1) {
                PMap<Long, Lesson> days = learnt.getOrDefault(key.query, HashTreePMap.empty());
                learnt = learnt.plus(key.query, days.plus(key.day, one.getValue()));
            }
        }
        return learnt;
    }

    /** When the model of a moment's day is no longer that of the present. */
    public static Instant replaced(Instant at) {
        return begin(day(at) + 1);
    }

    static Instant begin(long day) {
        return Instant.EPOCH.plus(DAY.multipliedBy(day));
    }

    private static long day(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), DAY.toSeconds());
    }
}
