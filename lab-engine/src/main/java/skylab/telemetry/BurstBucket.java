package skylab.telemetry;

import java.time.Instant;
import java.util.Optional;

/**
 * What is left of the credits with which a small machine reaches its volumes faster than its baseline, in percent at the
 * beginning of each five minutes. As with CPU credits the minutes are gone through in order.
 */
final class BurstBucket extends DailyWalk<Double> implements Curve {
    /** How long the best performance lasts with a full bucket, in seconds. */
    private static final double LASTS = 30 * 60;

    private final MonitoredMachine machine;
    private final boolean operations;
    private final Curve reads;
    private final Curve writes;

    private final double[] read = new double[DAY];
    private final double[] written = new double[DAY];
    private long blockFrom = Long.MIN_VALUE;
    private double full = 1;
    private boolean on;

    /**
     * A bucket.
     *
     * @param operations whether it is of operations, else of bytes
     * @param reads what is read each minute, in operations or bytes
     * @param writes what is written
     * @param birth before which the machine did not exist
     */
    BurstBucket(MonitoredMachine machine, boolean operations, Curve reads, Curve writes, Instant birth) {
        super(birth, 1.0);
        this.machine = machine;
        this.operations = operations;
        this.reads = reads;
        this.writes = writes;
    }

    @Override
    Double known() {
        return full;
    }

    @Override
    void restore(Double known) {
        full = known;
    }

    /** Whether it is full and stays so for some minutes. */
    @Override
    boolean stays(long first, long last) {
        DiskBurst burst =
                machine.at(Instant.ofEpochSecond(first * 60)).hardware().burst();
        if (full != 1 || burst == null || machine.nextChange(first) <= last) {
            return false;
        }
        Optional<Range> read = reads.range(first, last).filter(Range::measured);
        Optional<Range> written = writes.range(first, last).filter(Range::measured);
        return read.isPresent()
                && written.isPresent()
                && read.get().greatest() + written.get().greatest()
                        < 60 * (operations ? burst.baseIops() : burst.baseBytes());
    }

    @Override
    public void fill(long first, double[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = Math.floorMod(first + i, 5) == 0 ? five(first + i) : Double.NaN;
        }
    }

    @Override
    public int spacing() {
        return 5;
    }

    @Override
    public Optional<Range> range(long first, long last) {
        long begin = Math.floorDiv(first, 5) * 5L;
        if (begin >= birth() && begin - birth() <= LONGEST) {
            seek(begin);
            if (stays(begin, last)) {
                return Optional.of(new Range(100, 100, true));
            }
        }
        return last - first > LONGEST ? Optional.empty() : Range.walked(this, first, last);
    }

    private double five(long first) {
        if (first + 5 <= birth()) {
            return Double.NaN;
        }
        seek(Math.max(first, birth()));
        boolean any = false;
        while (minute() < first + 5) {
            step();
            any |= on;
        }
        return any ? 100 * full : Double.NaN;
    }

    @Override
    void live(long minute) {
        if (minute < blockFrom || minute >= blockFrom + DAY || blockFrom == Long.MIN_VALUE) {
            reads.fill(minute, read, DAY);
            writes.fill(minute, written, DAY);
            blockFrom = minute;
        }
        int at = (int) (minute - blockFrom);
        DiskBurst burst =
                machine.at(Instant.ofEpochSecond(minute * 60)).hardware().burst();
        double used = Double.isNaN(read[at]) ? 0 : read[at] + written[at];
        on = !Double.isNaN(read[at]) && burst != null;
        if (burst != null) {
            double base = operations ? burst.baseIops() : burst.baseBytes();
            double most = operations ? burst.mostIops() : burst.mostBytes();
            full = Math.max(0, Math.min(1, full + (60 * base - used) / ((most - base) * LASTS)));
        }
    }
}
