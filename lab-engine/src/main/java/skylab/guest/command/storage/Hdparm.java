package skylab.guest.command.storage;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Command;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Transfer;

/** {@code hdparm -t}: how fast a disk is read. */
@Command.Installed("/usr/sbin/hdparm")
final class Hdparm implements Command {
    private static final long PIECE = 2 << 20;
    private static final Duration LONG = Duration.ofSeconds(3);

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
            Output out = new Output("hdparm");
            List<String> paths = argv.subList(1, argv.size()).stream()
                    .filter(word -> !word.startsWith("-"))
                    .toList();
            if (paths.size() != 1 || !argv.contains("-t") && !argv.contains("-tT") && !argv.contains("-Tt")) {
                out.error("Skylab emulates of hdparm: hdparm -t device\n");
                return out.drain(sys, 1);
            }
            String path = paths.get(0);
            Optional<BlockDevice> disk = Disks.ifAny(sys, path);
            if (disk.isEmpty() || !sys.mayRead(path)) {
                out.error(path + ": " + (disk.isEmpty() ? "No such file or directory" : "Permission denied") + "\n");
                return out.drain(sys, disk.isEmpty() ? 2 : 13);
            }
            out.print("\n" + path + ":\n");
            int fd = sys.open(path, Set.of(OpenFlag.READ), 0);
            return out.drain(sys, new Step.Continue(new Run(fd, disk.get().size(), sys.monotonic(), 0)));
        }
    }

    private record Run(int fd, long size, Duration begun, long read) implements Program {
        @Override
        public Step step(Syscalls sys) {
            Duration elapsed = sys.monotonic().minus(begun);
            if (elapsed.compareTo(LONG) < 0 && read + PIECE <= size) {
                sys.transfer(fd, Transfer.sequential(false, read, PIECE));
                return new Step.Continue(new Run(fd, size, begun, read + PIECE));
            }
            double seconds = Math.max(1e-3, elapsed.toNanos() / 1e9);
            Output out = new Output("hdparm");
            out.println(String.format(
                    Locale.ROOT,
                    " Timing buffered disk reads: %3d MB in %5.2f seconds = %6.2f MB/sec",
                    read >> 20,
                    seconds,
                    (read >> 20) / seconds));
            return out.drain(sys, 0);
        }
    }
}
