package skylab.guest.command.files;

import java.util.List;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;

/** {@code cp}: copies files and trees. */
@Command.Installed("/usr/bin/cp")
final class Cp implements GnuUtility {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "cp",
            1,
            "a,archive",
            "d",
            "f,force",
            "L,dereference",
            "n,no-clobber",
            "P,no-dereference",
            "p",
            "preserve?",
            "r,R,recursive",
            "t,target-directory=",
            "T,no-target-directory",
            "u,update",
            "v,verbose",
            "!b",
            "!backup?",
            "!attributes-only",
            "!copy-contents",
            "!H",
            "!i,interactive",
            "!l,link",
            "!no-preserve=",
            "!parents",
            "!reflink?",
            "!remove-destination",
            "!s,symbolic-link",
            "!S,suffix=",
            "!sparse=",
            "!strip-trailing-slashes",
            "!x,one-file-system",
            "!Z",
            "!context?");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments arguments, Output out) {
        boolean archive = arguments.has("a");
        String kept = arguments.has("p") || archive
                ? "all"
                : arguments
                        .value("preserve")
                        .map(list -> list.isEmpty() ? "all" : list)
                        .orElse("none");
        boolean recursive = archive || arguments.has("r");
        boolean follow = arguments.has("L") || !(recursive || arguments.has("P") || arguments.has("d"));
        Copying copying = new Copying(
                sys,
                out,
                new Copying.Style(
                        recursive,
                        keeps(kept, "mode"),
                        keeps(kept, "ownership"),
                        keeps(kept, "timestamps"),
                        follow,
                        arguments.has("f"),
                        arguments.has("n"),
                        arguments.has("u"),
                        arguments.has("v")));
        for (Targets.Pair pair : Targets.of(sys, arguments, OPTIONS).pairs()) {
            copying.copy(pair.from(), pair.to());
        }
        return copying.complete() ? 0 : 1;
    }

    private static boolean keeps(String list, String attribute) {
        return list.equals("all") || List.of(list.split(",")).contains(attribute);
    }
}
