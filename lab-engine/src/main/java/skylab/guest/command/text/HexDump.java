package skylab.guest.command.text;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import skylab.guest.command.gnu.Gathering;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code od}, {@code xxd} and {@code hexdump}: bytes as numbers. */
@Command.Installed({"/usr/bin/od", "/usr/bin/xxd", "/usr/bin/hexdump", "/usr/bin/hd"})
final class HexDump implements Command {
    @Override
    public skylab.guest.process.Program start(List<String> argv) {
        String name = argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1);
        return (name.equals("od") ? new OdCommand() : name.equals("xxd") ? new Xxd() : new Hexdumping(name))
                .start(argv);
    }

    /** {@code hexdump}. */
    private record Hexdumping(String name) implements GnuCommand {
        @Override
        public OptionSyntax options() {
            return OptionSyntax.of(
                    "hexdump", 1, "C,canonical", "n,length=", "s,skip=", "v,no-squeezing", "x", "!e=", "!c");
        }

        @Override
        public Step begin(Syscalls sys, Arguments arguments, Output out) {
            boolean canonical = arguments.has("C") || name.equals("hd");
            Gathering.Work work = (kernel, inputs, output) -> {
                int status = InputStatus.complain(inputs, output);
                dump(
                        window(InputStatus.bytes(inputs), arguments.value("s"), arguments.value("n")),
                        HexDump.start(arguments.value("s")),
                        canonical,
                        arguments.has("v"),
                        output);
                return status;
            };
            return new Step.Continue(Gathering.of(
                    "hexdump", arguments.operands(), work.upTo(needed(arguments.value("s"), arguments.value("n")))));
        }

        private static void dump(byte[] bytes, long from, boolean canonical, boolean all, Output out) {
            String before = "";
            boolean starred = false;
            int width = canonical ? 8 : 7;
            for (int at = 0; at < bytes.length; at += 16) {
                int end = Math.min(bytes.length, at + 16);
                String line = canonical ? canonical(bytes, at, end) : words(bytes, at, end);
                if (line.equals(before) && !all && end - at == 16) {
                    out.print(starred ? "" : "*\n");
                    starred = true;
                    continue;
                }
                before = line;
                starred = false;
                out.print(String.format("%0" + width + "x", from + at) + line + "\n");
            }
            if (bytes.length > 0) {
                out.print(String.format("%0" + width + "x\n", from + bytes.length));
            }
        }

        private static String canonical(byte[] bytes, int at, int end) {
            StringBuilder hex = new StringBuilder(" ");
            for (int i = at; i < at + 16; i++) {
                hex.append(i == at + 8 ? " " : "").append(i < end ? String.format(" %02x", bytes[i]) : "   ");
            }
            return hex + "  |" + printable(bytes, at, end) + "|";
        }

        private static String words(byte[] bytes, int at, int end) {
            StringBuilder hex = new StringBuilder();
            for (int i = at; i < at + 16; i += 2) {
                int high = i + 1 < end ? bytes[i + 1] & 0xff : 0;
                hex.append(i < end ? String.format(" %04x", high << 8 | bytes[i] & 0xff) : "     ");
            }
            return hex.toString();
        }
    }

    /** The bytes from a place on, at most so many. */
    static byte[] window(byte[] bytes, Optional<String> skip, Optional<String> length) {
        int from = (int) Math.min(bytes.length, start(skip));
        long count = length.isPresent() ? start(length) : bytes.length;
        return Arrays.copyOfRange(bytes, from, (int) Math.min(bytes.length, from + count));
    }

    /** How much has to be read for that. */
    static long needed(Optional<String> skip, Optional<String> length) {
        return length.isPresent() ? start(skip) + start(length) : Long.MAX_VALUE;
    }

    /** A number, octal, decimal or hexadecimal as in C; 0 if it is none. */
    static long start(Optional<String> text) {
        String number = text.orElse("0");
        return number.matches("0[xX][0-9a-fA-F]{1,8}")
                ? Long.parseLong(number.substring(2), 16)
                : number.matches("[0-9]{1,10}") ? Long.parseLong(number) : 0;
    }

    /** The characters of ASCII that can be printed, dots for others. */
    static String printable(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(bytes[i] >= ' ' && bytes[i] < 127 ? (char) bytes[i] : '.');
        }
        return text.toString();
    }
}
