package skylab.guest.command.text;

import java.util.ArrayList;
import java.util.List;
import skylab.guest.command.gnu.Gathering;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Content;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code split}: cuts a file into pieces. */
@Command.Installed("/usr/bin/split")
final class SplitCommand implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "split",
            1,
            "l,lines=",
            "b,bytes=",
            "n,number=",
            "a,suffix-length=",
            "d,numeric-suffixes",
            "x,hex-suffixes",
            "additional-suffix=",
            "verbose",
            "!C,line-bytes=",
            "!filter=",
            "!e,elide-empty-files");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public List<String> modern(List<String> arguments) {
        return arguments.stream()
                .map(word -> word.matches("-[0-9]+") ? "-l" + word.substring(1) : word)
                .toList();
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        check("lines", arguments.value("l").orElse("1000"), "[1-9][0-9]{0,9}");
        check("chunks", arguments.value("n").orElse("1"), "[1-9][0-9]{0,4}");
        check("bytes", arguments.value("b").orElse("1"), "[1-9][0-9]{0,9}([KMG]i?B?|k|m|b)?");
        check("suffix length", arguments.value("a").orElse("2"), "[1-9]");
        List<String> operands = arguments.operands();
        if (operands.size() > 2) {
            throw OPTIONS.wrong("extra operand '" + operands.get(2) + "'");
        }
        String prefix = operands.size() > 1 ? operands.get(1) : "x";
        return new Step.Continue(Gathering.of(
                "split", operands.isEmpty() ? List.of("-") : operands.subList(0, 1), new Cutting(arguments, prefix)));
    }

    private static void check(String what, String value, String shape) {
        if (!value.matches(shape)) {
            throw new UsageError("invalid number of " + what + ": '" + value + "'", 1);
        }
    }

    private record Cutting(Arguments arguments, String prefix) implements Gathering.Work {
        private static final int MOST = 10_000;

        @Override
        public int run(Syscalls sys, List<Gathering.Input> inputs, Output out) {
            Gathering.Input input = inputs.get(0);
            if (input.problem().isPresent()) {
                out.complain("cannot open '" + input.name() + "' for reading: "
                        + input.problem().get().text());
                return 1;
            }
            List<Content> pieces = pieces(input.content());
            int length = Integer.parseInt(arguments.value("a").orElse("2"));
            for (int i = 0; i < pieces.size(); i++) {
                String suffix = suffix(i, length, pieces.size());
                if (suffix.isEmpty()) {
                    out.complain("output file suffixes exhausted");
                    return 1;
                }
                String name =
                        prefix + suffix + arguments.value("additional-suffix").orElse("");
                if (arguments.has("verbose")) {
                    out.println("creating file '" + name + "'");
                }
                sys.replace(name, pieces.get(i));
            }
            return 0;
        }

        private List<Content> pieces(Content content) {
            List<Content> pieces = new ArrayList<>();
            if (arguments.has("n")) {
                int count = Integer.parseInt(arguments.value("n").orElseThrow());
                long size = content.size() / count;
                for (int i = 0; i < count; i++) {
                    pieces.add(content.slice(i * size, i == count - 1 ? content.size() : (i + 1) * size));
                }
            } else if (arguments.has("b")) {
                long size = size(arguments.value("b").orElseThrow());
                for (long at = 0; at < content.size() && pieces.size() <= MOST; at += size) {
                    pieces.add(content.slice(at, Math.min(content.size(), at + size)));
                }
            } else {
                long lines = Long.parseLong(arguments.value("l").orElse("1000"));
                byte[] all = content.read(0, (int) Math.min(Integer.MAX_VALUE / 2, content.size()))
                        .toArray();
                long count = 0;
                int from = 0;
                for (int i = 0; i < all.length; i++) {
                    count += all[i] == '\n' ? 1 : 0;
                    if (count == lines || i == all.length - 1) {
                        pieces.add(content.slice(from, i + 1L));
                        from = i + 1;
                        count = 0;
                    }
                }
            }
            return pieces;
        }

        private static long size(String text) {
            long number = Long.parseLong(text.replaceAll("[^0-9]", ""));
            String unit = text.replaceAll("[0-9]", "");
            long factor = unit.endsWith("B") && !unit.contains("i") ? 1000 : 1024;
            return switch (unit.isEmpty() ? ' ' : Character.toUpperCase(unit.charAt(0))) {
                case 'K' -> number * factor;
                case 'M' -> number * factor * factor;
                case 'G' -> number * factor * factor * factor;
                case 'B' -> number * 512;
                default -> number;
            };
        }

        private String suffix(int number, int length, int count) {
            int base = arguments.has("d") ? 10 : arguments.has("x") ? 16 : 26;
            int digits = length;
            // Without a length of its own, the suffix grows when there are more pieces than it can tell apart.
            boolean grows = !arguments.has("a") && base == 26 && number >= 25 * 26;
            if (grows) {
                return "z" + letters(number - 25 * 26, 3, 26);
            }
            return number >= Math.pow(base, digits) ? "" : letters(number, digits, base);
        }

        private static String letters(int number, int digits, int base) {
            char[] text = new char[digits];
            int rest = number;
            for (int i = digits - 1; i >= 0; i--) {
                text[i] = base == 26 ? (char) ('a' + rest % 26) : Character.forDigit(rest % base, base);
                rest /= base;
            }
            return new String(text);
        }
    }
}
