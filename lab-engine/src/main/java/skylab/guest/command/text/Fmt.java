package skylab.guest.command.text;

import java.util.List;
import skylab.guest.command.gnu.Gathering;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code fmt}: fills paragraphs. */
@Command.Installed("/usr/bin/fmt")
final class Fmt implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "fmt",
            1,
            "w,width=",
            "s,split-only",
            "u,uniform-spacing",
            "!p,prefix=",
            "!c,crown-margin",
            "!t,tagged-paragraph",
            "!g,goal=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public List<String> modern(List<String> arguments) {
        return arguments.stream()
                .map(word -> word.matches("-[0-9]+") ? "-w" + word.substring(1) : word)
                .toList();
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        String width = arguments.value("w").orElse("75");
        if (!width.matches("[0-9]{1,4}")) {
            throw new UsageError("invalid width: '" + width + "'", 1);
        }
        return new Step.Continue(Gathering.of("fmt", arguments.operands(), (kernel, inputs, output) -> {
            int status = InputStatus.complain(inputs, output);
            for (Gathering.Input input : inputs) {
                fill(TextLines.of(input.content()), Integer.parseInt(width), output);
            }
            return status;
        }));
    }

    /** The classical way: each line takes as many words as fit. */
    private static void fill(List<String> lines, int width, Output out) {
        StringBuilder line = new StringBuilder();
        String indent = "";
        for (String text : lines) {
            String own = text.substring(0, text.length() - text.stripLeading().length());
            if (text.isBlank() || !own.equals(indent)) {
                flush(line, out);
                indent = own;
            }
            if (text.isBlank()) {
                out.println("");
                indent = "";
                continue;
            }
            for (String word : text.strip().split("\\s+")) {
                if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                    flush(line, out);
                }
                line.append(line.length() == 0 ? indent : " ").append(word);
            }
        }
        flush(line, out);
    }

    private static void flush(StringBuilder line, Output out) {
        if (line.length() > 0) {
            out.println(line.toString());
            line.setLength(0);
        }
    }
}
