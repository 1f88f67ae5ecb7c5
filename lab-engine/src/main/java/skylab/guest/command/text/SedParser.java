package skylab.guest.command.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import skylab.guest.process.UsageError;

/** Reads {@code sed} scripts. */
final class SedParser {
    private final String source;
    private final boolean extended;
    private final Function<String, String> files;
    private final List<SedCommand> commands = new ArrayList<>();
    private final Deque<Integer> blocks = new ArrayDeque<>();
    private final Map<String, Integer> labels = new HashMap<>();
    private int at;

    private SedParser(String source, boolean extended, Function<String, String> files) {
        this.source = source;
        this.extended = extended;
        this.files = files;
    }

    /**
     * Reads a script.
     *
     * @param extended whether regular expressions are extended ones
     * @param files gives what is in a file that the script inserts
     * @throws UsageError in the words of the real one
     */
    static List<SedCommand> parse(String source, boolean extended, Function<String, String> files) {
        SedParser parser = new SedParser(source, extended, files);
        parser.all();
        return parser.commands;
    }

    private UsageError wrong(String message) {
        return new UsageError("-e expression #1, char " + at + ": " + message, 1);
    }

    private boolean more() {
        return at < source.length();
    }

    private void skip(String characters) {
        while (more() && characters.indexOf(source.charAt(at)) >= 0) {
            at++;
        }
    }

    private void all() {
        skip(" \t\n;");
        while (more()) {
            command();
            skip(" \t\n;");
        }
        if (!blocks.isEmpty()) {
            at = 0;
            throw wrong("unmatched `{'");
        }
        for (int i = 0; i < commands.size(); i++) {
            SedCommand command = commands.get(i);
            if ("btT".indexOf(command.name()) >= 0) {
                Integer target =
                        command.text().isEmpty() ? Integer.valueOf(commands.size()) : labels.get(command.text());
                if (target == null) {
                    throw new UsageError("can't find label for jump to `" + command.text() + "'", 4);
                }
                commands.set(i, command.withNumber(target));
            }
        }
    }

    private void command() {
        Optional<SedAddress> from = address(false);
        Optional<SedAddress> to = Optional.empty();
        if (from.isPresent()) {
            skip(" \t");
            if (more() && source.charAt(at) == ',') {
                at++;
                skip(" \t");
                to = address(true);
                if (to.isEmpty()) {
                    throw wrong("unexpected `,'");
                }
            }
        }
        if (from.equals(Optional.of(new SedAddress.Line(0)))
                && !(to.isPresent() && to.get() instanceof SedAddress.Match)) {
            throw wrong("invalid usage of line address 0");
        }
        skip(" \t");
        boolean negated = false;
        while (more() && source.charAt(at) == '!') {
            negated = true;
            at++;
            skip(" \t");
        }
        if (!more()) {
            throw wrong("missing command");
        }
        char name = source.charAt(at++);
        SedCommand command = new SedCommand(from, to, negated, name, "", 0, Optional.empty());
        body(command);
    }

