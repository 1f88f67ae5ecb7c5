package skylab.guest.command.system;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import skylab.guest.disk.FileType;
import skylab.guest.process.Command;
import skylab.guest.process.Condition;
import skylab.guest.process.KernelMessage;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code dmesg}: what the kernel has said, with {@code -w} also what it says from now on. */
@Command.Installed("/usr/bin/dmesg")
final class Dmesg implements Command {
    private static final Map<String, String> WORDS =
            Map.of("ctime", "T", "follow", "w", "notime", "t", "follow-new", "W");

    @Override
    public Program start(List<String> argv) {
        return new Run(argv);
    }

    private record Run(List<String> argv) implements Program {
        Run {
            argv = List.copyOf(argv);
        }

        @Override
        public Step step(Syscalls sys) {
            try {
                Arguments given = Arguments.parse(argv.subList(1, argv.size()), "TwtW", WORDS, 1);
                Stamp stamp = given.has("t") ? Stamp.NONE : given.has("T") ? Stamp.CLOCK : Stamp.SECONDS;
                if (given.has("w") || given.has("W")) {
                    int shown = given.has("W") ? sys.kernelMessages().size() : 0;
                    return new Step.Continue(new Following(stamp, shown));
                }
                Output out = new Output("dmesg");
                print(sys, out, stamp, 0);
                return out.drain(sys, 0);
            } catch (UsageError e) {
                Output out = new Output("dmesg");
                out.complain(e.getMessage());
                return out.drain(sys, e.status());
            }
        }
    }

    private enum Stamp {
        NONE,
        SECONDS,
        CLOCK
    }

    /** With so many messages printed. */
    private record Following(Stamp stamp, int shown) implements Program {
        @Override
        public boolean endless() {
            return true;
        }

        @Override
        public Step step(Syscalls sys) {
            Output out = new Output("dmesg");
            int now = print(sys, out, stamp, shown);
            // Nothing tells of a new message: whoever is watching sees it within a second.
            Duration next = sys.monotonic().plusSeconds(1);
            boolean watched = sys.isTerminal(1) || sys.stat(1).type() != FileType.REGULAR;
            return out.drain(
                    sys,
                    new Step.Await(
                            new Following(stamp, now),
                            watched ? new Condition.Elapsed(next) : new Condition.Lazily(next)));
        }
    }

    private static int print(Syscalls sys, Output out, Stamp stamp, int from) {
        List<KernelMessage> all = sys.kernelMessages();
        for (KernelMessage message : all.subList(Math.min(from, all.size()), all.size())) {
            out.println(prefix(sys, stamp, message) + message.text());
        }
        return all.size();
    }

    private static String prefix(Syscalls sys, Stamp stamp, KernelMessage message) {
        return switch (stamp) {
            case NONE -> "";
            case SECONDS ->
                String.format(
                        Locale.ROOT,
                        "[%5d.%06d] ",
                        message.at().toSeconds(),
                        message.at().toNanosPart() / 1000);
            case CLOCK ->
                "["
                        + Clock.ascii(Clock.local(
                                sys, sys.now().minus(sys.monotonic()).plus(message.at())))
                        + "] ";
        };
    }
}
