package skylab.guest.command.files;

import java.util.ArrayList;
import java.util.List;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** From where to where {@code cp}, {@code mv} and {@code ln} are told to go. */
record Targets(List<Pair> pairs) {
    Targets {
        pairs = List.copyOf(pairs);
    }

    /** One file, and the path that it is to get. */
    record Pair(String from, String to) {}

    /** Reads the operands: the last one is the target, or the directory of {@code -t} is. */
    static Targets of(Syscalls sys, Arguments arguments, OptionSyntax syntax) {
        List<String> sources = new ArrayList<>(arguments.operands());
        if (sources.isEmpty()) {
            throw syntax.wrong("missing file operand");
        }
        String target;
        boolean directory;
        if (arguments.has("t")) {
            target = arguments.value("t").orElseThrow();
            directory = true;
            if (!Paths.isDirectory(sys, target)) {
                throw new UsageError("target directory " + Paths.quoted(target) + ": No such file or directory", 1);
            }
        } else {
            if (sources.size() == 1) {
                throw syntax.wrong("missing destination file operand after " + Paths.quoted(sources.get(0)));
            }
            target = sources.remove(sources.size() - 1);
            directory = !arguments.has("T") && Paths.isDirectory(sys, target);
            if (arguments.has("n") && syntax.command().equals("ln")) {
                directory = directory && sys.linkStat(target).isDirectory();
            }
            if (sources.size() > 1 && !directory) {
                String what = Paths.present(sys, target) ? "Not a directory" : "No such file or directory";
                throw new UsageError(
                        sys.machine().osName().equals("Amazon Linux 2") || what.equals("Not a directory")
                                ? "target " + Paths.quoted(target) + " is not a directory"
                                : "target " + Paths.quoted(target) + ": " + what,
                        1);
            }
        }
        List<Pair> pairs = new ArrayList<>();
        for (String source : sources) {
            String name = Paths.name(source);
            // The content of "dir/." goes into the target itself.
            boolean inner = name.equals(".") || name.equals("..");
            pairs.add(new Pair(source, directory && !inner ? Paths.child(target, name) : target));
        }
        return new Targets(pairs);
    }
}
