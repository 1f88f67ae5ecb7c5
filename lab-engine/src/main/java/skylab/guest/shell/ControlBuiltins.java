package skylab.guest.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.pcollections.TreePMap;
import skylab.guest.process.Errno;
import skylab.guest.process.Signal;

/** Builtins that change what is executed next. */
final class ControlBuiltins {
    private ControlBuiltins() {}

    static void register(BiConsumer<String, Builtins.Builtin> add) {
        add.accept(":", (sh, argv) -> sh.status = 0);
        add.accept("true", (sh, argv) -> sh.status = 0);
        add.accept("false", (sh, argv) -> sh.status = 1);
        add.accept("exit", ControlBuiltins::exit);
        add.accept("logout", ControlBuiltins::exit);
        add.accept("return", ControlBuiltins::leave);
        add.accept("break", (sh, argv) -> loop(sh, argv, false));
        add.accept("continue", (sh, argv) -> loop(sh, argv, true));
        add.accept("eval", (sh, argv) -> sh.push(Script.eval(String.join(" ", argv.subList(1, argv.size())), sh.line)));
        add.accept("source", ControlBuiltins::source);
        add.accept(".", ControlBuiltins::source);
        add.accept("exec", ControlBuiltins::exec);
        add.accept("command", ControlBuiltins::command);
        add.accept("builtin", (sh, argv) -> run(sh, argv.subList(1, argv.size())));
        add.accept("trap", ControlBuiltins::trap);
    }

    private static Optional<Integer> number(Interpreter sh, List<String> argv, int otherwise) {
        if (argv.size() < 2) {
            return Optional.of(otherwise);
        }
        if (!argv.get(1).matches("-?[0-9]{1,9}")) {
            Builtins.fail(sh, 2, argv.get(0) + ": " + argv.get(1) + ": numeric argument required");
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(argv.get(1)));
    }

    private static void exit(Interpreter sh, List<String> argv) {
        int before = previous(sh);
        if (sh.interactive) {
            HistoryBuiltin.save(sh);
            sh.sys.print(2, sh.name.startsWith("-") ? "logout\n" : "exit\n");
            if (sh.option("huponexit")) {
                Signals.hangUp(sh);
            }
        }
        int status = number(sh, argv, before).orElse(2) & 0xff;
        sh.unwind(frame -> false);
        sh.status = status;
    }

    /** The status before the builtin began; a trap's action speaks of the one before the trap. */
    private static int previous(Interpreter sh) {
        return sh.previous;
    }

    private static void leave(Interpreter sh, List<String> argv) {
        if (!sh.inside(Calls.Function.class) && !sh.inside(Calls.Source.class)) {
            Builtins.fail(sh, 2, "return: can only `return' from a function or sourced script");
            return;
        }
        int status = number(sh, argv, previous(sh)).orElse(2) & 0xff;
        sh.unwind(frame -> frame instanceof Calls.Function || frame instanceof Calls.Source);
        sh.status = status;
    }

    private static void loop(Interpreter sh, List<String> argv, boolean again) {
        int levels = number(sh, argv, 1).orElse(0);
        if (!sh.inside(Loops.Loop.class)) {
            sh.complain(argv.get(0) + ": only meaningful in a `for', `while', or `until' loop");
            return;
        }
        if (levels < 1) {
            Builtins.fail(sh, 1, argv.get(0) + ": " + levels + ": loop count out of range");
            return;
        }
        sh.status = 0;
        for (int i = 0; i < levels && sh.inside(Loops.Loop.class); i++) {
            sh.unwind(frame -> frame instanceof Loops.Loop);
            boolean last = i == levels - 1
                    || sh.frames.stream().filter(Loops.Loop.class::isInstance).count() == 1;
            if (!(again && last)) {
                Frame loop = sh.frames.get(0);
                sh.frames = sh.frames.minus(0);
                loop.unwind(sh);
            } else {
                return;
            }
        }
    }

