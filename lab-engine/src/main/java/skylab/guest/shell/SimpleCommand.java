package skylab.guest.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.ConsPStack;
import org.pcollections.TreePMap;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;
import skylab.guest.shell.expand.Expander;
import skylab.guest.shell.expand.Quoting;
import skylab.guest.shell.expand.Variable;
import skylab.guest.shell.syntax.Assignment;
import skylab.guest.shell.syntax.Command;
import skylab.guest.shell.syntax.Word;

/** Execution of simple commands: assignments, functions, builtins, files. */
final class SimpleCommand {
    private SimpleCommand() {}

    static void execute(Interpreter sh, Command.Simple simple, Expander expander, int substituted) {
        sh.line = simple.line();
        List<String> argv = words(sh, simple.words(), expander);
        TreePMap<String, Variable> before = sh.variables;
        for (Assignment assignment : simple.assignments()) {
            Assignments.assign(sh, assignment, expander);
        }
        if (argv.isEmpty()) {
            trace(sh, simple.assignments(), argv);
            Redirections.Applied applied = Redirections.apply(sh, simple.redirects(), expander);
            applied.restoring().resume(sh);
            sh.status = applied.failed() ? 1 : Math.max(substituted, 0);
            sh.finished();
            return;
        }
        TreePMap<String, Variable> assigned = TreePMap.empty();
        for (Assignment assignment : simple.assignments()) {
            Variable variable = sh.variables.get(assignment.name());
            assigned = assigned.plus(assignment.name(), variable.with(true, variable.readonly(), variable.integer()));
        }
        sh.variables = before;
        Redirections.Applied applied = Redirections.apply(sh, simple.redirects(), expander);
        if (applied.failed()) {
            sh.status = 1;
            sh.finished();
            return;
        }
        trace(sh, simple.assignments(), argv);
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
            sh.push(new Calls.Finish());
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
        external(sh, argv, applied);
        sh.variables = kept;
    }

    private static TreePMap<String, Optional<Variable>> restore(Interpreter sh, TreePMap<String, Variable> assigned) {
        TreePMap<String, Optional<Variable>> result = TreePMap.empty();
        for (String name : assigned.keySet()) {
            result = result.plus(name, Optional.ofNullable(sh.variables.get(name)));
        }
        return result;
    }

    private static void external(Interpreter sh, List<String> argv, Redirections.Applied applied) {
        boolean last = sh.subshell > 0
                && sh.frames.stream().allMatch(frame -> frame instanceof Redirections.Restore)
                && !sh.traps.values().stream().anyMatch(action -> !action.isEmpty());
        if (last) {
            sh.push(new Exec(argv));
            return;
        }
        Shell child = sh.copyFor(new Command.Sequence(List.of()));
        Shell executing = new Shell(
                child.variables(),
                child.functions(),
                child.aliases(),
                child.options(),
                child.positional(),
                child.name(),
                child.status(),
                child.traps(),
                child.jobs(),
                child.lastBackground(),
                ConsPStack.<Frame>empty().plus(new Exec(argv)).plus(new Subshell(new Command.Sequence(List.of()))),
                child.pid(),
                false,
                child.subshell(),
                child.tolerant(),
                child.line(),
                List.of(),
                child.directories());
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

    private static void trace(Interpreter sh, List<Assignment> assignments, List<String> argv) {
        if (!sh.option("xtrace")) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (Assignment assignment : assignments) {
            if (argv.isEmpty()) {
                String value = sh.value(assignment.name());
                text.append("+ ").append(assignment.name()).append('=');
                text.append(value == null || value.isEmpty() ? "" : Quoting.ifNeeded(value))
                        .append('\n');
            }
        }
        if (!argv.isEmpty()) {
            text.append('+');
            argv.forEach(word -> text.append(' ').append(Quoting.ifNeeded(word)));
            text.append('\n');
        }
        sh.sys.print(2, text.toString());
    }
}
