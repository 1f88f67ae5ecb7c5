package skylab.guest.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pcollections.ConsPStack;
import org.pcollections.PStack;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.Program;
import skylab.guest.process.Signal;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.shell.expand.ExpansionError;
import skylab.guest.shell.expand.Variable;
import skylab.guest.shell.syntax.Command;

/** A shell during one step: its state unpacked, run until it waits, and packed again. */
final class Interpreter {
    /** Deeper recursion of functions ends the command, as it would end bash. */
    private static final int MAXIMUM_FRAMES = 20_000;

    /** Marks functions that children get. */
    static final String EXPORTED = "export -f ";

    /** What the shell puts aside for itself is from here on; children do not inherit it. */
    static final int HIDDEN = 200;

    final Syscalls sys;
    TreePMap<String, Variable> variables;
    TreePMap<String, Command.Function> functions;
    TreePMap<String, String> aliases;
    TreePMap<String, Boolean> options;
    List<String> positional;
    String name;
    int status;
    TreePMap<String, String> traps;
    TreePMap<Integer, Job> jobs;
    int lastBackground;
    PStack<Frame> frames;
    int pid;
    boolean interactive;
    int subshell;
    int tolerant;
    int line;
    List<Signal> pending;
    List<String> directories;
    PStack<Call> calls;
    String command;
    int nesting;
    PVector<String> history;
    /** The status when the present command began: what {@code exit} and {@code return} give without a number. */
    int previous;

    private Condition waiting;
    private Program replaced;

    Interpreter(Shell shell, Syscalls sys) {
        this.sys = sys;
        variables = shell.variables();
        functions = shell.functions();
        aliases = shell.aliases();
        options = shell.options();
        positional = shell.positional();
        name = shell.name();
        status = shell.status();
        traps = shell.traps();
        jobs = shell.jobs();
        lastBackground = shell.lastBackground();
        frames = shell.frames();
        pid = shell.pid();
        interactive = shell.interactive();
        subshell = shell.subshell();
        tolerant = shell.tolerant();
        line = shell.line();
        pending = new ArrayList<>(shell.pending());
        directories = shell.directories();
        calls = shell.calls();
        command = shell.command();
        nesting = shell.nesting();
        history = shell.history();
    }

    Shell freeze() {
        return new Shell(
                variables,
                functions,
                aliases,
                options,
                positional,
                name,
                status,
                traps,
                jobs,
                lastBackground,
                frames,
                pid,
                interactive,
                subshell,
                tolerant,
                line,
                pending,
                directories,
                calls,
                command,
                nesting,
                history);
    }

    /** A copy of this shell that executes one command and then exits; {@code $$} stays, jobs and traps do not. */
    Shell copyFor(Command command) {
        return copy(List.of(new Subshell(command)), nesting);
    }

    /** A copy whose output is a command substitution. */
    Shell copyForSubstitution(Command command) {
        return copy(List.of(new Subshell(command)), depth() + 1);
    }

    /** A copy that executes frames, the innermost first. */
    Shell copy(List<Frame> inner, int nested) {
        Interpreter child = new Interpreter(freeze(), sys);
        for (Map.Entry<String, String> trap : traps.entrySet()) {
            boolean kept = trap.getValue().isEmpty()
                    || trap.getKey().equals("ERR") && option("errtrace")
                    || trap.getKey().equals("DEBUG") && option("functrace");
            child.traps = kept ? child.traps : child.traps.minus(trap.getKey());
        }
        child.jobs = TreePMap.empty();
        child.frames = ConsPStack.from(inner);
        child.interactive = false;
        child.subshell++;
        child.pending = new ArrayList<>();
        child.nesting = nested;
        return child.freeze();
    }

    /** How many command substitutions, evaluated texts and sourced files the present command is in. */
    int depth() {
        int depth = nesting;
        for (Frame frame : frames) {
            depth += frame instanceof Script script && script.kind() != Script.Kind.MAIN ? 1 : 0;
        }
        return depth;
    }

