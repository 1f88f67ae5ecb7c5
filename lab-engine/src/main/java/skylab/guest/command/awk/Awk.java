package skylab.guest.command.awk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code awk}: executes a program for each line that matches. */
@Command.Installed({"/usr/bin/gawk", "/usr/bin/awk"})
final class Awk implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "awk",
            2,
            "+",
            "F,field-separator=",
            "v,assign=",
            "f,file=",
            "!b,characters-as-bytes",
            "!c,traditional",
            "!C,copyright",
            "!d,dump-variables?",
            "!D,debug?",
            "!e,source=",
            "!E,exec=",
            "!g,gen-pot",
            "!i,include=",
            "!I,trace",
            "!k,csv",
            "!l,load=",
            "!L,lint?",
            "!M,bignum",
            "!N,use-lc-numeric",
            "!n,non-decimal-data",
            "!o,pretty-print?",
            "!O,optimize",
            "!p,profile?",
            "!P,posix",
            "!r,re-interval",
            "!s,no-optimize",
            "!S,sandbox",
            "!t,lint-old");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        List<String> operands = new ArrayList<>(arguments.operands());
        List<String> sources = new ArrayList<>();
        for (String path : arguments.values("f")) {
            sources.add(source(sys, path));
        }
        if (sources.isEmpty()) {
            if (operands.isEmpty()) {
                throw new UsageError("no program\nUsage: awk [-F fs] [-v var=value] 'program' [file ...]", 2);
            }
            sources.add(operands.remove(0));
        }
        Node.Program program = Parser.parse(String.join("\n", sources));
        State state = initial(sys, arguments, operands);
        return new Step.Continue(new Running(
                program,
                state,
                program.begin().isEmpty()
                                && program.rules().isEmpty()
                                && program.end().isEmpty()
                        ? Running.Phase.CLOSING
                        : Running.Phase.BEGIN,
                1,
                0,
                Optional.empty(),
                Optional.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                "",
                0));
    }

    private static String source(Syscalls sys, String path) {
        try {
            return sys.readFile(path).text();
        } catch (Errno e) {
            throw new UsageError("fatal: cannot open source file `" + path + "' for reading: " + e.text(), 2);
        }
    }

    private static State initial(Syscalls sys, Arguments arguments, List<String> operands) {
        State state = State.BEGIN
                .with("FS", Value.of(" "))
                .with("OFS", Value.of(" "))
                .with("ORS", Value.of("\n"))
                .with("RS", Value.of("\n"))
                .with("OFMT", Value.of("%.6g"))
                .with("CONVFMT", Value.of("%.6g"))
                .with("SUBSEP", Value.of("\034"))
                .with("ARGC", Value.of(operands.size() + 1));
        Optional<String> separator = arguments.value("F");
        if (separator.isPresent()) {
            state = state.with("FS", Value.of(separator.get().equals("t") ? "\t" : Escape.text(separator.get())));
        }
        for (String assignment : arguments.values("v")) {
            if (!assignment.matches("(?s)[A-Za-z_][A-Za-z0-9_]*=.*")) {
                throw new UsageError("fatal: `" + assignment + "' argument to `-v' not in `var=value' form", 2);
            }
            String[] parts = assignment.split("=", 2);
            state = state.with(parts[0], Value.input(Escape.text(parts[1])));
        }
        PMap<String, Value> environment = State.noElements();
        for (var entry : sys.env().entrySet()) {
            environment = environment.plus(entry.getKey(), Value.input(entry.getValue()));
        }
        PMap<String, Value> words = State.noElements().plus("0", Value.of("awk"));
        for (int i = 0; i < operands.size(); i++) {
            words = words.plus(Integer.toString(i + 1), Value.input(operands.get(i)));
        }
        return new State(
                state.variables(),
                state.arrays().plus("ENVIRON", environment).plus("ARGV", words),
                state.ranges(),
                0,
                0,
                Optional.empty(),
                false,
                0,
                0);
    }
}
