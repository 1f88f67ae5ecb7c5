package skylab.guest.command.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.guest.command.gnu.Gathering;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code numfmt}: numbers with and without units. */
@Command.Installed("/usr/bin/numfmt")
final class Numfmt implements GnuCommand {
    private static final String UNITS = "KMGTPE";
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "numfmt",
            1,
            "to=",
            "from=",
            "suffix=",
            "padding=",
            "field=",
            "d,delimiter=",
            "header?",
            "round=",
            "format=",
            "grouping",
            "!from-unit=",
            "!to-unit=",
            "!invalid=",
            "!debug");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        for (String name : List.of("to", "from")) {
            String unit = arguments.value(name).orElse("none");
            if (!List.of("none", "auto", "si", "iec", "iec-i").contains(unit)) {
                throw OPTIONS.wrong("invalid argument '" + unit + "' for '--" + name + "'");
            }
        }
        if (!arguments.operands().isEmpty()) {
            int status = 0;
            for (String word : arguments.operands()) {
                status = Math.max(status, line(arguments, word, out));
            }
            return out.drain(sys, status);
        }
        return new Step.Continue(Gathering.of("numfmt", List.of("-"), (kernel, inputs, output) -> {
            int status = 0;
            int header = arguments.has("header") ? 1 : 0;
            for (String one : TextLines.of(inputs.get(0).content())) {
                if (header-- > 0) {
                    output.println(one);
                } else {
                    status = Math.max(status, line(arguments, one, output));
                }
            }
            return status;
        }));
    }

    private static int line(Arguments arguments, String line, Output out) {
        String delimiter = arguments.value("d").orElse("");
        String fieldText = arguments.value("field").orElse("1");
        int wanted = fieldText.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(fieldText) : 1;
        Matcher matcher = Pattern.compile(
                        delimiter.isEmpty() ? "[ \\t]*[^ \\t]+" : "[^" + Pattern.quote(delimiter) + "]*")
                .matcher(line);
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (int field = 1; at < line.length() && matcher.find(at); field++) {
            String part = matcher.group();
            if (field == wanted) {
                try {
                    String converted = convert(arguments, part.strip());
                    int width = part.length();
                    text.append(
                            delimiter.isEmpty() && part.startsWith(" ") && converted.length() < width
                                    ? " ".repeat(width - converted.length()) + converted
                                    : converted);
                } catch (NumberFormatException e) {
                    out.complain(e.getMessage());
                    return 2;
                }
            } else {
                text.append(part);
            }
            at = matcher.end();
            if (!delimiter.isEmpty() && at < line.length()) {
                text.append(line.charAt(at++));
            }
        }
        out.println(text + line.substring(Math.min(at, line.length())));
        return 0;
    }

    private static String convert(Arguments arguments, String word) {
        String suffix = arguments.value("suffix").orElse("");
        String plain =
                !suffix.isEmpty() && word.endsWith(suffix) ? word.substring(0, word.length() - suffix.length()) : word;
        BigDecimal value = parse(plain, arguments.value("from").orElse("none"));
        String text = format(
                value,
                arguments.value("to").orElse("none"),
                arguments.value("round").orElse("from-zero"));
        if (arguments.has("format")) {
            Matcher directive = Pattern.compile("%(-?0?'?)([0-9]*)(?:\\.([0-9]+))?f")
                    .matcher(arguments.value("format").orElse("%f"));
            if (directive.find() && directive.group(3) != null && !arguments.has("to")) {
                text = value.setScale(Integer.parseInt(directive.group(3)), RoundingMode.HALF_UP)
                        .toPlainString();
            }
        }
        text += suffix;
        String padding = arguments.value("padding").orElse("0");
        int width = padding.matches("-?[0-9]{1,4}") ? Integer.parseInt(padding) : 0;
        String pad = " ".repeat(Math.max(0, Math.abs(width) - text.length()));
        return width < 0 ? text + pad : pad + text;
    }

    private static BigDecimal parse(String word, String from) {
        Matcher matcher = Pattern.compile("(-?[0-9]{1,30}(?:\\.[0-9]{1,30})?)([KkMGTPE]?)(i?)")
                .matcher(word);
        if (!matcher.matches()) {
            throw new NumberFormatException("invalid number: '" + word + "'");
        }
        BigDecimal value = new BigDecimal(matcher.group(1));
        if (matcher.group(2).isEmpty()) {
            return value;
        }
        if (from.equals("none")) {
            throw new NumberFormatException("rejecting suffix in input: '" + word + "' (consider using --from)");
        }
        int power = UNITS.indexOf(Character.toUpperCase(matcher.group(2).charAt(0))) + 1;
        boolean binary = from.startsWith("iec")
                || from.equals("auto") && !matcher.group(3).isEmpty();
        return value.multiply(BigDecimal.valueOf(binary ? 1024 : 1000).pow(power));
    }

    private static String format(BigDecimal value, String to, String round) {
        if (to.equals("none")) {
            return value.stripTrailingZeros().scale() <= 0
                    ? value.toBigInteger().toString()
                    : value.toPlainString();
        }
        RoundingMode mode =
                switch (round) {
                    case "up" -> RoundingMode.CEILING;
                    case "down" -> RoundingMode.FLOOR;
                    case "towards-zero" -> RoundingMode.DOWN;
                    case "nearest" -> RoundingMode.HALF_UP;
                    default -> RoundingMode.UP;
                };
        BigDecimal base = BigDecimal.valueOf(to.startsWith("iec") ? 1024 : 1000);
        BigDecimal rest = value;
        int power = 0;
        while (rest.abs().compareTo(base) >= 0 && power < UNITS.length()) {
            rest = rest.divide(base, 20, RoundingMode.DOWN);
            power++;
        }
        boolean small = power > 0 && rest.abs().compareTo(BigDecimal.TEN) < 0;
        BigDecimal rounded = rest.setScale(small ? 1 : 0, mode);
        if (rounded.abs().compareTo(base) >= 0 && power < UNITS.length()) {
            rounded = rounded.divide(base, 1, mode);
            power++;
        } else if (small && rounded.abs().compareTo(BigDecimal.TEN) >= 0) {
            rounded = rounded.setScale(0, mode);
        }
        String unit = power == 0 ? "" : UNITS.charAt(power - 1) + (to.equals("iec-i") ? "i" : "");
        return rounded.toPlainString() + unit;
    }
}
