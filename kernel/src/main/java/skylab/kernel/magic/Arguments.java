package skylab.kernel.magic;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The arguments of a magic as words: separated by blanks, a word with blanks between single or double quotes. Pure. */
public final class Arguments {
    private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|\\S)+");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");

    private Arguments() {}

    /** The words of a line; a quote that nothing closes is a character like others. */
    public static List<String> split(String line) {
        return WORD.matcher(line)
                .results()
                .map(word -> QUOTED.matcher(word.group()).replaceAll(Arguments::unquoted))
                .toList();
    }

    private static String unquoted(MatchResult quoted) {
        return Matcher.quoteReplacement(quoted.group(1) == null ? quoted.group(2) : quoted.group(1));
    }

    /** The line that {@link #split} cuts into these words. */
    public static String join(List<String> words) {
        return words.stream()
                .map(word -> word.isEmpty() || word.chars().anyMatch(Character::isWhitespace) ? quote(word) : word)
                .collect(Collectors.joining(" "));
    }

    private static String quote(String word) {
        return word.contains("\"") ? "'" + word + "'" : "\"" + word + "\"";
    }
}
