package skylab.guest.command.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.LineFilter;
import skylab.guest.command.gnu.Lines;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.gnu.Reading;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Content;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code sed}: edits a stream of lines. */
@Command.Installed("/usr/bin/sed")
final class Sed implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "sed",
            1,
            "n,quiet,silent",
            "e,expression=",
            "f,file=",
            "i,in-place?",
            "E,r,regexp-extended",
            "s,separate",
            "u,unbuffered",
            "follow-symlinks",
            "!debug",
            "!l,line-length=",
            "!posix",
            "!sandbox",
            "!b,binary",
            "!z,null-data");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        List<String> operands = new ArrayList<>(arguments.operands());
        List<String> parts = new ArrayList<>();
        for (Arguments.Option option : arguments.options()) {
            if (option.name().equals("e")) {
                parts.add(option.value());
            } else if (option.name().equals("f")) {
                parts.add(script(sys, option.value()));
            }
        }
        if (parts.isEmpty()) {
            if (operands.isEmpty()) {
                throw new UsageError(
                        "no script specified\nUsage: sed [OPTION]... {script-only-if-no-other-script} [input-file]...",
                        1);
            }
            parts.add(operands.remove(0));
        }
        List<SedCommand> script = SedParser.parse(
                String.join("\n", parts),
                arguments.has("E"),
                path -> sys.mayRead(path) && sys.stat(path).isRegular()
                        ? sys.readFile(path).text()
                        : "");
        boolean quiet = arguments.has("n");
        if (arguments.has("i")) {
            return out.drain(
                    sys,
                    inPlace(sys, operands, script, quiet, arguments.value("i").orElseThrow(), out));
        }
        return new Step.Continue(Reading.of(
                "sed",
                operands,
                new Lines(new Editing(script, quiet, arguments.has("s"), SedState.BEGIN, Optional.empty(), true, 0))));
    }

    private static String script(Syscalls sys, String path) {
        try {
            String text = sys.readFile(path).text();
            return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        } catch (Errno e) {
            throw new UsageError("couldn't open file " + path + ": " + e.text(), 1);
        }
    }

    private static int inPlace(
            Syscalls sys, List<String> files, List<SedCommand> script, boolean quiet, String suffix, Output out) {
        if (files.isEmpty()) {
            throw new UsageError("no input files", 1);
        }
        int status = 0;
        for (String file : files) {
            try {
                if (!sys.stat(file).isRegular()) {
                    out.complain("couldn't edit " + file + ": not a regular file");
                    status = 4;
                    continue;
                }
                Content before = sys.content(file);
                StringBuilder text = new StringBuilder();
                SedState state = SedState.BEGIN;
                List<String> lines = TextLines.of(before);
                boolean terminated =
                        before.size() > 0 && before.read(before.size() - 1, 1).at(0) == '\n';
                for (int i = 0; i < lines.size(); i++) {
                    boolean last = i + 1 == lines.size();
                    String line = lines.get(i);
                    if (state.quit().isPresent()) {
                        text.append(line).append(last && !terminated ? "" : "\n");
                    } else {
                        state = SedCycle.run(script, quiet, state, line, !last || terminated, last, text::append);
                    }
                }
                if (!suffix.isEmpty()) {
                    String name = file.substring(file.lastIndexOf('/') + 1);
                    String kept = suffix.contains("*") ? suffix.replace("*", name) : name + suffix;
                    sys.replace(
                            kept.contains("/") ? kept : file.substring(0, file.length() - name.length()) + kept,
                            before);
                }
                sys.replace(file, Content.of(text.toString()));
                if (state.quit().isPresent()) {
                    return state.quit().get();
                }
            } catch (Errno e) {
                boolean there = sys.exists(file);
                out.complain((there ? "couldn't open file " : "can't read ") + file + ": " + e.text());
                status = there ? 4 : 2;
            }
        }
        return status;
    }

    /** The line held back is executed when it is known whether it is the last one. */
    private record Editing(
            List<SedCommand> script,
            boolean quiet,
            boolean separate,
            SedState state,
            Optional<String> held,
            boolean terminated,
            int status)
            implements LineFilter {
        private Editing run(boolean isLast, Output out) {
            if (held.isEmpty() || state.quit().isPresent()) {
                return this;
            }
            Consumer<String> print = out::print;
            try {
                SedState after = SedCycle.run(script, quiet, state, held.get(), terminated, isLast, print);
                return new Editing(script, quiet, separate, after, Optional.empty(), true, status);
            } catch (UsageError e) {
                out.complain(e.getMessage());
                return quitting(e.status());
            }
        }

        private Editing quitting(int result) {
            SedState over = new SedState(
                    "", true, "", 0, state.ranges(), -1, List.of(), Optional.empty(), false, Optional.of(result));
            return new Editing(script, quiet, separate, over, Optional.empty(), true, result);
        }

        @Override
        public LineFilter line(String text, boolean complete, Output out) {
            Editing before = run(false, out);
            return new Editing(script, quiet, separate, before.state, Optional.of(text), complete, before.status);
        }

        @Override
        public LineFilter end(Output out) {
            if (!separate) {
                return this;
            }
            Editing over = run(true, out);
            SedState fresh = new SedState(
                    over.state.hold(),
                    over.state.fed(),
                    "",
                    0,
                    over.state.ranges(),
                    -1,
                    List.of(),
                    over.state.last(),
                    over.state.missing(),
                    over.state.quit());
            return new Editing(script, quiet, true, fresh, Optional.empty(), true, over.status);
        }

        @Override
        public boolean satisfied() {
            return state.quit().isPresent();
        }

        @Override
        public LineFilter failed(String name, Errno error, boolean opened, Output out) {
            out.complain(
                    opened
                            ? "couldn't " + (error.code() == Errno.Code.EISDIR ? "edit " : "read ") + name + ": "
                                    + (error.code() == Errno.Code.EISDIR ? "not a regular file" : error.text())
                            : "can't read " + name + ": " + error.text());
            return new Editing(script, quiet, separate, state, held, terminated, 2);
        }

        @Override
        public int finish(Output out) {
            Editing over = run(true, out);
            return over.state
                    .quit()
                    .filter(result -> result != 0 || over.status == 0)
                    .orElse(over.status);
        }
    }
}
