package skylab.guest.command.text;

import java.nio.charset.StandardCharsets;
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

/** {@code strings}: the printable texts in files. */
@Command.Installed("/usr/bin/strings")
final class StringsCommand implements GnuCommand {
    private static final OptionSyntax OPTIONS =
            OptionSyntax.of("strings", 1, "n,bytes=", "a,all", "f,print-file-name", "t,radix=", "!e,encoding=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public List<String> modern(List<String> arguments) {
        return arguments.stream()
                .map(word -> word.matches("-[0-9]+") ? "-n" + word.substring(1) : word)
                .toList();
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        String least = arguments.value("n").orElse("4");
        if (!least.matches("[1-9][0-9]{0,6}")) {
            throw new UsageError("invalid minimum string length " + least, 1);
        }
        return new Step.Continue(Gathering.of("strings", arguments.operands(), (kernel, inputs, output) -> {
            int status = 0;
            for (Gathering.Input input : inputs) {
                if (input.problem().isPresent()) {
                    output.complain("'" + input.name() + "': No such file");
                    status = 1;
                    continue;
                }
                byte[] bytes = InputStatus.bytes(List.of(input));
                print(
                        bytes,
                        Integer.parseInt(least),
                        arguments.has("f") ? input.name() + ": " : "",
                        arguments.value("t").orElse(""),
                        output);
            }
            return status;
        }));
    }

    private static void print(byte[] bytes, int least, String name, String radix, Output out) {
        int begin = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i < bytes.length && (bytes[i] >= ' ' && bytes[i] < 127 || bytes[i] == '\t')) {
                continue;
            }
            if (i - begin >= least) {
                String place =
                        switch (radix) {
                            case "d" -> String.format("%7d ", begin);
                            case "x" -> String.format("%7x ", begin);
                            case "o" -> String.format("%7o ", begin);
                            default -> "";
                        };
                out.println(name + place + new String(bytes, begin, i - begin, StandardCharsets.ISO_8859_1));
            }
            begin = i + 1;
        }
    }
}
