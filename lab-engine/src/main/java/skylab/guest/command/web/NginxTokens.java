package skylab.guest.command.web;

import java.util.ArrayList;
import java.util.List;

/** The words of a configuration of nginx, each with its line's number. */
final class NginxTokens {
    private NginxTokens() {}

    static List<String[]> of(String text) {
        List<String[]> all = new ArrayList<>();
        int line = 1;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
                i++;
            } else if (Character.isWhitespace(c)) {
                i++;
            } else if (c == '#') {
                while (i < text.length() && text.charAt(i) != '\n') {
                    i++;
                }
            } else if (c == ';' || c == '{' || c == '}') {
                all.add(new String[] {String.valueOf(c), String.valueOf(line)});
                i++;
            } else if (c == '"' || c == '\'') {
                int end = text.indexOf(c, i + 1);
                end = end < 0 ? text.length() : end;
                all.add(new String[] {text.substring(i + 1, end), String.valueOf(line)});
                i = end + 1;
            } else {
                int begin = i;
                while (i < text.length()
                        && !Character.isWhitespace(text.charAt(i))
                        && ";{}".indexOf(text.charAt(i)) < 0) {
                    i++;
                }
                all.add(new String[] {text.substring(begin, i), String.valueOf(line)});
            }
        }
        return all;
    }
}
