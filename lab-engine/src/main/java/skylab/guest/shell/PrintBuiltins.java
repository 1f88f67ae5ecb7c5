package skylab.guest.shell;

import java.util.List;
import java.util.function.BiConsumer;
import skylab.guest.shell.syntax.Escapes;

/** {@code echo} and {@code printf}. */
final class PrintBuiltins {
    private PrintBuiltins() {}

    static void register(BiConsumer<String, Builtins.Builtin> add) {
        add.accept("echo", PrintBuiltins::echo);
        add.accept("printf", PrintBuiltins::printf);
    }

    private static void echo(Interpreter sh, List<String> argv) {
        boolean newline = true;
        boolean escapes = false;
        int i = 1;
        for (; i < argv.size() && argv.get(i).matches("-[neE]+"); i++) {
            for (char c : argv.get(i).substring(1).toCharArray()) {
                newline &= c != 'n';
                escapes = c == 'e' || escapes && c != 'E';
            }
        }
        String text = String.join(" ", argv.subList(i, argv.size()));
        if (escapes) {
            Escapes.Decoded decoded = Escapes.decode(text, Escapes.Style.ECHO);
            text = decoded.text();
            newline &= !decoded.ended();
        }
        sh.print(1, newline ? text + "\n" : text);
    }

    private static void printf(Interpreter sh, List<String> argv) {
        int i = 1;
        String variable = null;
        if (argv.size() > 3 && argv.get(1).equals("-v")) {
            variable = argv.get(2);
            i = 3;
        }
        if (i < argv.size() && argv.get(i).equals("--")) {
            i++;
        }
        if (i >= argv.size()) {
            Builtins.usage(sh, "printf: usage: printf [-v var] format [arguments]");
            return;
        }
        Format.Result result = Format.printf(argv.get(i), argv.subList(i + 1, argv.size()), (format, argument) -> {
            java.time.Instant now = sh.sys.now();
            boolean given = argument.matches("[0-9]{1,12}");
            java.time.Instant time = given ? java.time.Instant.ofEpochSecond(Long.parseLong(argument)) : now;
            return TimeFormat.of(time, TimeFormat.zone(sh.value("TZ")), format.isEmpty() ? "%X" : format);
        });
        if (variable != null) {
            sh.assign(variable, result.text());
        } else {
            sh.print(1, result.text());
        }
        for (String error : result.errors()) {
            Builtins.fail(sh, 1, "printf: " + error);
        }
    }
}
