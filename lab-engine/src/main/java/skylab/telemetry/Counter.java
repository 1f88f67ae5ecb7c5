package skylab.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * What was counted at one place, such as the bytes that a machine has received: single amounts in steps of ten seconds,
 * and rates for what lasts long, so that neither much traffic nor much time makes it large.
 *
 * @param amounts by the number of the step since 1970-01-01T00:00Z; none is 0
 * @param rates changes of the rate, in millionths per second, by the millisecond since 1970-01-01T00:00Z; none is 0
 */
public record Counter(PSortedMap<Long, Long> amounts, PSortedMap<Long, Long> rates) {
    /** Counters by the id of the place and the name of what is counted, as {@link #key} joins them. */
    public static final Kind<Counter> COUNTERS = new Kind<>("counter", "");

    /** One that has counted nothing. */
    public static final Counter ZERO = new Counter(TreePMap.empty(), TreePMap.empty());

    /** The step in which amounts are kept. */
    public static final Duration STEP = Duration.ofSeconds(10);

    // What lasts longer is kept as a rate.
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final double MICRO = 1e6;

    /** The key of a counter. */
    public static String key(String place, String name) {
        return place + "/" + name;
    }

    /** The counter of a place. */
    public static Counter of(Transaction tx, Scope scope, String place, String name) {
        return tx.find(scope, COUNTERS, key(place, name)).orElse(ZERO);
    }

    /** Counts an amount at a moment; a negative one takes back what was counted before. */
    public static void add(Transaction tx, Scope scope, String place, String name, Instant at, long amount) {
        if (amount != 0) {
            put(tx, scope, place, name, of(tx, scope, place, name).plus(at, amount));
        }
    }

    /** Counts an amount evenly from one moment to another; all at once if they are the same. */
    public static void add(
            Transaction tx, Scope scope, String place, String name, Instant from, Instant to, long amount) {
        if (amount != 0) {
            put(tx, scope, place, name, of(tx, scope, place, name).plus(from, to, amount));
        }
    }

    /** Counts a rate per second from one moment to another; a negative one takes back. */
    public static void rate(
            Transaction tx, Scope scope, String place, String name, Instant from, Instant to, double perSecond) {
        if (from.isBefore(to)) {
            put(tx, scope, place, name, of(tx, scope, place, name).plusRate(from, to, perSecond));
        }
    }

    private static void put(Transaction tx, Scope scope, String place, String name, Counter counter) {
        tx.put(scope, COUNTERS, key(place, name), counter);
    }

    Counter plus(Instant at, long amount) {
        return new Counter(plus(amounts, step(at), amount), rates);
    }

    Counter plus(Instant from, Instant to, long amount) {
        Duration time = Duration.between(from, to);
        if (time.compareTo(LONG) > 0) {
            return plusRate(from, to, amount / (time.toNanos() / 1e9));
        }
        PSortedMap<Long, Long> sum = amounts;
        long first = step(from);
        long last = step(to);
        long counted = 0;
        for (long step = first; step < last; step++) {
            Instant end = Instant.ofEpochSecond((step + 1) * STEP.toSeconds());
            long by = Math.round(amount * ((double) Duration.between(from, end).toNanos() / time.toNanos()));
            sum = plus(sum, step, by - counted);
            counted = by;
        }
        return new Counter(plus(sum, last, amount - counted), rates);
    }

    // The rate that ends where the next begins leaves no trace.
    Counter plusRate(Instant from, Instant to, double perSecond) {
        long rate = Math.round(perSecond * MICRO);
        return new Counter(amounts, plus(plus(rates, from.toEpochMilli(), rate), to.toEpochMilli(), -rate));
    }