    private static void source(Interpreter sh, List<String> argv) {
        if (argv.size() < 2) {
            Builtins.fail(sh, 2, argv.get(0) + ": filename argument required");
            return;
        }
        String file = argv.get(1);
        if (file.indexOf('/') < 0 && !sh.sys.exists(file)) {
            file = SimpleCommand.find(sh, file).orElse(file);
        }
        try {
            String text = sh.sys.readFile(file).text();
            boolean arguments = argv.size() > 2;
            sh.push(new Calls.Source(arguments ? sh.positional : null));
            sh.calls = sh.calls.plus(new Call(Call.SOURCE, file, sh.line));
            if (arguments) {
                sh.positional = List.copyOf(argv.subList(2, argv.size()));
            }
            sh.push(new Script(text, 0, file, Script.Kind.SOURCED, 1));
        } catch (Errno e) {
            String message = e.code() == Errno.Code.EISDIR ? "is a directory" : e.text();
            Builtins.fail(sh, 1, argv.get(1) + ": " + message);
            sh.push(new Calls.Finish());
        }
    }

    private static void exec(Interpreter sh, List<String> argv) {
        if (argv.size() > 1) {
            sh.push(new Exec(argv.subList(1, argv.size())));
            return;
        }
        // The redirections of exec stay: they are not taken back by the frame that would.
        for (int i = 0; i < sh.frames.size(); i++) {
            if (sh.frames.get(i) instanceof Redirections.Restore restore) {
                restore.forget(sh);
                sh.frames = sh.frames.minus(i);
                return;
            }
        }
    }

    private static void run(Interpreter sh, List<String> argv) {
        if (!argv.isEmpty()) {
            SimpleCommand.run(sh, argv, TreePMap.empty(), new Redirections.Applied(TreePMap.empty(), false), false);
        }
    }

    private static void command(Interpreter sh, List<String> argv) {
        if (argv.size() > 1 && argv.get(1).matches("-[vV]")) {
            NameBuiltins.describe(sh, argv.subList(2, argv.size()), argv.get(1).equals("-v"), argv.get(0));
        } else if (argv.size() > 1) {
            run(sh, argv.subList(argv.get(1).equals("-p") ? 2 : 1, argv.size()));
        }
    }

    private static void trap(Interpreter sh, List<String> argv) {
        List<String> rest = argv.subList(1, argv.size());
        if (!rest.isEmpty() && rest.get(0).equals("--")) {
            rest = rest.subList(1, rest.size());
        }
        if (rest.isEmpty() || rest.get(0).equals("-p")) {
            StringBuilder text = new StringBuilder();
            sh.traps.forEach((name, action) -> text.append("trap -- ")
                    .append(skylab.guest.shell.expand.Quoting.shell(action))
                    .append(Signal.parse(name).isPresent() ? " SIG" : " ")
                    .append(name)
                    .append('\n'));
            sh.print(1, text.toString());
            return;
        }
        if (rest.get(0).equals("-l")) {
            for (Signal signal : Signal.values()) {
                sh.sys.print(1, signal.number() + ") SIG" + signal.name() + "\n");
            }
            return;
        }
        boolean reset = rest.get(0).equals("-") || rest.size() == 1;
        for (String name : rest.subList(rest.size() == 1 ? 0 : 1, rest.size())) {
            String plain = name.equals("0")
                    ? "EXIT"
                    : name.toUpperCase(java.util.Locale.ROOT).replaceFirst("^SIG", "");
            Optional<Signal> signal = Signal.parse(plain);
            if (signal.isEmpty() && !List.of("EXIT", "ERR", "DEBUG", "RETURN").contains(plain)) {
                Builtins.fail(sh, 1, "trap: " + name + ": invalid signal specification");
                continue;
            }
            String key = signal.map(Signal::name).orElse(plain);
            sh.traps = reset ? sh.traps.minus(key) : sh.traps.plus(key, rest.get(0));
            sh.signals(reset ? signal.orElse(null) : null);
        }
    }
}