    Step run() {
        if (pid == 0) {
            pid = sys.pid();
        }
        pending.addAll(sys.takeSignals());
        Duration now = sys.monotonic();
        boolean goesOn = pending.isEmpty() && !frames.isEmpty();
        Computing computing = goesOn && frames.get(0) instanceof Computing already ? already : new Computing(now);
        for (int left = computing.budget(now); left > 0; left--) {
            left -= frames.isEmpty() || !(frames.get(0) instanceof Redirections.Restore) ? 0 : Computing.REDIRECTION;
            Optional<Step> end = once();
            if (end.isPresent()) {
                return end.get();
            }
        }
        Optional<Step> spinning = Spinning.of(this);
        if (spinning.isPresent()) {
            return spinning.get();
        }
        push(computing);
        // Computing takes time: a loop without end does not hold up the clock of the lab.
        return new Step.Await(freeze(), new Condition.Elapsed(now.plus(computing.slice(now))));
    }

    /** Resumes the innermost frame; the step's end if that was one. */
    Optional<Step> once() {
        Signals.deliver(this);
        if (frames.isEmpty()) {
            String action = traps.get("EXIT");
            if (action == null || action.isEmpty()) {
                return Optional.of(new Step.Exit(status & 0xff));
            }
            traps = traps.minus("EXIT");
            push(new Trap(status, true));
            push(Script.eval(action, line));
            return Optional.empty();
        }
        Frame top = frames.get(0);
        frames = frames.minus(0);
        try {
            top.resume(this);
        } catch (ExpansionError e) {
            failedExpansion(e);
        } catch (Errno e) {
            complain(e.text());
            status = 1;
        }
        if (replaced != null) {
            return Optional.of(new Step.Continue(replaced));
        }
        if (waiting != null) {
            Condition until = waiting;
            waiting = null;
            return Optional.of(new Step.Await(freeze(), until));
        }
        if (frames.size() > MAXIMUM_FRAMES) {
            complain("maximum function nesting level exceeded");
            status = 1;
            unwind(frame -> frame instanceof Prompt);
        }
        return Optional.empty();
    }

    private void failedExpansion(ExpansionError e) {
        complain(e.getMessage());
        status = 1;
        if (e.fatal() && !interactive) {
            status = subshell > 0 ? 1 : 127;
            unwind(frame -> false);
        } else if (interactive) {
            unwind(frame -> frame instanceof Prompt);
        } else {
            unwind(frame -> frame instanceof Script);
        }
    }

    void push(Frame frame) {
        frames = frames.plus(frame);
    }

    /** Goes on with a frame when a condition holds. */
    void await(Frame frame, Condition until) {
        push(frame);
        waiting = until;
    }

    void become(Program program) {
        replaced = program;
    }

    /** Leaves frames up to one that fits, which stays. */
    void unwind(java.util.function.Predicate<Frame> until) {
        while (!frames.isEmpty() && !until.test(frames.get(0))) {
            Frame left = frames.get(0);
            frames = frames.minus(0);
            left.unwind(this);
        }
    }

    boolean inside(Class<? extends Frame> kind) {
        return frames.stream().anyMatch(kind::isInstance);
    }

    /** After a command: {@code set -e} and the ERR trap. */
    void finished() {
        if (status == 0 || tolerant > 0) {
            return;
        }
        String action = traps.get("ERR");
        if (action != null && !action.isEmpty() && !inside(Trap.class)) {
            push(new Trap(status, false));
            push(Script.eval(action, line));
        }
        if (option("errexit")) {
            int failed = status;
            Optional<Frame> first = Optional.ofNullable(action == null ? null : frames.get(0));
            unwind(frame -> false);
            status = failed;
            first.ifPresent(frame -> {
                push(new Trap(failed, true));
                push(frame);
            });
        }
    }

    boolean option(String option) {
        return options.getOrDefault(option, false);
    }

