package skylab.guest.command.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import skylab.guest.command.gnu.Gathering;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code base32}: bytes as letters and digits, and back (RFC 4648). */
@Command.Installed("/usr/bin/base32")
final class Base32Command implements GnuCommand {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final OptionSyntax OPTIONS = OptionSyntax.of("base32", 1, "d,decode", "i,ignore-garbage", "w,wrap=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        String width = arguments.value("w").orElse("76");
        if (!width.matches("[0-9]{1,9}")) {
            throw new UsageError("invalid wrap size: '" + width + "'", 1);
        }
        return new Step.Continue(
                Gathering.of("base32", arguments.operands(), new Coding(arguments.has("d"), Integer.parseInt(width))));
    }

    private record Coding(boolean decode, int width) implements Gathering.Work {
        @Override
        public int run(Syscalls sys, List<Gathering.Input> inputs, Output out) {
            if (InputStatus.complain(inputs, out) != 0) {
                return 1;
            }
            byte[] bytes = InputStatus.bytes(inputs);
            if (decode) {
                return decode(new String(bytes, StandardCharsets.ISO_8859_1).replace("\n", ""), out);
            }
            StringBuilder text = new StringBuilder();
            long bits = 0;
            int count = 0;
            for (byte b : bytes) {
                bits = bits << 8 | b & 0xff;
                count += 8;
                while (count >= 5) {
                    text.append(LETTERS.charAt((int) (bits >> count - 5 & 31)));
                    count -= 5;
                }
            }
            if (count > 0) {
                text.append(LETTERS.charAt((int) (bits << 5 - count & 31)));
            }
            while (text.length() % 8 != 0) {
                text.append('=');
            }
            int step = width == 0 ? Math.max(1, text.length()) : width;
            for (int i = 0; i < text.length(); i += step) {
                out.print(text.substring(i, Math.min(text.length(), i + step)) + (width == 0 ? "" : "\n"));
            }
            return 0;
        }

        private static int decode(String text, Output out) {
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            long bits = 0;
            int count = 0;
            boolean good = text.length() % 8 == 0;
            for (char c : text.replaceFirst("=+$", "").toCharArray()) {
                int value = LETTERS.indexOf(c);
                if (value < 0) {
                    good = false;
                    break;
                }
                bits = bits << 5 | value;
                count += 5;
                if (count >= 8) {
                    plain.write((int) (bits >> count - 8));
                    count -= 8;
                }
            }
            out.write(Bytes.of(plain.toByteArray()));
            if (!good) {
                out.complain("invalid input");
            }
            return good ? 0 : 1;
        }
    }
}