    private void body(SedCommand command) {
        switch (command.name()) {
            case '#' -> {
                if (command.from().isPresent()) {
                    throw wrong("comments don't accept any addresses");
                }
                int end = source.indexOf('\n', at);
                at = end < 0 ? source.length() : end;
            }
            case '{' -> {
                blocks.push(commands.size());
                commands.add(command);
            }
            case '}' -> {
                if (blocks.isEmpty()) {
                    throw wrong("unexpected `}'");
                }
                if (command.from().isPresent()) {
                    throw wrong("} doesn't want any addresses");
                }
                int begin = blocks.pop();
                commands.set(begin, commands.get(begin).withNumber(commands.size()));
                ended();
            }
            case ':' -> {
                if (command.from().isPresent()) {
                    throw wrong(": doesn't want any addresses");
                }
                String label = word();
                if (label.isEmpty()) {
                    throw wrong("\":\" lacks a label");
                }
                labels.put(label, commands.size());
            }
            case 'b', 't', 'T' -> commands.add(with(command, word()));
            case 'a', 'i', 'c' -> commands.add(with(command, text()));
            case 'r' -> {
                skip(" \t");
                commands.add(with(command, files.apply(line())));
            }
            case 's' ->
                commands.add(new SedCommand(
                        command.from(), command.to(), command.negated(), 's', "", 0, Optional.of(substitution())));
            case 'y' -> commands.add(with(command, transliteration()));
            case 'q', 'Q' -> {
                skip(" \t");
                commands.add(command.withNumber(more() && Character.isDigit(source.charAt(at)) ? (int) number() : 0));
                ended();
            }
            case '=', 'd', 'D', 'g', 'G', 'h', 'H', 'n', 'N', 'p', 'P', 'x', 'z' -> {
                commands.add(command);
                ended();
            }
            case 'e', 'F', 'l', 'L', 'R', 'v', 'w', 'W' ->
                throw new UsageError("command `" + command.name() + "' is not emulated", 1);
            default -> throw wrong("unknown command: `" + command.name() + "'");
        }
    }

    private static SedCommand with(SedCommand command, String text) {
        return new SedCommand(
                command.from(), command.to(), command.negated(), command.name(), text, 0, Optional.empty());
    }

    // After a command, only a separator may stand.
    private void ended() {
        skip(" \t");
        if (more() && ";\n}#".indexOf(source.charAt(at)) < 0) {
            at++;
            throw wrong("extra characters after command");
        }
    }

    private String word() {
        skip(" \t");
        int begin = at;
        while (more() && ";\n \t".indexOf(source.charAt(at)) < 0) {
            at++;
        }
        return source.substring(begin, at);
    }

    private String line() {
        int end = source.indexOf('\n', at);
        String line = source.substring(at, end < 0 ? source.length() : end);
        at = end < 0 ? source.length() : end;
        return line;
    }

    private String text() {
        skip(" \t");
        if (!more()) {
            throw wrong("expected \\ after `a', `c' or `i'");
        }
        if (source.charAt(at) == '\\') {
            at++;
            int before = at;
            skip(" \t");
            if (more() && source.charAt(at) == '\n') {
                at++;
            } else {
                at = before;
            }
        }
        StringBuilder text = new StringBuilder();
        while (more() && source.charAt(at) != '\n') {
            if (source.charAt(at) == '\\' && at + 1 < source.length()) {
                at++;
            }
            text.append(source.charAt(at++));
        }
        return text.append('\n').toString();
    }

    /** A number; where none stands GNU sed takes 0. */
    private long number() {
        int begin = at;
        while (more() && Character.isDigit(source.charAt(at))) {
            at++;
        }
        return at == begin ? 0 : Long.parseLong(source.substring(begin, Math.min(at, begin + 18)));
    }

    private Optional<SedAddress> address(boolean end) {
        if (!more()) {
            return Optional.empty();
        }
        char c = source.charAt(at);
        if (Character.isDigit(c)) {
            long first = number();
            if (!end && more() && source.charAt(at) == '~') {
                at++;
                return Optional.of(new SedAddress.Step(first, number()));
            }
            return Optional.of(new SedAddress.Line(first));
        } else if (c == '$') {
            at++;
            return Optional.of(new SedAddress.Last());
        } else if (end && (c == '+' || c == '~')) {
            at++;
            long number = number();
            return Optional.of(c == '+' ? new SedAddress.More(number) : new SedAddress.Multiple(number));
        } else if (c == '/' || c == '\\') {
            at += c == '/' ? 1 : 2;
            if (at > source.length()) {
                throw wrong("unterminated address regex");
            }
            String source =
                    delimited(this.source.charAt(at - 1), true).orElseThrow(() -> wrong("unterminated address regex"));
            int flags = 0;
            while (more() && "IM".indexOf(this.source.charAt(at)) >= 0) {
                flags |= this.source.charAt(at++) == 'I' ? Pattern.CASE_INSENSITIVE : Pattern.MULTILINE;
            }
            return Optional.of(new SedAddress.Match(pattern(source, flags)));
        }
        return Optional.empty();
    }

