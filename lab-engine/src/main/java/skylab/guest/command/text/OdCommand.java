package skylab.guest.command.text;

import java.util.List;
import java.util.Map;
import skylab.guest.command.gnu.Gathering;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code od}: bytes as octal, decimal or hexadecimal numbers, or as characters. */
final class OdCommand implements GnuCommand {
    private static final Map<Integer, String> NAMES =
            Map.of(0, "\\0", 7, "\\a", 8, "\\b", 9, "\\t", 10, "\\n", 11, "\\v", 12, "\\f", 13, "\\r");
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "od",
            1,
            "A,address-radix=",
            "t,format=",
            "N,read-bytes=",
            "j,skip-bytes=",
            "v,output-duplicates",
            "c",
            "x",
            "b",
            "a",
            "d",
            "o",
            "w,width?");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        String type = arguments
                .value("t")
                .orElse(
                        arguments.has("c")
                                ? "c"
                                : arguments.has("x")
                                        ? "x2"
                                        : arguments.has("b")
                                                ? "o1"
                                                : arguments.has("a") ? "a" : arguments.has("d") ? "u2" : "o2");
        if (!type.matches("[acdoux]([1248CSIL])?z?")) {
            throw new UsageError("invalid type string '" + type + "'", 1);
        }
        return new Step.Continue(Gathering.of(
                "od",
                arguments.operands(),
                new Dumping(arguments, type).upTo(HexDump.needed(arguments.value("j"), arguments.value("N")))));
    }

    private record Dumping(Arguments arguments, String type) implements Gathering.Work {
        @Override
        public int run(Syscalls sys, List<Gathering.Input> inputs, Output out) {
            int status = InputStatus.complain(inputs, out);
            byte[] bytes = HexDump.window(InputStatus.bytes(inputs), arguments.value("j"), arguments.value("N"));
            long from = HexDump.start(arguments.value("j"));
            String before = "";
            boolean starred = false;
            for (int at = 0; at < bytes.length; at += 16) {
                int end = Math.min(bytes.length, at + 16);
                String line = line(bytes, at, end);
                if (line.equals(before) && end - at == 16 && !arguments.has("v")) {
                    out.print(starred ? "" : "*\n");
                    starred = true;
                    continue;
                }
                before = line;
                starred = false;
                out.println(address(from + at) + line);
            }
            if (!address(0).isEmpty()) {
                out.println(address(from + bytes.length));
            }
            return status;
        }

        private String address(long at) {
            return switch (arguments.value("A").orElse("o")) {
                case "x" -> String.format("%06x", at);
                case "d" -> String.format("%07d", at);
                case "n" -> "";
                default -> String.format("%07o", at);
            };
        }

        private String line(byte[] bytes, int at, int end) {
            char kind = type.charAt(0);
            StringBuilder line = new StringBuilder();
            if (kind == 'c' || kind == 'a') {
                for (int i = at; i < end; i++) {
                    int b = bytes[i] & 0xff;
                    String text = b >= 32 && b < 127
                            ? String.valueOf((char) b)
                            : NAMES.getOrDefault(b, String.format("%03o", b));
                    line.append(String.format(" %3s", text));
                }
                return line.toString();
            }
            String unit = type.substring(1).replace("z", "");
            int size =
                    switch (unit) {
                        case "1", "C" -> 1;
                        case "2", "S" -> 2;
                        case "8", "L" -> 8;
                        case "" -> 4;
                        default -> 4;
                    };
            for (int i = at; i < end; i += size) {
                long value = 0;
                for (int j = size - 1; j >= 0; j--) {
                    value = value << 8 | (i + j < end ? bytes[i + j] & 0xff : 0);
                }
                line.append(number(value, kind, size));
            }
            if (type.endsWith("z")) {
                line.append("  >").append(HexDump.printable(bytes, at, end)).append('<');
            }
            return line.toString();
        }

        private static String number(long value, char kind, int size) {
            int bits = size * 8;
            return switch (kind) {
                case 'x' ->
                    " "
                            + "0"
                                    .repeat(Math.max(
                                            0,
                                            size * 2 - Long.toHexString(value).length())) + Long.toHexString(value);
                case 'o' -> {
                    String octal = Long.toOctalString(value);
                    yield " " + "0".repeat(Math.max(0, (bits + 2) / 3 - octal.length())) + octal;
                }
                case 'd' -> {
                    long signed = bits == 64 ? value : value << 64 - bits >> 64 - bits;
                    yield String.format(" %" + (size == 1 ? 4 : size == 2 ? 6 : size == 4 ? 11 : 20) + "d", signed);
                }
                default ->
                    String.format(
                            " %" + (size == 1 ? 3 : size == 2 ? 5 : size == 4 ? 10 : 20) + "s",
                            Long.toUnsignedString(value));
            };
        }
    }
}
