package skylab.guest.shell;

import java.util.List;
import skylab.guest.process.Condition;
import skylab.guest.shell.expand.Expander;
import skylab.guest.shell.syntax.Parser;
import skylab.guest.shell.syntax.SyntaxError;

/**
 * Reads commands line by line from standard input: from a terminal with prompts, or from a file or pipe without.
 *
 * @param text lines of a command that is not complete yet
 * @param typed the beginning of a line that is not complete yet
 * @param prompted whether the prompt has been printed
 * @param announced whether {@code PROMPT_COMMAND} has run for it
 * @param literal whether the next line belongs to a here-document, where the history is not expanded
 */
record Prompt(String text, String typed, boolean prompted, boolean announced, boolean literal) implements Frame {
    static final Prompt FRESH = new Prompt("", "", false, false, false);

    Prompt interrupted() {
        return FRESH;
    }

    @Override
    public void resume(Interpreter sh) {
        if (!prompted && sh.interactive) {
            if (text.isEmpty()) {
                Jobs.notices(sh);
                String before = sh.value("PROMPT_COMMAND");
                if (!announced && before != null && !before.isBlank()) {
                    sh.push(new Prompt(text, typed, false, true, literal));
                    sh.push(new Trap(sh.status, false));
                    sh.push(Script.eval(before, sh.line));
                    return;
                }
            }
            String format = sh.value(text.isEmpty() ? "PS1" : "PS2");
            sh.push(new Prompt(text, typed, true, true, literal));
            sh.print(2, format == null ? "" : prompt(sh, format));
            return;
        }
        Lines.Line line = Lines.read(sh, 0, typed, '\n', -1);
        if (line.waiting()) {
            sh.await(new Prompt(text, line.text(), true, true, literal), new Condition.Readable(0));
            return;
        }
        if (line.end() && line.text().isEmpty()) {
            end(sh);
            return;
        }
        String words = line.text();
        if (sh.interactive) {
            java.util.Optional<String> expanded =
                    literal ? java.util.Optional.of(words) : HistoryExpansion.apply(sh, words);
            if (expanded.isEmpty()) {
                sh.push(FRESH);
                return;
            }
            words = expanded.get();
            // The lines of one command are one entry.
            if (text.isEmpty()) {
                HistoryBuiltin.keep(sh, words);
            } else if (!sh.history.isEmpty()) {
                int newest = sh.history.size() - 1;
                sh.history = sh.history.with(newest, sh.history.get(newest) + "\n" + words);
            }
        }
        execute(sh, text + words + (line.end() ? "" : "\n"), line.end());
    }

    private void end(Interpreter sh) {
        if (!text.isEmpty()) {
            execute(sh, text, true);
            if (!sh.interactive) {
                return;
            }
        }
        if (sh.interactive) {
            HistoryBuiltin.save(sh);
            sh.print(2, sh.name.startsWith("-") ? "logout\n" : "exit\n");
            if (sh.option("huponexit")) {
                Signals.hangUp(sh);
            }
        }
    }

    private static void execute(Interpreter sh, String all, boolean last) {
        int at = 0;
        List<skylab.guest.shell.syntax.Command> commands = new java.util.ArrayList<>();
        try {
            while (at < all.length()) {
                var aliases = sh.interactive ? sh.aliases : org.pcollections.TreePMap.<String, String>empty();
                Parser.Parsed parsed = Parser.parse(all, at, !last, sh.line, aliases);
                parsed.command().ifPresent(commands::add);
                at = parsed.end();
            }
        } catch (SyntaxError e) {
            if (e.incomplete() && !last) {
                sh.push(new Prompt(all, "", false, true, e.hereDocument()));
                return;
            }
            Script.complain(sh, e, sh.name, "");
            sh.status = 2;
        }
        sh.push(FRESH);
        for (int i = commands.size() - 1; i >= 0; i--) {
            sh.push(Execute.of(commands.get(i)));
        }
    }

    /** A prompt with its backslash sequences decoded and then expanded. */
    static String prompt(Interpreter sh, String format) {
        String user = Accounts.name(sh.sys, sh.sys.identity().uid()).orElse("I have no name!");
        String host = sh.value("HOSTNAME") == null ? "localhost" : sh.value("HOSTNAME");
        String home = sh.value("HOME");
        String cwd = sh.sys.cwd();
        boolean below = home != null && (cwd.equals(home) || cwd.startsWith(home + "/"));
        String shown = below ? "~" + cwd.substring(home.length()) : cwd;
        String base = shown.equals("/") || shown.equals("~") ? shown : shown.substring(shown.lastIndexOf('/') + 1);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '\\' || i + 1 == format.length()) {
                out.append(c);
                continue;
            }
            char e = format.charAt(++i);
            switch (e) {
                case 'u' -> out.append(user);
                case 'h' -> out.append(host.split("\\.")[0]);
                case 'H' -> out.append(host);
                case 'w' -> out.append(shown);
                case 'W' -> out.append(base);
                case '$' -> out.append(sh.sys.identity().isRoot() ? "#" : "\\$");
                case 's' -> out.append(sh.name.replaceFirst("^-|.*/", ""));
                case 'v', 'V' -> out.append("5.2");
                case 't' -> out.append(time(sh, "%H:%M:%S"));
                case 'T' -> out.append(time(sh, "%I:%M:%S"));
                case '@' -> out.append(time(sh, "%I:%M %p"));
                case 'A' -> out.append(time(sh, "%H:%M"));
                case 'd' -> out.append(time(sh, "%a %b %d"));
                case 'D' -> {
                    int close = format.indexOf('}', i);
                    boolean braced = format.startsWith("{", i + 1) && close > 0;
                    out.append(time(sh, braced ? format.substring(i + 2, close) : "%x"));
                    i = braced ? close : i;
                }
                case '!', '#' -> out.append(sh.history.size() + 1);
                case 'l' -> out.append(sh.sys.terminal().orElse("").replaceFirst(".*/", ""));
                case '0', '1', '2', '3' -> {
                    int end = i;
                    while (end < format.length() && end < i + 3 && Character.digit(format.charAt(end), 8) >= 0) {
                        end++;
                    }
                    out.append((char) Integer.parseInt(format.substring(i, end), 8));
                    i = end - 1;
                }
                case 'j' -> out.append(sh.jobs.size());
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 'e' -> out.append('\u001b');
                case 'a' -> out.append('\u0007');
                case '[', ']' -> out.append("");
                case '\\' -> out.append("\\\\");
                default -> out.append('\\').append(e);
            }
        }
        return new Expander(new ShellContext(sh, List.of())).single(Parser.hereDocument(out.toString()));
    }

    private static String time(Interpreter sh, String format) {
        return TimeFormat.of(sh.sys.now(), TimeFormat.zone(sh.value("TZ")), format);
    }
}