    private Optional<Pattern> pattern(String text, int flags) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(RegularExpression.compile(text, extended, flags));
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    // Up to the delimiter, which may stand in the text after a backslash. In an expression, \n is a line feed.
    private Optional<String> delimited(char delimiter, boolean expression) {
        StringBuilder text = new StringBuilder();
        while (more()) {
            char c = source.charAt(at++);
            if (c == delimiter) {
                return Optional.of(text.toString());
            }
            if (c == '\n' && expression) {
                return Optional.empty();
            }
            if (c == '\\' && more()) {
                char escaped = source.charAt(at++);
                if (escaped == delimiter) {
                    text.append(
                                    expression && "|+?(){}".indexOf(delimiter) < 0 && "*.[]^$".indexOf(delimiter) >= 0
                                            ? "\\"
                                            : "")
                            .append(delimiter);
                } else if (expression && (escaped == 'n' || escaped == 't')) {
                    text.append(escaped == 'n' ? '\n' : '\t');
                } else {
                    text.append('\\').append(escaped);
                }
            } else {
                text.append(c);
            }
        }
        return Optional.empty();
    }

    private SedCommand.Substitution substitution() {
        UsageError unterminated =
                new UsageError("-e expression #1, char " + source.length() + ": unterminated `s' command", 1);
        if (!more()) {
            throw unterminated;
        }
        char delimiter = source.charAt(at++);
        String expression = delimited(delimiter, true).orElseThrow(() -> unterminated);
        String replacement = delimited(delimiter, false).orElseThrow(() -> unterminated);
        boolean all = false;
        boolean print = false;
        int occurrence = 1;
        int flags = 0;
        while (more() && ";\n}# \t".indexOf(source.charAt(at)) < 0) {
            char flag = source.charAt(at++);
            switch (flag) {
                case 'g' -> all = true;
                case 'p' -> print = true;
                case 'i', 'I' -> flags |= Pattern.CASE_INSENSITIVE;
                case 'm', 'M' -> flags |= Pattern.MULTILINE;
                case 'e', 'w' -> throw new UsageError("flag `" + flag + "' of `s' is not emulated", 1);
                default -> {
                    if (!Character.isDigit(flag)) {
                        throw wrong("unknown option to `s'");
                    }
                    at--;
                    occurrence = (int) Math.min(Integer.MAX_VALUE, number());
                    if (occurrence == 0) {
                        throw wrong("number option to `s' command may not be zero");
                    }
                }
            }
        }
        ended();
        Optional<Pattern> pattern = pattern(expression, flags);
        int groups = pattern.map(one -> one.matcher("").groupCount()).orElse(9);
        for (int i = 0; i + 1 < replacement.length(); i++) {
            if (replacement.charAt(i) == '\\') {
                int group = replacement.charAt(++i) - '0';
                if (group >= 1 && group <= 9 && group > groups) {
                    throw wrong("invalid reference \\" + group + " on `s' command's RHS");
                }
            }
        }
        return new SedCommand.Substitution(pattern, replacement, occurrence, all, print);
    }

    private String transliteration() {
        UsageError unterminated =
                new UsageError("-e expression #1, char " + source.length() + ": unterminated `y' command", 1);
        if (!more()) {
            throw unterminated;
        }
        char delimiter = source.charAt(at++);
        String from = plain(delimited(delimiter, true).orElseThrow(() -> unterminated));
        String to = plain(delimited(delimiter, true).orElseThrow(() -> unterminated));
        if (from.length() != to.length()) {
            throw wrong("strings for `y' command are different lengths");
        }
        ended();
        return from + "\0" + to;
    }

    private static String plain(String text) {
        return text.replace("\\\\", "\\");
    }
}