    /** The name of the variable that a name means: another one for a reference. */
    String resolve(String variable) {
        String name = variable;
        for (int i = 0; i < 10; i++) {
            Variable found = variables.get(name);
            if (found == null
                    || !found.reference()
                    || found.scalar() == null
                    || found.scalar().isEmpty()) {
                return name;
            }
            name = found.scalar();
        }
        return name;
    }

    String value(String variable) {
        Variable found = variables.get(resolve(variable));
        return found == null ? null : found.value();
    }

    void assign(String variable, String value) {
        String name = resolve(variable);
        int open = name.indexOf('[');
        if (open > 0 && name.endsWith("]")) {
            Variable base = variables.getOrDefault(name.substring(0, open), Variable.UNSET);
            assign(
                    name.substring(0, open),
                    Assignments.withElement(this, base, name.substring(open + 1, name.length() - 1), value));
            return;
        }
        Variable base = variables.getOrDefault(name, Variable.UNSET);
        assign(name, base.withScalar(base.integer() ? Assignments.number(this, value) : value));
    }

    void assign(String name, Variable value) {
        String variable = resolve(name);
        Variable old = variables.get(variable);
        if (old != null && old.readonly()) {
            throw new ExpansionError(variable + ": readonly variable", false);
        }
        Variable result = option("allexport") && !value.exported() ? value.with(true, false, value.integer()) : value;
        variables = variables.plus(variable, result);
    }

    /** The environment of children. */
    Map<String, String> environment() {
        Map<String, String> env = new TreeMap<>();
        for (Map.Entry<String, Variable> entry : variables.entrySet()) {
            if (entry.getValue().exported()
                    && entry.getValue().value() != null
                    && !entry.getValue().isArray()) {
                env.put(entry.getKey(), entry.getValue().value());
            }
        }
        for (Map.Entry<String, Command.Function> function : functions.entrySet()) {
            if (options.containsKey(EXPORTED + function.getKey())) {
                env.put(
                        "BASH_FUNC_" + function.getKey() + "%%",
                        "() " + function.getValue().source());
            }
        }
        return env;
    }

    /** Descriptors that children inherit: each as itself, but for what the shell has put aside. */
    Map<Integer, Integer> descriptors() {
        Map<Integer, Integer> result = new TreeMap<>();
        for (int fd : sys.descriptors()) {
            if (fd < HIDDEN) {
                result.put(fd, fd);
            }
        }
        return result;
    }

    /** Prints, waiting for a slow reader before anything else goes on. */
    void print(int fd, String text) {
        push(new Printing(fd, Bytes.of(text)));
    }

    void complain(String message) {
        sys.print(2, prefix() + message + "\n");
    }

    String prefix() {
        String shown = name.substring(name.startsWith("-") || !interactive ? 0 : name.lastIndexOf('/') + 1);
        return interactive ? shown + ": " : shown + ": line " + line + ": ";
    }

    /** Which signals the kernel is to hand over, after a change of traps; one may be given back its default. */
    void signals(Signal reset) {
        Set<Signal> caught = new TreeSet<>();
        Set<Signal> ignored = new TreeSet<>();
        if (interactive) {
            caught.add(Signal.INT);
            caught.add(Signal.HUP);
            ignored.addAll(Set.of(Signal.TERM, Signal.TSTP, Signal.TTIN, Signal.TTOU, Signal.QUIT));
        }
        for (Map.Entry<String, String> trap : traps.entrySet()) {
            Signal.parse(trap.getKey()).ifPresent(signal -> {
                ignored.remove(signal);
                caught.remove(signal);
                (trap.getValue().isEmpty() ? ignored : caught).add(signal);
            });
        }
        if (!interactive) {
            for (Signal signal : sys.ignoredSignals()) {
                if (!caught.contains(signal) && signal != reset) {
                    ignored.add(signal);
                }
            }
        }
        sys.catchSignals(caught);
        sys.ignoreSignals(ignored);
    }
}
