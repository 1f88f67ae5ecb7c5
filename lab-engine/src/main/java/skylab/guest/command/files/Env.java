package skylab.guest.command.files;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code env}: prints the environment, or executes a command in another one. */
@Command.Installed("/usr/bin/env")
final class Env implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "env",
            125,
            "+",
            "i,ignore-environment",
            "0,null",
            "u,unset=",
            "C,chdir=",
            "!S,split-string=",
            "!block-signal?",
            "!default-signal?",
            "!ignore-signal?",
            "!v,debug");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        boolean empty =
                arguments.has("i") || arguments.operands().stream().limit(1).anyMatch("-"::equals);
        SortedMap<String, String> env = empty ? new TreeMap<>() : new TreeMap<>(sys.env());
        arguments.values("u").forEach(env::remove);
        int at = 0;
        List<String> operands = arguments.operands();
        while (at < operands.size()
                && (operands.get(at).equals("-") || operands.get(at).indexOf('=') > 0)) {
            String[] parts = operands.get(at++).split("=", 2);
            if (parts.length == 2) {
                env.put(parts[0], parts[1]);
            }
        }
        List<String> argv = operands.subList(at, operands.size());
        if (argv.isEmpty()) {
            env.forEach((name, value) -> out.print(name + "=" + value + (arguments.has("0") ? "\0" : "\n")));
            return out.drain(sys, 0);
        }
        try {
            if (arguments.has("C")) {
                sys.changeDirectory(arguments.value("C").orElseThrow());
            }
            String path = Launch.find(sys, argv.get(0), env).orElseThrow(() -> new Errno(Errno.Code.ENOENT));
            return new Step.Continue(sys.execute(path, argv, env));
        } catch (Errno e) {
            out.complain(Paths.quoted(argv.get(0)) + ": " + e.text());
            return out.drain(sys, e.code() == Errno.Code.ENOENT ? 127 : 126);
        }
    }
}
