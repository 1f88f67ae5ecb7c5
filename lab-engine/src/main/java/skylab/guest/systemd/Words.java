package skylab.guest.systemd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Command lines of units: words, quotes and variables (systemd.service(5), "COMMAND LINES"). */
final class Words {
    private Words() {}

    /** The words of a line; quotes keep spaces, a backslash the character after it. */
    static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                char next = line.charAt(++i);
                word.append(next == 'n' ? '\n' : next == 't' ? '\t' : next == 's' ? ' ' : next);
                begun = true;
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if ((c == '"' || c == '\'') && !begun) {
                quote = c;
                begun = true;
            } else if (Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                    word.setLength(0);
                    begun = false;
                }
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }

    /** The words with {@code $NAME} (which is split) and {@code ${NAME}} (which is not) replaced. */
    static List<String> expand(List<String> words, Map<String, String> env) {
        List<String> result = new ArrayList<>();
        for (String word : words) {
            if (word.matches("\\$[A-Za-z_][A-Za-z0-9_]*")) {
                result.addAll(split(env.getOrDefault(word.substring(1), "")));
            } else {
                result.add(braces(word, env));
            }
        }
        return result;
    }

    private static String braces(String word, Map<String, String> env) {
        StringBuilder result = new StringBuilder();
        int at = 0;
        while (at < word.length()) {
            int end = word.startsWith("${", at) ? word.indexOf('}', at) : -1;
            if (word.startsWith("$$", at)) {
                result.append('$');
                at += 2;
            } else if (end > 0) {
                result.append(env.getOrDefault(word.substring(at + 2, end), ""));
                at = end + 1;
            } else {
                result.append(word.charAt(at++));
            }
        }
        return result.toString();
    }
}
