package skylab.telemetry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is left of the credits with which a small machine reaches its volumes faster than its baseline, in percent at the
 * beginning of each five minutes. As with CPU credits the minutes are gone through in order.
 */
final class BurstBucket implements Curve {
    /** How long the best performance lasts with a full bucket, in seconds. */
    private static final double LASTS = 30 * 60;

    private static final int BLOCK = 1440;

    /** The longest span in minutes that is gone through to tell what is certain of it. */
    private static final long LONGEST = 500L * BLOCK;

    private final MonitoredMachine machine;
    private final boolean operations;
    private final Curve reads;
    private final Curve writes;
    private final long birth;

    private final double[] read = new double[BLOCK];
    private final double[] written = new double[BLOCK];
    private long blockFrom;
    /** How full it was at the beginning of each day since birth, as far as it was gone through. */
    private final List<Double> days = new ArrayList<>();

    private long minute;
    private double full;
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
        this.machine = machine;
        this.operations = operations;
        this.reads = reads;
        this.writes = writes;
        this.birth = Math.floorDiv(birth.getEpochSecond(), 60);
        this.minute = this.birth;
        this.blockFrom = Long.MIN_VALUE;
        this.full = 1;
        days.add(full);
    }

    // Back by going on from the beginning of the day.
    private void seek(long target) {
        int day = (int) Math.min((target - birth) / BLOCK, days.size() - 1);
        if (minute > target || minute < birth + (long) day * BLOCK) {
            minute = birth + (long) day * BLOCK;
            full = days.get(day);
        }
        while (minute < target) {
            boolean atDay = (minute - birth) % BLOCK == 0 && minute + BLOCK <= target;
            if (atDay && isFull(minute, minute + BLOCK - 1)) {
                minute += BLOCK;
                know();
            } else {
                step();
            }
        }
    }

    /** Whether it is full and stays so for some minutes. */
    private boolean isFull(long first, long last) {
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

    private void know() {
        if (minute == birth + (long) days.size() * BLOCK) {
            days.add(full);
        }
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
        if (begin >= birth && begin - birth <= LONGEST) {
            seek(begin);
            if (isFull(begin, last)) {
                return Optional.of(new Range(100, 100, true));
            }
        }
        return last - first > LONGEST ? Optional.empty() : Range.walked(this, first, last);
    }

    private double five(long first) {
        if (first + 5 <= birth) {
            return Double.NaN;
        }
        seek(Math.max(first, birth));
        boolean any = false;
        while (minute < first + 5) {
            step();
            any |= on;
        }
        return any ? 100 * full : Double.NaN;
    }

    private void step() {
        if (minute < blockFrom || minute >= blockFrom + BLOCK || blockFrom == Long.MIN_VALUE) {
            reads.fill(minute, read, BLOCK);
            writes.fill(minute, written, BLOCK);
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
        minute++;
        know();
    }
}
