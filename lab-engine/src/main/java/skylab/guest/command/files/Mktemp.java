package skylab.guest.command.files;

import java.util.Set;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code mktemp}: makes a file or a directory of a name that nobody has. */
@Command.Installed("/usr/bin/mktemp")
final class Mktemp implements GnuUtility {
    private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final OptionSyntax OPTIONS =
            OptionSyntax.of("mktemp", 1, "d,directory", "u,dry-run", "q,quiet", "suffix=", "p=", "tmpdir?", "t");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments arguments, Output out) {
        if (arguments.operands().size() > 1) {
            throw OPTIONS.wrong("too many templates");
        }
        boolean given = !arguments.operands().isEmpty();
        String template = (given ? arguments.operands().get(0) : "tmp.XXXXXXXXXX")
                + arguments.value("suffix").orElse("");
        int end = template.lastIndexOf('X') + 1;
        int begin = end;
        while (begin > 0 && template.charAt(begin - 1) == 'X') {
            begin--;
        }
        if (end - begin < 3) {
            throw new UsageError("too few X's in template " + Paths.quoted(template), 1);
        }
        boolean inTemporary = !given || arguments.has("p") || arguments.has("tmpdir") || arguments.has("t");
        String directory = arguments
                .value("p")
                .or(() -> arguments.value("tmpdir"))
                .filter(text -> !text.isEmpty())
                .orElse(sys.env().getOrDefault("TMPDIR", "/tmp"));
        String path = inTemporary ? Paths.child(directory, template) : template;
        int from = path.length() - template.length() + begin;
        String kind = arguments.has("d") ? "directory" : "file";
        for (long attempt = 0; ; attempt++) {
            StringBuilder name = new StringBuilder(path);
            for (int i = 0; i < end - begin; i++) {
                double noise = sys.noise(attempt * 1000 + i);
                name.setCharAt(from + i, LETTERS.charAt((int) (noise * LETTERS.length())));
            }
            try {
                if (!arguments.has("u")) {
                    make(sys, name.toString(), arguments.has("d"));
                } else if (Paths.present(sys, name.toString())) {
                    continue;
                }
                out.println(name.toString());
                return 0;
            } catch (Errno e) {
                if (e.code() != Errno.Code.EEXIST) {
                    if (!arguments.has("q")) {
                        out.complain(
                                "failed to create " + kind + " via template " + Paths.quoted(path) + ": " + e.text());
                    }
                    return 1;
                }
            }
        }
    }

    private static void make(Syscalls sys, String path, boolean directory) {
        if (directory) {
            sys.makeDirectory(path, 0700);
        } else {
            sys.close(sys.open(path, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.EXCLUSIVE), 0600));
        }
    }
}
