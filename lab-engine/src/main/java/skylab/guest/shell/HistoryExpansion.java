package skylab.guest.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** History expansion: {@code !!}, {@code !n}, {@code !-n}, {@code !text}, {@code !?text}, {@code !$}, {@code !*}, {@code ^a^b}. */
final class HistoryExpansion {
    private final Interpreter sh;
    private final String line;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private HistoryExpansion(Interpreter sh, String line) {
        this.sh = sh;
        this.line = line;
    }

    /** The line as it is to be executed, which is shown if it has changed; nothing if an event was not found. */
    static Optional<String> apply(Interpreter sh, String line) {
        if (!sh.option("histexpand") || line.indexOf('!') < 0 && !line.startsWith("^")) {
            return Optional.of(line);
        }
        try {
            String expanded = new HistoryExpansion(sh, line).expand();
            if (!expanded.equals(line)) {
                sh.sys.print(2, expanded + "\n");
            }
            return Optional.of(expanded);
        } catch (NotFound e) {
            sh.complain(e.getMessage() + ": event not found");
            sh.status = 1;
            return Optional.empty();
        }
    }

    private static final class NotFound extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotFound(String event) {
            super(event, null, false, false);
        }
    }

    private String expand() {
        if (line.startsWith("^")) {
            String[] parts = line.substring(1).split("\\^", 3);
            String last = event(-1, line);
            if (parts.length < 2 || !last.contains(parts[0])) {
                throw new NotFound(line);
            }
            int place = last.indexOf(parts[0]);
            return last.substring(0, place) + parts[1] + last.substring(place + parts[0].length());
        }
        boolean single = false;
        boolean twice = false;
        for (; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '#' && !single && !twice && (at == 0 || " \t".indexOf(line.charAt(at - 1)) >= 0)) {
                // A comment is left as it is (bash, variable histchars).
                return out.append(line.substring(at)).toString();
            } else if (c == '\\' && !single && at + 1 < line.length()) {
                out.append(c).append(line.charAt(++at));
            } else if (c == '!' && !single && begins(twice)) {
                designator();
            } else {
                single ^= c == '\'' && !twice;
                twice ^= c == '"' && !single;
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Whether the exclamation mark here means an event; not before blanks, {@code =}, {@code (} and at the end. */
    private boolean begins(boolean twice) {
        if (at + 1 >= line.length() || " \t\n=(".indexOf(line.charAt(at + 1)) >= 0) {
            return false;
        }
        boolean parameter =
                at > 0 && (line.charAt(at - 1) == '$' || line.startsWith("${", at - 2 < 0 ? 0 : at - 2) && at > 1)
                        || at > 0 && line.charAt(at - 1) == '[';
        return !parameter && !(twice && line.charAt(at + 1) == '"');
    }

    private void designator() {
        int start = at++;
        char c = line.charAt(at);
        String event;
        if (c == '!') {
            event = event(-1, "!!");
        } else if (c == '$' || c == '*' || c == '^' || c == ':') {
            event = event(-1, "!" + c);
            at--;
        } else if (c == '-' || Character.isDigit(c)) {
            int end = at + 1;
            while (end < line.length() && Character.isDigit(line.charAt(end))) {
                end++;
            }
            String digits = line.substring(at, Math.min(end, at + 9));
            at = end - 1;
            event = event(digits.equals("-") ? -1 : Integer.parseInt(digits), "!" + digits);
        } else {
            event = search(c == '?');
        }
        word(event, line.substring(start, Math.min(line.length(), at + 1)));
    }

    private String event(int number, String source) {
        int index = number < 0 ? sh.history.size() + number : number - 1;
        if (index < 0 || index >= sh.history.size()) {
            throw new NotFound(source);
        }
        return sh.history.get(index);
    }

    private String search(boolean anywhere) {
        int begin = anywhere ? at + 1 : at;
        int end = begin;
        while (end < line.length() && (anywhere ? "?\n" : " \t\n:;&|()<>\"'").indexOf(line.charAt(end)) < 0) {
            end++;
        }
        String text = line.substring(begin, end);
        at = anywhere && end < line.length() ? end : end - 1;
        for (int i = sh.history.size() - 1; i >= 0 && !text.isEmpty(); i--) {
            String old = sh.history.get(i);
            if (anywhere ? old.contains(text) : old.startsWith(text)) {
                return old;
            }
        }
        throw new NotFound("!" + (anywhere ? "?" : "") + text);
    }

    /** The event, or the words of it that {@code :n}, {@code :$}, {@code :*} or {@code :p} name. */
    private void word(String event, String source) {
        List<String> words = Arrays.asList(event.strip().split("[ \t]+"));
        String rest = line.substring(Math.min(line.length(), at + 1));
        boolean colon = rest.startsWith(":") && rest.length() > 1;
        String which = rest.isEmpty() ? "" : colon ? rest.substring(1, 2) : rest.substring(0, 1);
        if (which.isEmpty() || !(colon ? "$*^0123456789" : "$*^").contains(which)) {
            out.append(event);
            return;
        }
        at += colon ? 2 : 1;
        int last = words.size() - 1;
        if (which.equals("*")) {
            out.append(String.join(" ", words.subList(Math.min(1, words.size()), words.size())));
            return;
        }
        int index = which.equals("$") ? last : which.equals("^") ? 1 : Integer.parseInt(which);
        if (index > last) {
            throw new NotFound(source + ": bad word specifier");
        }
        out.append(words.get(index));
    }
}
