package skylab.guest.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.TreePMap;
import skylab.guest.shell.expand.Variable;
import skylab.guest.shell.syntax.Command;

/** Frames of functions, sourced files, and of what follows a command. */
final class Calls {
    private static final List<String> NOT_INHERITED = List.of("ERR", "DEBUG", "RETURN");

    private Calls() {}

    /** The file whose text is being executed; empty if it was typed. */
    static String file(Interpreter sh) {
        return sh.calls.isEmpty() ? "environment" : sh.calls.get(0).file();
    }

    /** After a command of the shell itself. */
    record Finish() implements Frame {
        @Override
        public void resume(Interpreter sh) {
            sh.finished();
        }
    }

    /** Gives variables their former values. */
    record Variables(TreePMap<String, Optional<Variable>> former) implements Frame {
        @Override
        public void resume(Interpreter sh) {
            restore(sh, former);
        }

        @Override
        public void unwind(Interpreter sh) {
            restore(sh, former);
        }
    }

    /** A function being executed, with what its local variables, options of {@code local -} and traps were outside. */
    record Function(
            String name,
            List<String> positional,
            TreePMap<String, Optional<Variable>> former,
            TreePMap<String, String> traps)
            implements Frame {
        @Override
        public void resume(Interpreter sh) {
            int status = sh.status;
            sh.positional = positional;
            restore(sh, former);
            String action = sh.traps.get("RETURN");
            for (String name : NOT_INHERITED) {
                if (!sh.traps.containsKey(name) && traps.containsKey(name)) {
                    sh.traps = sh.traps.plus(name, traps.get(name));
                }
            }
            sh.calls = sh.calls.minus(0);
            returned(sh, action, status);
        }

        @Override
        public void unwind(Interpreter sh) {
            sh.positional = positional;
            restore(sh, former);
            sh.calls = sh.calls.minus(0);
        }
    }

    private static void returned(Interpreter sh, String action, int status) {
        if (action != null && !action.isEmpty() && !sh.inside(Trap.class)) {
            sh.push(new Trap(status, false));
            sh.push(Script.eval(action, sh.line));
        }
    }

    /** A sourced file being executed; null if the positional parameters stay. */
    record Source(List<String> positional) implements Frame {
        @Override
        public void resume(Interpreter sh) {
            unwind(sh);
            returned(sh, sh.traps.get("RETURN"), sh.status);
        }

        @Override
        public void unwind(Interpreter sh) {
            sh.calls = sh.calls.minus(0);
            if (positional != null) {
                sh.positional = positional;
            }
        }
    }

    private static void restore(Interpreter sh, Map<String, Optional<Variable>> former) {
        for (Map.Entry<String, Optional<Variable>> entry : former.entrySet()) {
            sh.variables = entry.getValue().isPresent()
                    ? sh.variables.plus(entry.getKey(), entry.getValue().get())
                    : sh.variables.minus(entry.getKey());
        }
    }

    static void function(
            Interpreter sh, Command.Function function, List<String> argv, TreePMap<String, Variable> assigned) {
        TreePMap<String, Optional<Variable>> former = TreePMap.empty();
        for (String name : assigned.keySet()) {
            former = former.plus(name, Optional.ofNullable(sh.variables.get(name)));
        }
        sh.variables = sh.variables.plusAll(assigned);
        sh.push(new Function(function.name(), sh.positional, former, sh.traps));
        for (String name : NOT_INHERITED) {
            if (!sh.option(name.equals("ERR") ? "errtrace" : "functrace")) {
                sh.traps = sh.traps.minus(name);
            }
        }
        sh.calls = sh.calls.plus(new Call(function.name(), file(sh), sh.line));
        sh.positional = argv.subList(1, argv.size());
        sh.push(Execute.of(function.body()));
    }

    /** Makes a variable local to the innermost function; returns false outside of functions. */
    static boolean local(Interpreter sh, String variable) {
        for (int i = 0; i < sh.frames.size(); i++) {
            if (sh.frames.get(i) instanceof Function call) {
                if (!call.former().containsKey(variable)) {
                    Optional<Variable> outside = Optional.ofNullable(sh.variables.get(variable));
                    sh.frames = sh.frames.with(
                            i,
                            new Function(
                                    call.name(),
                                    call.positional(),
                                    call.former().plus(variable, outside),
                                    call.traps()));
                    sh.variables = sh.variables.minus(variable);
                }
                return true;
            }
        }
        return false;
    }
}
