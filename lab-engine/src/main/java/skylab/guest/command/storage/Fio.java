package skylab.guest.command.storage;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import skylab.guest.disk.Content;
import skylab.guest.disk.RandomBytes;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Command;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Transfer;
import skylab.guest.process.UsageError;

/** {@code fio}: measures disks. The jobs of a run are taken together. */
@Command.Installed(value = "/usr/bin/fio", pack = "fio")
final class Fio implements Command {
    @Override
    public Program start(List<String> argv) {
        return new Opening(argv);
    }

    private record Opening(List<String> argv) implements Program {
        Opening {
            argv = List.copyOf(argv);
        }

        @Override
        public Step step(Syscalls sys) {
            Output out = new Output("fio");
            List<String> arguments = argv.subList(1, argv.size());
            if (arguments.equals(List.of("--version"))) {
                out.println(FioReport.version(sys));
                return out.drain(sys, 0);
            }
            try {
                FioJob job = FioJob.of(arguments);
                out.print(FioReport.header(sys, job));
                int fd = open(sys, job, out);
                long size = job.size() > 0 ? job.size() : sizeOf(sys, job);
                return out.drain(sys, new Step.Continue(new Run(job, fd, size, sys.monotonic(), 0, Duration.ZERO)));
            } catch (UsageError e) {
                out.complain(e.getMessage());
                return out.drain(sys, e.status());
            }
        }

        private static long sizeOf(Syscalls sys, FioJob job) {
            Optional<BlockDevice> device = Disks.ifAny(sys, job.filename());
            long size = device.map(BlockDevice::size)
                    .orElseGet(() -> sys.stat(job.filename()).size());
            if (size == 0) {
                throw new UsageError("job '" + job.name() + "': you need to specify size=", 1);
            }
            return size;
        }

        private static int open(Syscalls sys, FioJob job, Output out) {
            boolean writes = job.reads() < 100;
            String path = job.filename();
            try {
                boolean device = Disks.ifAny(sys, path).isPresent();
                if (!device
                        && job.size() > 0
                        && (!sys.exists(path) || sys.stat(path).size() < job.size())) {
                    out.print(job.name() + ": Laying out IO file (1 file / " + (job.size() >> 20) + "MiB)\n");
                    int fd = sys.open(path, Set.of(OpenFlag.WRITE, OpenFlag.CREATE), 0644);
                    long taken = sys.writeContent(fd, Content.of(new RandomBytes(1, job.size())));
                    sys.transfer(fd, Transfer.sequential(true, 0, taken));
                    sys.close(fd);
                    if (taken < job.size()) {
                        throw new Errno(Errno.Code.ENOSPC);
                    }
                }
                int fd = sys.open(path, writes ? Set.of(OpenFlag.READ, OpenFlag.WRITE) : Set.of(OpenFlag.READ), 0644);
                if (device && writes) {
                    // What the disk held is no longer to be recognised.
                    sys.writeContent(fd, Content.of(new RandomBytes(1, Math.max(job.bs(), 1 << 20))));
                }
                return fd;
            } catch (Errno e) {
                throw new UsageError(
                        "failed opening blockdev " + path + " for size check\nfile:fio.c, func=open(" + path
                                + "), error=" + e.text(),
                        1);
            }
        }
    }

    /**
     * The jobs at work.
     *
     * @param done operations that were done
     * @param slice how long the last ones took
     */
    private record Run(FioJob job, int fd, long size, Duration begun, long done, Duration slice) implements Program {
        private static final long FIRST = 512;

        @Override
        public double cpu() {
            return 0.15;
        }

        @Override
        public Step step(Syscalls sys) {
            Duration elapsed = sys.monotonic().minus(begun);
            long each = Math.max(1, size / job.bs()) * job.loops();
            long all = each * Math.max(1, job.numjobs());
            boolean through = job.runtime() > 0 && elapsed.compareTo(Duration.ofSeconds(job.runtime())) >= 0
                    || done >= all && !(job.timeBased() && job.runtime() > 0);
            if (through) {
                Output out = new Output("fio");
                out.print(FioReport.of(sys, job, done, elapsed));
                return out.drain(sys, 0);
            }
            long left = job.timeBased() && job.runtime() > 0 ? Long.MAX_VALUE : all - done;
            long count =
                    Math.max(1, Math.min(left, job.rate() > 0 ? Math.min(job.rate(), next(elapsed)) : next(elapsed)));
            long reads = count * job.reads() / 100;
            long place = done * job.bs() % Math.max(job.bs(), size);
            transfer(sys, false, place, reads);
            transfer(sys, true, place, count - reads);
            Run next = new Run(job, fd, size, begun, done + count, elapsed);
            return job.rate() > 0 ? new Step.Await(next, new Condition.Elapsed(next.due())) : new Step.Continue(next);
        }

        // When a limited rate permits more.
        private Duration due() {
            return begun.plusNanos(Math.round(done * 1e9 / job.rate()));
        }

        // About a second's work, from the rate so far, and not beyond the end.
        private long next(Duration elapsed) {
            double seconds = elapsed.toNanos() / 1e9;
            if (done == 0 || seconds == 0) {
                return FIRST;
            }
            double last = Math.max(1e-6, seconds - slice.toNanos() / 1e9);
            double rate = done / seconds;
            double wanted = job.runtime() > 0 ? Math.min(1, Math.max(1e-3, job.runtime() - seconds)) : 1;
            return (long) Math.ceil(Math.min(rate * wanted, 20 * FIRST * Math.max(1, wanted / last)));
        }

        private void transfer(Syscalls sys, boolean write, long place, long count) {
            if (count == 0) {
                return;
            }
            boolean sequential = !job.direct() && !job.random();
            sys.transfer(
                    fd,
                    sequential
                            ? Transfer.sequential(write, place, count * job.bs())
                            : new Transfer(write, place, count, job.bs(), job.depth(), job.direct() || !write));
        }
    }

    /** A number of at most four digits with a binary or a decimal unit, as fio prints it. */
    static String number(double value, int base, String units) {
        double rest = value;
        int unit = -1;
        while (rest >= 10_000) {
            rest /= base;
            unit++;
        }
        String digits = unit < 0 || rest >= 100
                ? String.format(Locale.ROOT, "%.0f", rest)
                : String.format(Locale.ROOT, rest >= 10 ? "%.1f" : "%.2f", rest);
        return digits + (unit < 0 ? "" : units.substring(unit, unit + 1));
    }
}
