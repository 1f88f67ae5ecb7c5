package skylab.guest.command.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.guest.process.UsageError;

/** Cuts the input of {@code xargs} into arguments. */
final class XargsWords {
    private XargsWords() {}

    /** An argument, and whether it is the last one of its line. */
    record Word(String text, boolean endsLine) {}

    /**
     * The arguments.
     *
     * @param delimiter between them; if empty, blanks and line feeds are, and quotes and backslashes are understood
     * @param lines whether only line feeds separate
     */
    static List<Word> of(String input, Optional<Character> delimiter, boolean lines) {
        List<Word> words = new ArrayList<>();
        if (delimiter.isPresent()) {
            int from = 0;
            while (from < input.length()) {
                int end = input.indexOf(delimiter.get(), from);
                words.add(new Word(input.substring(from, end < 0 ? input.length() : end), true));
                from = end < 0 ? input.length() : end + 1;
            }
            return words;
        }
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        for (int i = 0; i < input.length(); i++) {
            char c = input.charAt(i);
            boolean blank = c == ' ' || c == '\t';
            if (c == '\n' || (blank && !lines)) {
                if (begun) {
                    // A blank at the end of a line joins it to the next one, for -L.
                    words.add(new Word(word.toString(), c == '\n'));
                }
                word.setLength(0);
                begun = false;
            } else if (blank && !begun) {
                continue;
            } else if (c == '\'' || c == '"') {
                int end = input.indexOf(c, i + 1);
                int feed = input.indexOf('\n', i + 1);
                if (end < 0 || (feed >= 0 && feed < end)) {
                    throw new UsageError(
                            "unmatched " + (c == '"' ? "double" : "single")
                                    + " quote; by default quotes are special to xargs unless you use the -0 option",
                            1);
                }
                word.append(input, i + 1, end);
                begun = true;
                i = end;
            } else {
                if (c == '\\' && i + 1 < input.length()) {
                    c = input.charAt(++i);
                }
                word.append(c);
                begun = true;
            }
        }
        if (begun) {
            words.add(new Word(word.toString(), true));
        }
        return words;
    }
}
