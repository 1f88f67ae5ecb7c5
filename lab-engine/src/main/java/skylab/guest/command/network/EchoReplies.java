package skylab.guest.command.network;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Generator;
import skylab.world.Seed;

/**
 * The lines that {@code ping} prints for answers that follow each other without a gap.
 *
 * @param lead what each line says before the number
 * @param trail what it says between the number and the time
 * @param unit the mean round trip in microseconds
 * @param seed what the variation of the round trip follows from
 * @param first the number of the first request, from 1; lines show its low 16 bits
 * @param count how many
 * @param sent when the first was sent, if lines begin with the time
 * @param intervalNanos between two requests
 */
record EchoReplies(
        String lead,
        String trail,
        long unit,
        Seed seed,
        long first,
        long count,
        Optional<Instant> sent,
        long intervalNanos)
        implements Generator {
    private static final int WRAP = 65536;

    @Override
    public long size() {
        return offset(count);
    }

    /** The round trip of a request in microseconds: the mean and up to a tenth more or less. */
    long micros(long number) {
        double part = seed.stream("rtt", number).nextDouble();
        long low = unit >= 100_000 ? 100_000 : unit >= 1000 ? 1000 : 0;
        long high = unit >= 100_000 ? 999_000 : unit >= 1000 ? 99_900 : 999;
        return Math.max(low, Math.min(high, (long) (unit * (0.95 + 0.2 * part * part))));
    }

    /** A duration as iputils prints it: three digits that count. */
    static String millis(long micros) {
        if (micros >= 100_000) {
            return Long.toString(micros / 1000);
        }
        int digits = micros >= 10_000 ? 1 : micros >= 1000 ? 2 : 3;
        long scale = digits == 1 ? 100 : digits == 2 ? 10 : 1;
        return String.format(Locale.ROOT, "%." + digits + "f", micros / scale * scale / 1000.0);
    }

    private String line(long index) {
        long number = first + index;
        String stamp = sent.map(begin -> {
                    Instant at = begin.plusNanos(index * intervalNanos);
                    return String.format(Locale.ROOT, "[%d.%06d] ", at.getEpochSecond(), at.getNano() / 1000);
                })
                .orElse("");
        return stamp + lead + number % WRAP + trail + millis(micros(number)) + " ms\n";
    }

    // All lines are equally long but for the digits of the number.
    private long offset(long lines) {
        return lines * (line(0).length() - digits(first % WRAP)) + digitsBefore(first + lines) - digitsBefore(first);
    }

    private static int digits(long number) {
        return Long.toString(number).length();
    }

    // How many digits the numbers 0 to before this one have together, counted as they are shown.
    private static long digitsBefore(long number) {
        return number / WRAP * digitsUpTo(WRAP) + digitsUpTo(number % WRAP);
    }

    private static long digitsUpTo(long end) {
        long sum = Math.min(end, 1);
        for (long power = 1, digits = 1; power < end; power *= 10, digits++) {
            sum += digits * (Math.min(end, power * 10) - power);
        }
        return sum;
    }

    @Override
    public Bytes read(long from, int length) {
        long low = 0;
        long high = count;
        while (high - low > 1) {
            long middle = (low + high) / 2;
            if (offset(middle) <= from) {
                low = middle;
            } else {
                high = middle;
            }
        }
        int skip = (int) (from - offset(low));
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 128);
        for (long i = low; out.size() < skip + length; i++) {
            out.writeBytes(line(i).getBytes(StandardCharsets.UTF_8));
        }
        return Bytes.of(out.toByteArray()).slice(skip, skip + length);
    }

    @Override
    public Optional<Generator> join(Generator following) {
        if (!(following instanceof EchoReplies next)
                || next.first != first + count
                || !next.equals(
                        new EchoReplies(lead, trail, unit, seed, next.first, next.count, at(count), intervalNanos))) {
            return Optional.empty();
        }
        return Optional.of(new EchoReplies(lead, trail, unit, seed, first, count + next.count, sent, intervalNanos));
    }

    private Optional<Instant> at(long index) {
        return sent.map(begin -> begin.plusNanos(index * intervalNanos));
    }
}
