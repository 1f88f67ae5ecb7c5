package skylab.guest.command.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import skylab.guest.command.gnu.Gathering;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code xxd}: a hexadecimal dump, and back from one. */
final class Xxd implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "xxd", 1, "p,ps,postscript,plain", "r,revert", "l,len=", "s,seek=", "c,cols=", "u", "g=", "i", "b");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public List<String> modern(List<String> arguments) {
        return arguments.stream()
                .map(word -> word.matches("-(ps|plain|len|seek|cols)") ? "-" + word : word)
                .toList();
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        for (String option : List.of("i", "b")) {
            if (arguments.has(option)) {
                throw new UsageError("option '-" + option + "' is not emulated", 1);
            }
        }
        List<String> operands = arguments.operands();
        return new Step.Continue(Gathering.of(
                "xxd",
                operands.isEmpty() ? operands : operands.subList(0, 1),
                new Dumping(arguments).upTo(HexDump.needed(arguments.value("s"), arguments.value("l")))));
    }

    private record Dumping(Arguments arguments) implements Gathering.Work {
        @Override
        public int run(Syscalls sys, List<Gathering.Input> inputs, Output out) {
            if (inputs.get(0).problem().isPresent()) {
                out.complain(inputs.get(0).name() + ": "
                        + inputs.get(0).problem().get().text());
                return 2;
            }
            byte[] all = InputStatus.bytes(inputs);
            if (arguments.has("r")) {
                out.write(Bytes.of(back(new String(all, StandardCharsets.ISO_8859_1))));
                return 0;
            }
            byte[] bytes = HexDump.window(all, arguments.value("s"), arguments.value("l"));
            boolean plain = arguments.has("p");
            int columns = (int) Math.min(256, HexDump.start(arguments.value("c")));
            columns = columns > 0 ? columns : plain ? 30 : 16;
            int group = arguments.has("g") ? (int) Math.min(64, HexDump.start(arguments.value("g"))) : 2;
            String format = arguments.has("u") ? "%02X" : "%02x";
            for (int at = 0; at < bytes.length; at += columns) {
                int end = Math.min(bytes.length, at + columns);
                StringBuilder hex = new StringBuilder();
                for (int i = at; i < end; i++) {
                    hex.append(String.format(format, bytes[i]));
                    hex.append(!plain && group > 0 && (i - at + 1) % group == 0 ? " " : "");
                }
                int width = columns * 2 + (group > 0 ? (columns + group - 1) / group : 1);
                out.println(
                        plain
                                ? hex.toString()
                                : String.format(
                                        "%08x: %-" + width + "s %s",
                                        at + HexDump.start(arguments.value("s")),
                                        hex,
                                        HexDump.printable(bytes, at, end)));
            }
            return 0;
        }

        private byte[] back(String text) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (String line : text.split("\n")) {
                String hex = arguments.has("p")
                        ? line
                        : line.replaceFirst("^[0-9a-fA-F]+: ?", "").split("  ", 2)[0];
                String digits = hex.replaceAll("[^0-9a-fA-F]", "");
                for (int i = 0; i + 1 < digits.length(); i += 2) {
                    out.write(Integer.parseInt(digits.substring(i, i + 2), 16));
                }
            }
            return out.toByteArray();
        }
    }
}
