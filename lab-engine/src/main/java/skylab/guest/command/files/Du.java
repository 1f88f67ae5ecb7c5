package skylab.guest.command.files;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.gnu.Wildcard;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Stat;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code du}: how much space files take. */
@Command.Installed("/usr/bin/du")
final class Du implements GnuUtility {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "du",
            1,
            "a,all",
            "apparent-size",
            "b,bytes",
            "c,total",
            "d,max-depth=",
            "h,human-readable",
            "k",
            "m",
            "s,summarize",
            "x,one-file-system",
            "exclude=",
            "S,separate-dirs",
            "!B,block-size=",
            "!0,null",
            "!D,dereference-args",
            "!H",
            "!files0-from=",
            "!inodes",
            "!l,count-links",
            "!L,dereference",
            "!P,no-dereference",
            "!si",
            "!t,threshold=",
            "!time?",
            "!time-style=",
            "!X,exclude-from=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments arguments, Output out) {
        Walk walk = new Walk(sys, arguments, out);
        List<String> operands = arguments.operands().isEmpty() ? List.of(".") : arguments.operands();
        long total = 0;
        for (String operand : operands) {
            total += walk.of(operand, 0, Optional.empty());
        }
        if (arguments.has("c")) {
            out.println(walk.shown(total) + "\ttotal");
        }
        return walk.troubled ? 1 : 0;
    }

    private static final class Walk {
        private final Syscalls sys;
        private final Arguments arguments;
        private final Output out;
        private final int depth;
        private final Set<List<Long>> seen = new HashSet<>();
        private boolean troubled;

        Walk(Syscalls sys, Arguments arguments, Output out) {
            this.sys = sys;
            this.arguments = arguments;
            this.out = out;
            String limit = arguments.value("d").orElse(Integer.toString(Integer.MAX_VALUE));
            if (!limit.matches("[0-9]{1,10}")) {
                throw new UsageError("invalid maximum depth " + Paths.quoted(limit), 1);
            }
            this.depth = arguments.has("s") ? 0 : Integer.parseInt(limit);
        }

        // Bytes on disk, or apparent ones.
        long of(String path, int level, Optional<Long> device) {
            Stat stat;
            try {
                stat = sys.linkStat(path);
            } catch (Errno e) {
                complain("cannot access " + Paths.quoted(path) + ": " + e.text());
                return 0;
            }
            boolean other = arguments.has("x") && device.isPresent() && device.get() != stat.device();
            boolean excluded = level > 0
                    && arguments.values("exclude").stream()
                            .anyMatch(pattern ->
                                    Wildcard.matches(pattern, Paths.name(path)) || Wildcard.matches(pattern, path));
            boolean again = stat.links() > 1 && !stat.isDirectory() && !seen.add(List.of(stat.device(), stat.inode()));
            if (other || excluded || again) {
                return 0;
            }
            long own = size(path, stat);
            long below = 0;
            if (stat.isDirectory()) {
                for (String name : names(path)) {
                    below += of(Paths.child(path, name), level + 1, Optional.of(stat.device()));
                }
            }
            if (level <= depth && (stat.isDirectory() || level == 0 || arguments.has("a"))) {
                out.println(shown(own + below) + "\t" + path);
            }
            return own + below;
        }

        private List<String> names(String path) {
            try {
                List<String> names = new ArrayList<>(sys.list(path));
                return names;
            } catch (Errno e) {
                complain("cannot read directory " + Paths.quoted(path) + ": " + e.text());
                return List.of();
            }
        }

        private void complain(String message) {
            out.complain(message);
            troubled = true;
        }

        private long size(String path, Stat stat) {
            if (arguments.has("b") || arguments.has("apparent-size")) {
                return stat.size();
            }
            return stat.isRegular() ? sys.stored(path) : 0;
        }

        String shown(long bytes) {
            if (arguments.has("h")) {
                return Sizes.human(bytes);
            }
            long unit = arguments.has("b") ? 1 : arguments.has("m") ? 1L << 20 : 1024;
            return Long.toString((bytes + unit - 1) / unit);
        }
    }
}