    private static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP.toSeconds());
    }

    private static PSortedMap<Long, Long> plus(PSortedMap<Long, Long> map, long key, long amount) {
        long sum = map.getOrDefault(key, 0L) + amount;
        return sum == 0 ? map.minus(key) : map.plus(key, sum);
    }

    /** This, prepared for many questions; O(n) for n entries. */
    public Reading reading() {
        return new Reading(this);
    }

    /** Nothing is counted for later than this minute. */
    static final long LAST_MINUTE = Long.MAX_VALUE / 120_000;

    /** A counter that can be asked for any interval in O(log n). */
    public static final class Reading {

        private final long[] steps;
        private final long[] sums;
        private final long[] changes;
        private final double[] levels;
        private final double[] areas;

        private Reading(Counter counter) {
            steps = new long[counter.amounts.size()];
            sums = new long[steps.length + 1];
            int i = 0;
            for (Map.Entry<Long, Long> one : counter.amounts.entrySet()) {
                steps[i] = one.getKey();
                sums[i + 1] = sums[i] + one.getValue();
                i++;
            }
            changes = new long[counter.rates.size()];
            levels = new double[changes.length + 1];
            areas = new double[changes.length];
            long level = 0;
            int k = 0;
            for (Map.Entry<Long, Long> one : counter.rates.entrySet()) {
                changes[k] = one.getKey();
                areas[k] = k == 0 ? 0 : areas[k - 1] + levels[k] * (changes[k] - changes[k - 1]) / 1000.0;
                level += one.getValue();
                levels[k + 1] = level / MICRO;
                k++;
            }
        }

        /** Whether it has counted nothing at all. */
        public boolean isEmpty() {
            return steps.length == 0 && changes.length == 0;
        }

        /**
         * How much was counted.
         *
         * @param from the beginning, a multiple of {@link #STEP}
         * @param to the end, excluded, a multiple of {@link #STEP}
         */
        public double between(Instant from, Instant to) {
            double amount = sums[index(steps, step(to))] - sums[index(steps, step(from))];
            return changes.length == 0 ? amount : amount + area(to.toEpochMilli()) - area(from.toEpochMilli());
        }

        /** Whether nothing is counted from one minute to another, both included. */
        boolean isQuiet(long firstMinute, long lastMinute) {
            long last = Math.min(lastMinute, LAST_MINUTE);
            long first = Math.min(firstMinute, last);
            long steps = 60 / STEP.toSeconds();
            int rate = index(changes, first * 60_000 + 1);
            return index(this.steps, first * steps) == index(this.steps, (last + 1) * steps)
                    && levels[rate] == 0
                    && rate == index(changes, (last + 1) * 60_000);
        }

        /** Between what lies what is counted in any minute from one to another, both included. */
        Curve.Range range(long firstMinute, long lastMinute) {
            long last = Math.min(lastMinute, LAST_MINUTE);
            long first = Math.min(firstMinute, last);
            long minute = 60 / STEP.toSeconds();
            double less = 0;
            double more = 0;
            for (int i = index(steps, first * minute); i < index(steps, (last + 1) * minute); i++) {
                long amount = sums[i + 1] - sums[i];
                less += Math.min(0, amount);
                more += Math.max(0, amount);
            }
            double lowest = Double.POSITIVE_INFINITY;
            double highest = Double.NEGATIVE_INFINITY;
            for (int i = index(changes, first * 60_000 + 1); i <= index(changes, (last + 1) * 60_000); i++) {
                lowest = Math.min(lowest, levels[i]);
                highest = Math.max(highest, levels[i]);
            }
            // What rates have brought is a difference of large sums.
            double slack = changes.length == 0 ? 0 : 1e-6;
            return new Curve.Range(60 * lowest + less - slack, 60 * highest + more + slack, true);
        }

        /** The highest rate in an interval. */
        public double highestRate(Instant from, Instant to) {
            int i = index(changes, from.toEpochMilli() + 1);
            double most = levels[i];
            for (; i < changes.length && changes[i] < to.toEpochMilli(); i++) {
                most = Math.max(most, levels[i + 1]);
            }
            return most;
        }

        /** The lowest rate in an interval. */
        double lowestRate(Instant from, Instant to) {
            int i = index(changes, from.toEpochMilli() + 1);
            double least = levels[i];
            for (; i < changes.length && changes[i] < to.toEpochMilli(); i++) {
                least = Math.min(least, levels[i + 1]);
            }
            return least;
        }

        // What rates have brought up to a millisecond.
        private double area(long milli) {
            int i = index(changes, milli);
            return i == 0 ? 0 : areas[i - 1] + levels[i] * (milli - changes[i - 1]) / 1000.0;
        }

        // How many are less.
        private static int index(long[] sorted, long key) {
            int found = Arrays.binarySearch(sorted, key);
            return found < 0 ? -found - 1 : found;
        }
    }
}
