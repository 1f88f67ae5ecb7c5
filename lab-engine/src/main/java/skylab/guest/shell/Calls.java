package skylab.guest.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.TreePMap;
import skylab.guest.shell.expand.Variable;
import skylab.guest.shell.syntax.Command;

/** Frames of functions, sourced files, and of what follows a command. */
final class Calls {
    private Calls() {}

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

    /** A function being executed, with what its local variables were outside. */
    record Function(String name, List<String> positional, TreePMap<String, Optional<Variable>> former, int tolerant)
            implements Frame {
        @Override
        public void resume(Interpreter sh) {
            sh.positional = positional;
            restore(sh, former);
        }

        @Override
        public void unwind(Interpreter sh) {
            resume(sh);
        }
    }

    /** A sourced file being executed; null if the positional parameters stay. */
    record Source(List<String> positional) implements Frame {
        @Override
        public void resume(Interpreter sh) {
            if (positional != null) {
                sh.positional = positional;
            }
        }

        @Override
        public void unwind(Interpreter sh) {
            resume(sh);
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
        sh.push(new Function(function.name(), sh.positional, former, sh.tolerant));
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
                                    call.tolerant()));
                    sh.variables = sh.variables.minus(variable);
                }
                return true;
            }
        }
        return false;
    }
}
