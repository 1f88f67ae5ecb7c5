package skylab.guest.command.storage;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;
import skylab.guest.disk.Zeros;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Signal;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Transfer;

/**
 * The copying of {@code dd}, a piece at a time: the disks take their time for each, and so does the processor.
 *
 * @param plan what to do
 * @param in descriptor of the input
 * @param out descriptor of the output
 * @param begun when it began
 * @param read bytes read
 * @param whole whole records read
 * @param part records that were not whole
 * @param written bytes written
 * @param told seconds at which progress was last told, -1 if not yet
 */
record DdCopy(DdPlan plan, int in, int out, Duration begun, long read, long whole, long part, long written, long told)
        implements Program {
    private static final long PIECE = 16 << 20;
    private static final long MOST = 256 << 20;
    // From here on what makes no difference but to the processor is one span.
    private static final long LONG = 16 * MOST;
    private static final int CONVERTED = 1 << 20;
    // Seconds per byte and per call that the processor takes: copying, making random numbers, entering the kernel.
    private static final double COPY = 1 / 5e9;
    private static final double RANDOM = 1 / 350e6;
    private static final double CALL = 0.8e-6;
    private static final double START = 20e-6;

    static DdCopy begin(DdPlan plan, int in, int out, Duration now) {
        return new DdCopy(plan, in, out, now, 0, 0, 0, 0, -1);
    }

    @Override
    public double cpu() {
        return 0.1;
    }

    @Override
    public Step step(Syscalls sys) {
        List<Signal> signals = sys.takeSignals();
        Output print = new Output("dd");
        if (signals.contains(Signal.INT)) {
            report(sys, print);
            return print.drain(sys, 128 + Signal.INT.number());
        } else if (signals.contains(Signal.USR1)) {
            report(sys, print);
        }
        long left = plan.limit() - read;
        if (left <= 0) {
            return flush(sys, print, 0);
        }
        if (left > LONG && sys.inexhaustible(in) && sys.discards(out) && unadorned()) {
            return print.drain(sys, new Step.Continue(new DdSpin(this, sys.monotonic(), told)));
        }
        Content content;
        try {
            if (sys.holdsContent(in)) {
                content = sys.readContent(in, Math.min(left, piece(sys)));
            } else {
                Chunk chunk = sys.read(in, (int) Math.min(left, Math.min(plan.ibs(), PIECE)));
                if (chunk.wouldBlock()) {
                    return print.drain(sys, new Step.Await(this, new Condition.Readable(in)));
                }
                content = Content.of(chunk.bytes());
            }
        } catch (Errno e) {
            print.complain("error reading " + name(plan.input().orElse("standard input")) + ": " + e.text());
            return flush(sys, print, 1);
        }
        return content.size() == 0 ? flush(sys, print, 0) : copy(sys, print, content);
    }

    // Whole records; larger pieces the more there is to do.
    private long piece(Syscalls sys) {
        long total = Math.min(plan.limit(), Math.max(0, sys.stat(in).size()));
        long piece = plan.limit() == Long.MAX_VALUE && total == 0 ? MOST : Math.max(PIECE, Math.min(MOST, total / 256));
        boolean small = !sys.holdsContent(out) || converts();
        long wanted = small
                ? CONVERTED
                : plan.iflag().contains("direct") || plan.oflag().contains("direct") ? PIECE : piece;
        return Math.max(plan.ibs(), wanted / plan.ibs() * plan.ibs());
    }

    // Without flags that the devices may refuse.
    private boolean unadorned() {
        return !plan.iflag().contains("direct") && !plan.oflag().contains("direct");
    }

    /** This with so many more bytes copied, in whole records as far as they go. */
    DdCopy skipping(long bytes, long toldThen) {
        long rest = bytes % plan.ibs() > 0 ? 1 : 0;
        return new DdCopy(
                plan, in, out, begun, read + bytes, whole + bytes / plan.ibs(), part + rest, written + bytes, toldThen);
    }

    private boolean converts() {
        return plan.conv().contains("lcase") || plan.conv().contains("ucase");
    }

    private Step copy(Syscalls sys, Output print, Content got) {
        long count = got.size() / plan.ibs();
        long rest = got.size() % plan.ibs() > 0 ? 1 : 0;
        boolean direct = plan.iflag().contains("direct");
        if (direct && plan.ibs() % Disks.SECTOR != 0) {
            print.complain(
                    "error reading " + name(plan.input().orElse("standard input")) + ": " + Errno.Code.EINVAL.text());
            return flush(sys, print, 1);
        }
        charge(sys, in, false, plan.skip() + read, got.size(), plan.ibs(), direct);
        Content content = converted(got, rest);
        DdCopy next = new DdCopy(plan, in, out, begun, read + got.size(), whole + count, part + rest, written, told);
        try {
            long taken = next.write(sys, print, content);
            DdCopy after = next.wrote(taken);
            if (taken < content.size()) {
                print.complain("error writing " + name(plan.output().orElse("standard output")) + ": "
                        + Errno.Code.ENOSPC.text());
                return after.counting().flush(sys, print, 1);
            }
            Duration until = sys.monotonic().plusNanos((long) (1e9 * after.processor(sys, got.size(), count + rest)));
            return print.drain(sys, new Step.Await(after.telling(sys, print), new Condition.Elapsed(until)));
        } catch (Errno e) {
            if (e.code() == Errno.Code.EPIPE) {
                throw e;
            }
            print.complain("error writing " + name(plan.output().orElse("standard output")) + ": " + e.text());
            return next.flush(sys, print, 1);
        }
    }

    private Content converted(Content got, long rest) {
        Content content = got;
        if (converts()) {
            String text = new String(got.read(0, (int) got.size()).toArray(), StandardCharsets.ISO_8859_1);
            String changed =
                    plan.conv().contains("ucase") ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
            content = Content.of(Bytes.of(changed.getBytes(StandardCharsets.ISO_8859_1)));
        }
        return plan.conv().contains("sync") && rest > 0
                ? content.append(new Zeros(plan.ibs() - got.size() % plan.ibs()))
                : content;
    }

    private long write(Syscalls sys, Output print, Content content) {
        if (!sys.holdsContent(out)) {
            // Goes with what is printed, as fast as the reader takes it; only standard output can be such a thing.
            print.write(content.read(0, (int) content.size()));
            return content.size();
        }
        boolean direct = plan.oflag().contains("direct");
        if (direct && plan.obs() % Disks.SECTOR != 0) {
            throw new Errno(Errno.Code.EINVAL);
        }
        long taken = sys.writeContent(out, content);
        boolean waits = direct || plan.oflag().contains("dsync") || plan.oflag().contains("sync");
        charge(sys, out, true, plan.seek() + written, taken, plan.obs(), waits);
        return taken;
    }

    private static void charge(
            Syscalls sys, int fd, boolean write, long offset, long bytes, long size, boolean direct) {
        sys.transfer(
                fd,
                direct
                        ? new Transfer(write, offset, (bytes + size - 1) / size, Math.min(size, bytes), 1, true)
                        : Transfer.sequential(write, offset, bytes));
    }

    // Of the last piece only what could be written was read, and one record more.
    private DdCopy counting() {
        return new DdCopy(plan, in, out, begun, read, written / plan.ibs() + 1, 0, written, told);
    }

    private DdCopy wrote(long bytes) {
        return new DdCopy(plan, in, out, begun, read, whole, part, written + bytes, told);
    }

    /** Seconds of a processor for so many bytes and calls from here on. */
    double processor(Syscalls sys, long bytes, long calls) {
        boolean random = plan.input().orElse("").endsWith("random");
        double noise = 0.97 + 0.06 * sys.noise(written);
        double seconds = bytes * (COPY + (random ? RANDOM : 0)) + calls * 2 * CALL;
        return noise * (seconds + (read == bytes ? START : 0));
    }

    /** Tells the progress if a second has passed that was not told. */
    DdCopy telling(Syscalls sys, Output print) {
        long seconds = sys.monotonic().minus(begun).toSeconds();
        if (!plan.status().equals("progress") || seconds <= Math.max(0, told)) {
            return this;
        }
        print.error("\r" + DdReport.transfer(written, seconds, Disks.old(sys), true));
        return new DdCopy(plan, in, out, begun, read, whole, part, written, seconds);
    }

    // What was asked to be on the disk at the end is waited for.
    private Step flush(Syscalls sys, Output print, int status) {
        if (plan.conv().contains("fsync") || plan.conv().contains("fdatasync")) {
            sys.synchronise();
        }
        return print.drain(sys, new Step.Continue(new Ending(this, status)));
    }

    private record Ending(DdCopy copy, int status) implements Program {
        @Override
        public Step step(Syscalls sys) {
            Output print = new Output("dd");
            copy.report(sys, print);
            return print.drain(sys, status);
        }
    }

    /** Tells what was copied. */
    void report(Syscalls sys, Output print) {
        if (plan.status().equals("none")) {
            return;
        }
        long out = written / plan.obs();
        print.error((told >= 0 ? "\n" : "") + whole + "+" + part + " records in\n" + out + "+"
                + (written % plan.obs() > 0 ? 1 : 0) + " records out\n");
        if (!plan.status().equals("noxfer")) {
            double seconds = sys.monotonic().minus(begun).toNanos() / 1e9;
            print.error(DdReport.transfer(written, seconds, Disks.old(sys), false) + "\n");
        }
    }

    private static String name(String path) {
        return "'" + path + "'";
    }
}
