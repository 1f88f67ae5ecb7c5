package skylab.guest.command.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.process.UsageError;

/**
 * Options and operands of a command line, read as {@code getopt_long} reads them: options may stand between operands,
 * short ones may be joined, and {@code --} ends them.
 *
 * @param options the options in order, by their short names
 * @param operands what is no option
 */
public record Arguments(List<Option> options, List<String> operands) {
    /** Copies the lists. */
    public Arguments {
        options = List.copyOf(options);
        operands = List.copyOf(operands);
    }

    /**
     * An option as it was given.
     *
     * @param name without dashes
     * @param value its argument, empty if it takes none
     */
    public record Option(String name, String value) {}

    /**
     * Reads a command line.
     *
     * @param arguments without the command's name
     * @param letters the short options, each followed by a colon if it takes an argument; a leading {@code +} has the
     *     first operand end the options
     * @param words the long options and the names they are known by, with a colon at the end if they take an argument
     * @param status the exit status for others
     * @throws UsageError naming the option that is not known, or lacks its argument
     */
    public static Arguments parse(List<String> arguments, String letters, Map<String, String> words, int status) {
        List<Option> options = new ArrayList<>();
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            boolean over = word.equals("--");
            if (over || (letters.startsWith("+") && !isOption(word))) {
                operands.addAll(arguments.subList(over ? i + 1 : i, arguments.size()));
                break;
            } else if (word.startsWith("--")) {
                i += readWord(arguments, i, words, status, options);
            } else if (isOption(word)) {
                i += readLetters(arguments, i, letters, status, options);
            } else {
                operands.add(word);
            }
        }
        return new Arguments(options, operands);
    }

    private static boolean isOption(String word) {
        return word.length() > 1 && word.startsWith("-");
    }

    // Both give how many further words were taken as the option's argument.
    private static int readWord(List<String> all, int at, Map<String, String> words, int status, List<Option> options) {
        String[] parts = all.get(at).substring(2).split("=", 2);
        String known = words.get(parts[0]);
        if (known == null || (parts.length == 2 && !known.endsWith(":"))) {
            throw new UsageError("unrecognized or unsupported option '" + all.get(at) + "'", status);
        }
        if (!known.endsWith(":")) {
            options.add(new Option(known, ""));
            return 0;
        }
        String name = known.substring(0, known.length() - 1);
        if (parts.length == 2) {
            options.add(new Option(name, parts[1]));
            return 0;
        }
        if (at + 1 == all.size()) {
            throw new UsageError("option '" + all.get(at) + "' requires an argument", status);
        }
        options.add(new Option(name, all.get(at + 1)));
        return 1;
    }

    private static int readLetters(List<String> all, int at, String letters, int status, List<Option> options) {
        String word = all.get(at);
        for (int i = 1; i < word.length(); i++) {
            String name = word.substring(i, i + 1);
            int place = ":+".contains(name) ? -1 : letters.indexOf(name);
            if (place < 0) {
                throw new UsageError("invalid or unsupported option -- '" + name + "'", status);
            }
            if (!letters.startsWith(":", place + 1)) {
                options.add(new Option(name, ""));
            } else if (i + 1 < word.length()) {
                options.add(new Option(name, word.substring(i + 1)));
                return 0;
            } else if (at + 1 < all.size()) {
                options.add(new Option(name, all.get(at + 1)));
                return 1;
            } else {
                throw new UsageError("option requires an argument -- '" + name + "'", status);
            }
        }
        return 0;
    }

    /** Whether an option was given. */
    public boolean has(String name) {
        return options.stream().anyMatch(option -> option.name().equals(name));
    }

    /** The argument that an option was given last. */
    public Optional<String> value(String name) {
        return values(name).stream().reduce((first, second) -> second);
    }

    /** All arguments that an option was given. */
    public List<String> values(String name) {
        return options.stream()
                .filter(option -> option.name().equals(name))
                .map(Option::value)
                .toList();
    }
}
