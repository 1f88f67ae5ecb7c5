package skylab.guest.command.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import skylab.guest.command.gnu.Filter;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.gnu.Reading;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code tr}: translates, deletes and squeezes bytes. */
@Command.Installed("/usr/bin/tr")
final class Tr implements GnuCommand {
    private static final OptionSyntax OPTIONS =
            OptionSyntax.of("tr", 1, "+", "c,C,complement", "d,delete", "s,squeeze-repeats", "t,truncate-set1");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        List<String> sets = arguments.operands();
        boolean delete = arguments.has("d");
        boolean squeeze = arguments.has("s");
        int needed = delete == squeeze ? 2 : 1;
        if (sets.isEmpty()) {
            throw OPTIONS.wrong("missing operand");
        }
        if (sets.size() < needed) {
            String why = delete
                    ? "Two strings must be given when both deleting and squeezing repeats."
                    : "Two strings must be given when translating.";
            throw OPTIONS.wrong("missing operand after '" + sets.get(0) + "'\n" + why);
        }
        int most = delete && !squeeze ? 1 : 2;
        if (sets.size() > most) {
            throw OPTIONS.wrong("extra operand '" + sets.get(most) + "'");
        }
        byte[] first = TrSet.first(sets.get(0), arguments.has("c"));
        byte[] second = sets.size() < 2 ? first : TrSet.second(sets.get(1), first.length, arguments.has("t") || delete);
        boolean[] deleted = new boolean[256];
        boolean[] squeezed = new boolean[256];
        int[] map = new int[256];
        for (int i = 0; i < 256; i++) {
            map[i] = i;
        }
        for (int i = 0; i < first.length; i++) {
            if (delete) {
                deleted[first[i] & 0xff] = true;
            } else if (sets.size() == 2 && i < second.length) {
                map[first[i] & 0xff] = second[i] & 0xff;
            }
        }
        for (byte one : squeeze ? second : new byte[0]) {
            squeezed[one & 0xff] = true;
        }
        StringBuilder table = new StringBuilder();
        StringBuilder squeezes = new StringBuilder();
        for (int i = 0; i < 256; i++) {
            table.append((char) (deleted[i] ? 256 : map[i]));
            squeezes.append(squeezed[i] ? '1' : '0');
        }
        return new Step.Continue(
                Reading.of("tr", List.of(), new Translating(table.toString(), squeezes.toString(), -1)));
    }

    /** For each byte what it becomes, 256 for nothing; whether a row of it becomes one; the byte written last. */
    private record Translating(String table, String squeezes, int last) implements Filter {
        @Override
        public Filter accept(Bytes bytes, Output out) {
            ByteArrayOutputStream result = new ByteArrayOutputStream(bytes.size());
            int before = last;
            for (byte one : bytes.toArray()) {
                int to = table.charAt(one & 0xff);
                if (to < 256 && !(to == before && squeezes.charAt(to) == '1')) {
                    result.write(to);
                    before = to;
                }
            }
            out.write(Bytes.of(result.toByteArray()));
            return new Translating(table, squeezes, before);
        }

        @Override
        public Filter failed(String name, Errno error, boolean opened, Output out) {
            out.complain("read error: " + error.text());
            return this;
        }

        @Override
        public int finish(Output out) {
            return 0;
        }
    }

    /** The bytes of a text. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
