package skylab.guest.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pcollections.TreePMap;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;
import skylab.guest.shell.expand.Expander;
import skylab.guest.shell.expand.Quoting;
import skylab.guest.shell.expand.Variable;
import skylab.guest.shell.syntax.Assignment;
import skylab.guest.shell.syntax.Command;
import skylab.guest.shell.syntax.Part;
import skylab.guest.shell.syntax.Word;

/** Execution of simple commands: assignments, functions, builtins, files. */
final class SimpleCommand {
    private static final Set<String> EXECUTING = Set.of("eval", "source", ".", "command", "builtin");

    private SimpleCommand() {}

    static void execute(Interpreter sh, Command.Simple simple, Expander expander, int substituted) {
        sh.line = simple.line();
        List<String> argv = words(sh, simple.words(), expander);
        TreePMap<String, Variable> before = sh.variables;
        for (Assignment assignment : simple.assignments()) {
            Assignments.assign(sh, assignment, expander);
        }
        if (argv.isEmpty()) {
            trace(sh, simple.assignments(), argv, simple.text());
            Redirections.Applied applied = Redirections.apply(sh, simple.redirects(), expander);
            applied.restoring().resume(sh);
            sh.status = applied.failed() ? 1 : Math.max(substituted, 0);
            sh.finished();
            return;
        }
        TreePMap<String, Variable> assigned = TreePMap.empty();
        for (Assignment assignment : simple.assignments()) {
            String target = sh.resolve(assignment.name());
            Variable variable = sh.variables.get(target);
            assigned = assigned.plus(target, variable.with(true, variable.readonly(), variable.integer()));
        }
        sh.variables = before;
        Redirections.Applied applied = Redirections.apply(sh, simple.redirects(), expander);
        if (applied.failed()) {
            sh.status = 1;
            sh.finished();
            return;
        }
        trace(sh, simple.assignments(), argv, simple.text());
        run(sh, argv, assigned, applied, true);
    }

    /** Runs what the words name; the redirections are in force already and are taken back when it is done. */
    static void run(
            Interpreter sh,
            List<String> argv,
            TreePMap<String, Variable> assigned,
            Redirections.Applied applied,
            boolean functions) {
        String name = argv.get(0);
        Command.Function function = functions ? sh.functions.get(name) : null;
        if (function != null) {
            sh.push(new Calls.Finish());
            sh.push(applied.restoring());
            Calls.function(sh, function, argv, assigned);
            return;
        }
        Optional<Builtins.Builtin> builtin = Builtins.find(name);
        if (builtin.isPresent()) {
            // What these execute has its own end.
            if (!EXECUTING.contains(name)) {
                sh.push(new Calls.Finish());
            }
            sh.push(applied.restoring());
            sh.push(new Calls.Variables(restore(sh, assigned)));
            sh.variables = sh.variables.plusAll(assigned);
            sh.previous = sh.status;
            sh.status = 0;
            builtin.get().run(sh, argv);
            return;
        }
        TreePMap<String, Variable> kept = sh.variables;
        sh.variables = sh.variables.plusAll(assigned);
        if (!becomes(sh, argv)) {
            external(sh, argv, applied);
            sh.variables = kept;
        }
    }

    private static TreePMap<String, Optional<Variable>> restore(Interpreter sh, TreePMap<String, Variable> assigned) {
        TreePMap<String, Optional<Variable>> result = TreePMap.empty();
        for (String name : assigned.keySet()) {
            result = result.plus(name, Optional.ofNullable(sh.variables.get(name)));
        }
        return result;
    }

    /** The last command of a subshell needs no process of its own. */
    private static boolean becomes(Interpreter sh, List<String> argv) {
        boolean last = sh.subshell > 0
                && sh.frames.stream().allMatch(frame -> frame instanceof Redirections.Restore)
                && !sh.traps.values().stream().anyMatch(action -> !action.isEmpty());
        if (last) {
            sh.push(new Exec(argv));
        }
        return last;
    }

    private static void external(Interpreter sh, List<String> argv, Redirections.Applied applied) {
        Shell executing = sh.copy(List.of(new Subshell(new Command.Sequence(List.of())), new Exec(argv)), sh.nesting);
        if (sh.interactive && find(sh, argv.get(0)).isEmpty() && argv.get(0).indexOf('/') < 0) {
            sh.complain(argv.get(0) + ": command not found");
            applied.restoring().resume(sh);
            sh.status = 127;
            sh.finished();
            return;
        }
        int pid = Processes.fork(sh, executing, java.util.Map.of(), sh.interactive ? 0 : -1);
        applied.restoring().resume(sh);
        Processes.foreground(sh, List.of(pid), String.join(" ", argv));
    }

    /** The file that a name means: itself if it has a slash, else the first on the path. */
    static Optional<String> find(Interpreter sh, String name) {
        if (name.indexOf('/') >= 0) {
            return Optional.of(name);
        }
        String path = sh.value("PATH");
        Syscalls sys = sh.sys;
        Optional<String> forbidden = Optional.empty();
        for (String directory : (path == null ? "" : path).split(":", -1)) {
            String file = (directory.isEmpty() ? "." : directory) + "/" + name;
            try {
                if (sys.stat(file).isDirectory()) {
                    continue;
                }
            } catch (Errno e) {
                continue;
            }
            if (sys.mayExecute(file)) {
                return Optional.of(file);
            }
            forbidden = forbidden.or(() -> Optional.of(file));
        }
        return forbidden;
    }

    private static List<String> words(Interpreter sh, List<Word> words, Expander expander) {
        boolean declaration = !words.isEmpty()
                && words.get(0).plain().filter(Assignments::isDeclaration).isPresent();
        if (!declaration) {
            return expander.fields(words);
        }
        List<String> argv = new ArrayList<>();
        for (Word word : words) {
            Optional<Assignment> assignment = Assignments.parse(word);
            if (assignment.isPresent() && !argv.isEmpty()) {
                argv.add(Assignments.argument(sh, assignment.get(), argv, expander));
            } else {
                argv.addAll(expander.fields(List.of(word)));
            }
        }
        return argv;
    }

    private static void trace(Interpreter sh, List<Assignment> assignments, List<String> argv, String text) {
        if (!sh.option("xtrace")) {
            return;
        }
        for (Assignment assignment : argv.isEmpty() ? assignments : List.<Assignment>of()) {
            String value = sh.value(assignment.name());
            boolean array = assignment.value().parts().stream().anyMatch(Part.ArrayLiteral.class::isInstance);
            if (array && assignments.size() == 1) {
                Tracing.print(sh, text);
                return;
            }
            Tracing.print(
                    sh, assignment.name() + "=" + (value == null || value.isEmpty() ? "" : Quoting.ifNeeded(value)));
        }
        if (!argv.isEmpty()) {
            Tracing.print(
                    sh, String.join(" ", argv.stream().map(Quoting::ifNeeded).toList()));
        }
    }
}
