package skylab.guest.command.archive;

import java.util.ArrayList;
import java.util.List;
import skylab.guest.command.gnu.Gathering;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Content;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code tar}: makes archives, lists them and takes files out of them. */
@Command.Installed("/usr/bin/tar")
final class Tar implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "tar",
            2,
            "c,create",
            "x,extract,get",
            "t,list",
            "r,append",
            "!u,update",
            "!A,catenate,concatenate",
            "!d,diff,compare",
            "!delete",
            "f,file=",
            "z,gzip,gunzip,ungzip",
            "j,bzip2",
            "J,xz",
            "zstd",
            "a,auto-compress",
            "v,verbose",
            "C,directory=",
            "p,preserve-permissions,same-permissions",
            "exclude=",
            "strip-components=",
            "O,to-stdout",
            "k,keep-old-files",
            "skip-old-files",
            "overwrite",
            "no-same-owner",
            "same-owner",
            "no-same-permissions",
            "m,touch",
            "P,absolute-names",
            "h,dereference",
            "wildcards",
            "no-recursion",
            "owner=",
            "group=",
            "numeric-owner",
            "remove-files",
            "T,files-from=",
            "totals",
            "!g,listed-incremental=",
            "!W,verify",
            "!transform=",
            "!X,exclude-from=",
            "!S,sparse",
            "!w,interactive",
            "!I,use-compress-program=",
            "!selinux",
            "!xattrs",
            "!acls",
            "!checkpoint?");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    /** {@code tar xzf a.tgz}: letters without a dash, whose arguments follow in their order. */
    @Override
    public List<String> modern(List<String> arguments) {
        if (arguments.isEmpty()
                || arguments.get(0).startsWith("-")
                || arguments.get(0).isEmpty()) {
            return arguments;
        }
        List<String> result = new ArrayList<>();
        int next = 1;
        for (char letter : arguments.get(0).toCharArray()) {
            result.add("-" + letter);
            if ("fCTXgI".indexOf(letter) >= 0 && next < arguments.size()) {
                result.add(arguments.get(next++));
            }
        }
        result.addAll(arguments.subList(next, arguments.size()));
        return result;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        long modes = List.of("c", "x", "t", "r").stream().filter(arguments::has).count();
        if (modes != 1) {
            throw OPTIONS.wrong(
                    modes == 0
                            ? "You must specify one of the '-Acdtrux', '--delete' or '--test-label' options"
                            : "You may not specify more than one '-Acdtrux', '--delete' or  '--test-label' option");
        }
        for (String packer : List.of("j", "J", "zstd")) {
            if (arguments.has(packer)) {
                throw new UsageError(
                        "Skylab does not emulate " + (packer.equals("j") ? "bzip2" : packer.equals("J") ? "xz" : "zstd")
                                + "; gzip (option -z) is there",
                        2);
            }
        }
        String file = arguments.value("f").orElse("-");
        boolean create = arguments.has("c");
        boolean streams = file.equals("-") && !create;
        if (file.equals("-") && sys.isTerminal(create ? 1 : 0)) {
            out.complain("Refusing to " + (create ? "write archive contents to" : "read archive contents from")
                    + " terminal (missing -f option?)");
            out.complain("Error is not recoverable: exiting now");
            return out.drain(sys, 2);
        }
        return new Step.Continue(
                Gathering.of("tar", streams ? List.of("-") : List.of("/dev/null"), new Work(arguments, file)));
    }

    private record Work(Arguments arguments, String file) implements Gathering.Work {
        @Override
        public int run(Syscalls sys, List<Gathering.Input> inputs, Output out) {
            try {
                if (arguments.has("c") || arguments.has("r")) {
                    return new TarPacking(sys, arguments, out).pack(file);
                }
                Content archive = file.equals("-") ? inputs.get(0).content() : sys.content(file);
                return new TarUnpacking(sys, arguments, out).unpack(plain(archive));
            } catch (Errno e) {
                return unreadable(e, out);
            } catch (Compression.Malformed e) {
                out.error("\ngzip: stdin: " + e.getMessage() + "\n");
                out.complain("Child returned status 1");
                out.complain("Error is not recoverable: exiting now");
                return 2;
            }
        }

        private Content plain(Content archive) throws Compression.Malformed {
            if (arguments.has("z") || Compression.isGzip(archive)) {
                return Compression.gunzip(archive);
            }
            byte[] start = archive.read(0, 6).toArray();
            String magic = new String(start, java.nio.charset.StandardCharsets.ISO_8859_1);
            if (magic.startsWith("BZh") || magic.startsWith("\u00fd7zXZ")) {
                throw new UsageError(
                        "Skylab does not emulate " + (magic.startsWith("BZh") ? "bzip2" : "xz")
                                + "; gzip (option -z) is there",
                        2);
            }
            return archive;
        }

        private int unreadable(Errno e, Output out) {
            if (arguments.has("z")) {
                out.error("tar (child): " + file + ": Cannot open: " + e.text()
                        + "\ntar (child): Error is not recoverable: exiting now\n");
                out.complain("Child returned status 2");
            } else {
                out.complain(file + ": Cannot open: " + e.text());
            }
            out.complain("Error is not recoverable: exiting now");
            return 2;
        }
    }
}
