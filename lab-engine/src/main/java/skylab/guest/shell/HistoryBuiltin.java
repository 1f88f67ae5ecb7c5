package skylab.guest.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.pcollections.TreePVector;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;
import skylab.guest.process.Errno;

/** The lines that were typed: {@code history}, {@code fc -l}, and the file that keeps them between logins. */
final class HistoryBuiltin {
    private static final int USUAL_SIZE = 500;

    private HistoryBuiltin() {}

    static void register(BiConsumer<String, Builtins.Builtin> add) {
        add.accept("history", HistoryBuiltin::history);
        add.accept("fc", HistoryBuiltin::fc);
    }

    private static void history(Interpreter sh, List<String> argv) {
        List<String> words = argv.subList(1, argv.size());
        if (words.isEmpty() || words.get(0).matches("[0-9]{1,9}")) {
            int count = words.isEmpty() ? sh.history.size() : Integer.parseInt(words.get(0));
            list(sh, Math.max(0, sh.history.size() - count), sh.history.size(), "%5d  %s\n");
            return;
        }
        switch (words.get(0)) {
            case "-c" -> sh.history = TreePVector.empty();
            case "-w" -> save(sh);
            case "-a" -> save(sh);
            case "-r", "-n" -> load(sh);
            case "-d" -> {
                String number = words.size() > 1 ? words.get(1) : "";
                int at = number.matches("[0-9]{1,9}") ? Integer.parseInt(number) - 1 : -1;
                if (at < 0 || at >= sh.history.size()) {
                    Builtins.fail(sh, 1, "history: " + number + ": history position out of range");
                } else {
                    sh.history = sh.history.minus(at);
                }
            }
            case "-s" -> sh.history = sh.history.plus(String.join(" ", words.subList(1, words.size())));
            default -> {
                boolean option = words.get(0).startsWith("-");
                Builtins.fail(
                        sh,
                        option ? 2 : 1,
                        "history: " + words.get(0) + (option ? ": invalid option" : ": numeric argument required"));
            }
        }
    }

    private static void fc(Interpreter sh, List<String> argv) {
        if (argv.size() > 1 && argv.get(1).matches("-[lnr]*l[lnr]*")) {
            list(sh, Math.max(0, sh.history.size() - 17), Math.max(0, sh.history.size() - 1), "%d\t %s\n");
        } else {
            Builtins.fail(sh, 1, "fc: Skylab does not emulate editors; fc -l lists");
        }
    }

    private static void list(Interpreter sh, int from, int to, String format) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < to; i++) {
            out.append(String.format(format, i + 1, sh.history.get(i)));
        }
        sh.print(1, out.toString());
    }

    /** Keeps a line that was typed, as {@code HISTCONTROL} wants it. */
    static void keep(Interpreter sh, String line) {
        String control = sh.value("HISTCONTROL") == null ? "" : sh.value("HISTCONTROL");
        boolean both = control.contains("ignoreboth");
        if (line.isBlank() || (both || control.contains("ignorespace")) && line.startsWith(" ")) {
            return;
        }
        int size = sh.history.size();
        if ((both || control.contains("ignoredups"))
                && size > 0
                && sh.history.get(size - 1).equals(line)) {
            return;
        }
        if (control.contains("erasedups")) {
            sh.history = sh.history.minusAll(List.of(line));
        }
        sh.history = sh.history.plus(line);
        if (sh.history.size() > limit(sh)) {
            sh.history = sh.history.minus(0);
        }
    }

    private static int limit(Interpreter sh) {
        String size = sh.value("HISTSIZE");
        return size != null && size.matches("[0-9]{1,8}") ? Integer.parseInt(size) : USUAL_SIZE;
    }

    private static String file(Interpreter sh) {
        String file = sh.value("HISTFILE");
        String home = sh.value("HOME");
        return file != null ? file : home == null ? null : home + "/.bash_history";
    }

    /** Reads what earlier logins have left. */
    static void load(Interpreter sh) {
        String file = file(sh);
        try {
            if (file != null && sh.sys.exists(file)) {
                List<String> lines =
                        new ArrayList<>(sh.sys.readFile(file).text().lines().toList());
                int from = Math.max(0, lines.size() - limit(sh));
                sh.history = sh.history.plusAll(lines.subList(from, lines.size()));
            }
        } catch (Errno e) {
            // A history that cannot be read is none.
            return;
        }
    }

    /** Leaves it for later logins. */
    static void save(Interpreter sh) {
        String file = file(sh);
        if (file == null || file.isEmpty() || sh.history.isEmpty()) {
            return;
        }
        try {
            boolean fresh = !sh.sys.exists(file);
            sh.sys.replace(file, Content.of(Bytes.of(String.join("\n", sh.history) + "\n")));
            if (fresh) {
                sh.sys.changeMode(file, 0600);
            }
        } catch (Errno e) {
            // As bash: a home that cannot be written keeps no history.
            return;
        }
    }
}
