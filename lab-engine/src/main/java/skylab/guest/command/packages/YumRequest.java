package skylab.guest.command.packages;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A command line of yum or dnf.
 *
 * @param dialect whose words it speaks
 * @param command such as {@code install}
 * @param arguments of the command
 * @param options by name; those that may be given several times with commas between their values
 * @param line the command line as history keeps it
 * @param width of the terminal
 */
record YumRequest(
        Dialect dialect, String command, List<String> arguments, Map<String, String> options, String line, int width) {
    YumRequest {
        arguments = List.copyOf(arguments);
        options = Map.copyOf(options);
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    boolean yes() {
        return has("assumeyes");
    }

    boolean quiet() {
        return has("quiet");
    }

    /** Whether an option's patterns, separated by commas, match a word. */
    boolean matches(String option, String word) {
        for (String pattern : options.getOrDefault(option, "").split(",")) {
            if (!pattern.isEmpty() && glob(pattern, word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a pattern of the shell matches a word. */
    static boolean glob(String pattern, String word) {
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return word.matches(regex.toString());
    }
}
