package skylab.guest.command.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.guest.command.gnu.Gathering;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Content;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Stat;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code gzip}, {@code gunzip} and {@code zcat}. */
@Command.Installed({"/usr/bin/gzip", "/usr/bin/gunzip", "/usr/bin/zcat"})
final class GzipCommand implements Command {
    @Override
    public skylab.guest.process.Program start(List<String> argv) {
        String name = argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1);
        return new Named(name).start(argv);
    }

    /** The command under one of its names. */
    private record Named(String name) implements GnuCommand {
        @Override
        public OptionSyntax options() {
            return OptionSyntax.of(
                    name,
                    1,
                    "c,stdout,to-stdout",
                    "d,decompress,uncompress",
                    "f,force",
                    "k,keep",
                    "l,list",
                    "n,no-name",
                    "N,name",
                    "q,quiet",
                    "r,recursive",
                    "t,test",
                    "v,verbose",
                    "1,fast",
                    "2",
                    "3",
                    "4",
                    "5",
                    "6",
                    "7",
                    "8",
                    "9,best",
                    "!S,suffix=",
                    "!rsyncable");
        }

        @Override
        public Step begin(Syscalls sys, Arguments arguments, Output out) {
            boolean unpack = arguments.has("d") || arguments.has("t") || arguments.has("l") || !name.equals("gzip");
            boolean print = arguments.has("c") || name.equals("zcat");
            Work work = new Work(arguments, unpack, print);
            List<String> operands = arguments.operands();
            boolean input = operands.isEmpty() || operands.contains("-");
            if (input && !unpack && sys.isTerminal(1) && !arguments.has("f")) {
                out.error("gzip: compressed data not written to a terminal. Use -f to force compression.\n"
                        + "For help, type: gzip -h\n");
                return out.drain(sys, 1);
            }
            return new Step.Continue(Gathering.of("gzip", input ? List.of("-") : List.of("/dev/null"), work));
        }
    }

    private record Work(Arguments arguments, boolean unpack, boolean print) implements Gathering.Work {
        @Override
        public int run(Syscalls sys, List<Gathering.Input> inputs, Output out) {
            int status = 0;
            List<String> operands = arguments.operands().isEmpty() ? List.of("-") : arguments.operands();
            if (arguments.has("l")) {
                out.println("         compressed        uncompressed  ratio uncompressed_name");
            }
            for (String operand : operands) {
                status = Math.max(
                        status,
                        operand.equals("-") ? standardInput(inputs.get(0).content(), out) : path(sys, operand, out));
            }
            return status;
        }

        @Override
        public Optional<Gathering.Work> condense(Syscalls sys, int input, Content part) {
            return !unpack && sys.discards(1) ? Optional.of(this) : Optional.empty();
        }

        private int level() {
            return arguments.options().stream()
                    .filter(option -> option.name().matches("[1-9]"))
                    .mapToInt(option -> Integer.parseInt(option.name()))
                    .reduce(6, (first, last) -> last);
        }

        private int standardInput(Content content, Output out) {
            try {
                print(unpack ? Compression.gunzip(content) : Compression.gzip(content, null, 0, level()), out);
                return 0;
            } catch (Compression.Malformed e) {
                out.error("\ngzip: stdin: " + e.getMessage() + "\n");
                return 1;
            }
        }

        private void print(Content content, Output out) {
            if (!arguments.has("t")) {
                for (long at = 0; at < content.size(); at += 1 << 20) {
                    out.write(content.read(at, 1 << 20));
                }
            }
        }

        private int path(Syscalls sys, String operand, Output out) {
            String path = unpack && !sys.exists(operand) && sys.exists(operand + ".gz") ? operand + ".gz" : operand;
            try {
                Stat stat = sys.stat(path);
                if (stat.isDirectory()) {
                    return directory(sys, path, out);
                }
                if (unpack) {
                    return unpack(sys, path, stat, out);
                }
                return pack(sys, path, stat, out);
            } catch (Errno e) {
                out.error("gzip: " + path
                        + (unpack && !operand.endsWith(".gz") && e.code() == Errno.Code.ENOENT ? ".gz" : "") + ": "
                        + e.text() + "\n");
                return 1;
            }
        }

        private int directory(Syscalls sys, String path, Output out) {
            if (!arguments.has("r")) {
                out.error("gzip: " + path + " is a directory -- ignored\n");
                return 2;
            }
            int status = 0;
            for (String name : new ArrayList<>(sys.list(path))) {
                status = Math.max(status, path(sys, path + "/" + name, out));
            }
            return status;
        }

        private int unpack(Syscalls sys, String path, Stat stat, Output out) {
            String target = path.endsWith(".tgz")
                    ? path.substring(0, path.length() - 4) + ".tar"
                    : path.replaceFirst("\\.gz$", "");
            boolean inPlace = !print && !arguments.has("t") && !arguments.has("l");
            if (inPlace && target.equals(path)) {
                out.error("gzip: " + path + ": unknown suffix -- ignored\n");
                return 2;
            }
            Content content;
            Content packed = sys.content(path);
            try {
                content = Compression.gunzip(packed);
            } catch (Compression.Malformed e) {
                out.error("\ngzip: " + path + ": " + e.getMessage() + "\n");
                return 1;
            }
            if (arguments.has("l")) {
                double saved = content.size() == 0 ? 0 : 1 - (packed.size() - 18.0 - path.length()) / content.size();
                out.print(String.format("%19d %19d %5.1f%% %s%n", packed.size(), content.size(), saved * 100, target)
                        .replace("\r", ""));
                return 0;
            }
            if (!inPlace) {
                print(content, out);
                if (arguments.has("t") && arguments.has("v")) {
                    out.error(path + ":\t OK\n");
                }
                return 0;
            }
            return replace(sys, path, target, content, stat, packed.size(), out);
        }

        private int pack(Syscalls sys, String path, Stat stat, Output out) {
            if (path.endsWith(".gz") && !print && !arguments.has("f")) {
                out.error("gzip: " + path + " already has .gz suffix -- unchanged\n");
                return 2;
            }
            Content content = sys.content(path);
            if (content.size() > Compression.LIMIT) {
                out.error("gzip: " + path + ": Skylab does not emulate compression of more than 512 MiB\n");
                return 1;
            }
            boolean bare = arguments.has("n");
            Content packed = Compression.gzip(
                    content,
                    bare ? null : path.substring(path.lastIndexOf('/') + 1),
                    bare ? 0 : stat.modified().getEpochSecond(),
                    level());
            if (print) {
                print(packed, out);
                return 0;
            }
            return replace(sys, path, path + ".gz", packed, stat, content.size(), out);
        }

        private int replace(
                Syscalls sys, String path, String target, Content content, Stat stat, long before, Output out) {
            if (sys.exists(target) && !arguments.has("f")) {
                out.error("gzip: " + target + " already exists;\tnot overwritten\n");
                return 2;
            }
            sys.replace(target, content);
            sys.changeMode(target, stat.permissions());
            sys.changeTimes(target, stat.accessed(), stat.modified());
            if (sys.identity().isRoot()) {
                sys.changeOwner(target, stat.uid(), stat.gid(), false);
            }
            if (!arguments.has("k")) {
                sys.unlink(path);
            }
            if (arguments.has("v")) {
                long big = unpack ? content.size() : before;
                long small = unpack ? before : content.size();
                out.error(String.format(
                        "%s:\t%5.1f%% -- %s %s\n",
                        path,
                        big == 0 ? 0 : 100.0 * (big - small) / big,
                        arguments.has("k") ? "created" : "replaced with",
                        target));
            }
            return 0;
        }
    }
}
