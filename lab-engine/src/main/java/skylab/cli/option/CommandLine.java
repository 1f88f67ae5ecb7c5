package skylab.cli.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import skylab.cli.CliError;

/**
 * The words of a command, sorted.
 *
 * @param options the words after each option; of one that is given twice the last counts
 * @param others words that belong to no option
 * @param unknown options that there are not
 */
public record CommandLine(Map<String, List<String>> options, List<String> others, List<String> unknown) {
    /** The options of the whole program (AWS CLI reference, "aws"). */
    public static final Map<String, Arity> GLOBAL = Map.ofEntries(
            Map.entry("--debug", Arity.FLAG),
            Map.entry("--endpoint-url", Arity.ONE),
            Map.entry("--no-verify-ssl", Arity.FLAG),
            Map.entry("--no-paginate", Arity.FLAG),
            Map.entry("--output", Arity.ONE),
            Map.entry("--query", Arity.ONE),
            Map.entry("--profile", Arity.ONE),
            Map.entry("--region", Arity.ONE),
            Map.entry("--version", Arity.FLAG),
            Map.entry("--color", Arity.ONE),
            Map.entry("--no-sign-request", Arity.FLAG),
            Map.entry("--ca-bundle", Arity.ONE),
            Map.entry("--cli-read-timeout", Arity.ONE),
            Map.entry("--cli-connect-timeout", Arity.ONE),
            Map.entry("--cli-binary-format", Arity.ONE),
            Map.entry("--no-cli-pager", Arity.FLAG),
            Map.entry("--cli-auto-prompt", Arity.FLAG),
            Map.entry("--no-cli-auto-prompt", Arity.FLAG));

    /**
     * Sorts words. An option may be shortened as long as it is clear.
     *
     * @param known those of the operation; {@link #GLOBAL} ones are known anyway
     * @throws CliError if words are missing or too many
     */
    public static CommandLine of(List<String> words, SortedMap<String, Arity> known) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!isOption(word)) {
                others.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            String written = equals < 0 ? word : word.substring(0, equals);
            Optional<String> option = resolve(written, known);
            if (option.isEmpty()) {
                unknown.add(word);
                continue;
            }
            Arity arity = arity(option.get(), known);
            List<String> values = new ArrayList<>();
            if (equals >= 0) {
                values.add(word.substring(equals + 1));
            } else {
                int most = arity == Arity.MANY ? Integer.MAX_VALUE : arity == Arity.FLAG ? 0 : 1;
                while (values.size() < most && i + 1 < words.size() && !isOption(words.get(i + 1))) {
                    values.add(words.get(++i));
                }
            }
            if (arity == Arity.ONE && values.isEmpty()) {
                throw CliError.usage("argument " + option.get() + ": expected one argument");
            }
            if (arity == Arity.FLAG && !values.isEmpty()) {
                throw CliError.usage(
                        "argument " + option.get() + ": ignored explicit argument '" + values.get(0) + "'");
            }
            options.put(option.get(), values);
        }
        return new CommandLine(options, others, unknown);
    }

    /** How many of the first words are before the command's name and its operation's, and these. */
    public static int operationEnd(List<String> words) {
        int names = 0;
        for (int i = 0; i < words.size(); i++) {
            if (!isOption(words.get(i))) {
                names++;
                if (names == 2) {
                    return i + 1;
                }
            } else if (GLOBAL.get(words.get(i)) == Arity.ONE) {
                i++;
            }
        }
        return words.size();
    }

    private static Arity arity(String option, SortedMap<String, Arity> known) {
        return known.containsKey(option) ? known.get(option) : GLOBAL.get(option);
    }

    private static Optional<String> resolve(String written, SortedMap<String, Arity> known) {
        if (known.containsKey(written) || GLOBAL.containsKey(written)) {
            return Optional.of(written);
        }
        List<String> begun =
                known.keySet().stream().filter(one -> one.startsWith(written)).toList();
        if (begun.size() > 1) {
            throw CliError.usage("ambiguous option: " + written + " could match " + String.join(", ", begun));
        }
        return begun.stream().findFirst();
    }

    // What begins with a dash is an option, unless it is a negative number or has spaces in it.
    private static boolean isOption(String word) {
        return word.length() > 1
                && word.startsWith("-")
                && !word.matches("-\\d+|-\\d*\\.\\d+")
                && (word.indexOf(' ') < 0 || word.indexOf('=') >= 0 && word.indexOf('=') < word.indexOf(' '));
    }

    /** The word after an option. */
    public Optional<String> value(String option) {
        return Optional.ofNullable(options.get(option))
                .filter(values -> !values.isEmpty())
                .map(values -> values.get(0));
    }

    /** Whether an option is given. */
    public boolean has(String option) {
        return options.containsKey(option);
    }
}
