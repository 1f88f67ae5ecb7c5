package skylab.guest.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The commands that the shell does itself. */
final class Builtins {
    /** A command of the shell; it sets the status, which is 0 before. */
    @FunctionalInterface
    interface Builtin {
        /** Does it; the first word is its name. */
        void run(Interpreter sh, List<String> argv);
    }

    private static final Map<String, Builtin> ALL = new TreeMap<>();

    static {
        BiConsumer<String, Builtin> add = ALL::put;
        ControlBuiltins.register(add);
        VariableBuiltins.register(add);
        PrintBuiltins.register(add);
        JobBuiltins.register(add);
        FileBuiltins.register(add);
        NameBuiltins.register(add);
        HistoryBuiltin.register(add);
    }

    private Builtins() {}

    /** All names, in order. */
    static java.util.Collection<String> names() {
        return ALL.keySet();
    }

    static Optional<Builtin> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** Says how it is used; the status is 2. */
    static void usage(Interpreter sh, String usage) {
        sh.sys.print(2, usage + "\n");
        sh.status = 2;
    }

    /** Says what is wrong and sets the status. */
    static void fail(Interpreter sh, int status, String message) {
        sh.complain(message);
        sh.status = status;
    }
}
