package skylab.guest.command.gnu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.UsageError;

/**
 * The options of a GNU command, those that are emulated and those that are not: what a real machine would accept is told
 * apart from what it would refuse, too.
 *
 * @param command its name
 * @param status exit status when the arguments are wrong
 * @param inOrder whether the first operand ends the options
 * @param known all options
 */
public record OptionSyntax(String command, int status, boolean inOrder, List<Known> known) {
    /** Copies the list. */
    public OptionSyntax {
        known = List.copyOf(known);
    }

    /** Whether an option takes an argument. */
    private enum Value {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    /** An option with all its names; the first one is that by which the command asks for it. */
    private record Known(List<String> names, Value value, boolean emulated) {}

    /**
     * The syntax of a command.
     *
     * @param options one text for each: its names with commas between them, the first one being what the command asks
     *     for; with {@code =} at the end if it takes an argument, {@code ?} if it may take one; {@code !} in front if it
     *     is not emulated. A single {@code +} says that the first operand ends the options.
     */
    public static OptionSyntax of(String command, int status, String... options) {
        List<Known> known = new ArrayList<>();
        boolean inOrder = false;
        for (String option : options) {
            if (option.equals("+")) {
                inOrder = true;
                continue;
            }
            boolean emulated = !option.startsWith("!");
            Value value = option.endsWith("=") ? Value.REQUIRED : option.endsWith("?") ? Value.OPTIONAL : Value.NONE;
            String names = option.substring(emulated ? 0 : 1, option.length() - (value == Value.NONE ? 0 : 1));
            known.add(new Known(Arrays.asList(names.split(",")), value, emulated));
        }
        return new OptionSyntax(command, status, inOrder, known);
    }

    /**
     * Reads a command line as {@code getopt_long} does. Long names may be abbreviated.
     *
     * @param arguments without the command's name
     * @throws UsageError as the real command would say it, or that an option is not emulated
     */
    public Arguments parse(List<String> arguments) {
        List<Arguments.Option> options = new ArrayList<>();
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            boolean option = word.length() > 1 && word.startsWith("-");
            if (word.equals("--") || (inOrder && !option)) {
                operands.addAll(arguments.subList(word.equals("--") ? i + 1 : i, arguments.size()));
                break;
            } else if (word.startsWith("--")) {
                i += readLong(arguments, i, options);
            } else if (option) {
                i += readShort(arguments, i, options);
            } else {
                operands.add(word);
            }
        }
        return new Arguments(options, operands);
    }

    /** Wrong usage, with the hint that GNU commands add. */
    public UsageError wrong(String message) {
        return new UsageError(message + "\nTry '" + command + " --help' for more information.", status);
    }

    /** What {@code --help} tells: which options there are in the emulation. */
    public String help() {
        return "Usage: " + command + " [OPTION]... [OPERAND]...\n"
                + known.stream()
                        .filter(Known::emulated)
                        .map(one -> "  "
                                + one.names.stream()
                                        .map(name -> name.length() == 1 ? "-" + name : "--" + name)
                                        .collect(Collectors.joining(", "))
                                + (one.value == Value.REQUIRED ? " ARG" : one.value == Value.OPTIONAL ? " [ARG]" : "")
                                + "\n")
                        .collect(Collectors.joining())
                + "Other options of the real command are not emulated.\n";
    }

    // Both give how many further words were taken as the option's argument.
    private int readLong(List<String> all, int at, List<Arguments.Option> options) {
        String[] parts = all.get(at).substring(2).split("=", 2);
        Known found = byLongName(parts[0]);
        String shown = "option '--" + parts[0] + "'";
        if (!found.emulated) {
            throw new UsageError(shown + " is not emulated", status);
        }
        if (parts.length == 2 && found.value == Value.NONE) {
            throw wrong(shown + " doesn't allow an argument");
        }
        boolean next = parts.length == 1 && found.value == Value.REQUIRED;
        if (next && at + 1 == all.size()) {
            throw wrong(shown + " requires an argument");
        }
        options.add(
                new Arguments.Option(found.names.get(0), parts.length == 2 ? parts[1] : next ? all.get(at + 1) : ""));
        return next ? 1 : 0;
    }

    private Known byLongName(String name) {
        List<Known> found = new ArrayList<>();
        for (Known one : known) {
            if (name.length() > 1 && one.names.contains(name)) {
                return one;
            }
            if (one.names.stream().anyMatch(full -> full.length() > 1 && full.startsWith(name))) {
                found.add(one);
            }
        }
        if (found.isEmpty()) {
            throw wrong("unrecognized option '--" + name + "'");
        }
        if (found.size() > 1) {
            throw wrong("option '--" + name + "' is ambiguous");
        }
        return found.get(0);
    }

    private int readShort(List<String> all, int at, List<Arguments.Option> options) {
        String word = all.get(at);
        for (int i = 1; i < word.length(); i = word.offsetByCodePoints(i, 1)) {
            String letter = word.substring(i, word.offsetByCodePoints(i, 1));
            Known found = known.stream()
                    .filter(one -> one.names.contains(letter))
                    .findFirst()
                    .orElseThrow(() -> wrong("invalid option -- '" + letter + "'"));
            if (!found.emulated) {
                throw new UsageError("option '-" + letter + "' is not emulated", status);
            }
            String name = found.names.get(0);
            String rest = word.substring(i + letter.length());
            if (found.value == Value.NONE) {
                options.add(new Arguments.Option(name, ""));
            } else if (found.value == Value.OPTIONAL || !rest.isEmpty()) {
                options.add(new Arguments.Option(name, rest));
                return 0;
            } else if (at + 1 < all.size()) {
                options.add(new Arguments.Option(name, all.get(at + 1)));
                return 1;
            } else {
                throw wrong("option requires an argument -- '" + letter + "'");
            }
        }
        return 0;
    }
}
