package skylab.guest.shell;

import java.util.ArrayList;
import java.util.List;
import skylab.guest.shell.expand.Arithmetic;
import skylab.guest.shell.expand.Expander;
import skylab.guest.shell.expand.ExpansionError;
import skylab.guest.shell.expand.Glob;
import skylab.guest.shell.expand.SubstitutionNeeded;
import skylab.guest.shell.syntax.Command;
import skylab.guest.shell.syntax.Word;

/**
 * A command to be executed.
 *
 * @param outputs what its command substitutions have given so far
 * @param substituted the status of the last of them, or -1
 * @param announced whether the DEBUG trap has run for it
 */
record Execute(Command command, List<String> outputs, int substituted, boolean announced) implements Frame {
    Execute {
        outputs = List.copyOf(outputs);
    }

    static Execute of(Command command) {
        return new Execute(command, List.of(), -1, false);
    }

    Execute with(String output, int status) {
        List<String> more = new ArrayList<>(outputs);
        more.add(output);
        return new Execute(command, more, status, announced);
    }

    /** With the file of a process substitution. */
    Execute withFile(String path) {
        return with(path, substituted);
    }

    @Override
    public void resume(Interpreter sh) {
        if (sh.option("noexec") && !sh.interactive) {
            return;
        }
        if (!announced && announce(sh)) {
            return;
        }
        var before = sh.variables;
        ShellContext context = new ShellContext(sh, outputs);
        try {
            execute(sh, new Expander(context));
        } catch (SubstitutionNeeded needed) {
            // The command sees the assignments before it; they are made again when all begins again.
            if (needed.kind() == SubstitutionNeeded.Kind.OUTPUT) {
                Substitution.start(sh, this, needed.body());
            } else {
                ProcessSubstitution.start(sh, this, needed.body(), needed.kind() == SubstitutionNeeded.Kind.READ);
            }
            sh.variables = before;
        }
    }

    /** Notes what is executed and runs the DEBUG trap; tells whether that comes first. */
    private boolean announce(Interpreter sh) {
        String text = text();
        if (text == null || sh.inside(Trap.class)) {
            return false;
        }
        sh.command = text;
        String action = sh.traps.get("DEBUG");
        if (action == null || action.isEmpty()) {
            return false;
        }
        sh.push(new Execute(command, outputs, substituted, true));
        sh.push(new Trap(sh.status, false));
        sh.push(Script.eval(action, sh.line));
        return true;
    }

    /** What {@code $BASH_COMMAND} says; null for what consists of other commands. */
    private String text() {
        return command instanceof Command.Simple simple
                ? simple.text()
                : command instanceof Command.For loop
                        ? loop.head()
                        : command instanceof Command.Case choice
                                ? choice.head()
                                : command instanceof Command.Arithmetic sum ? "((" + sum.text() + "))" : null;
    }

    private void execute(Interpreter sh, Expander expander) {
        if (command instanceof Command.Simple simple) {
            SimpleCommand.execute(sh, simple, expander, substituted);
        } else if (command instanceof Command.Sequence sequence) {
            sh.push(new Lists.Items(sequence.items(), 0));
        } else if (command instanceof Command.And and) {
            sh.tolerant++;
            sh.push(new Lists.Then(and.right(), true));
            sh.push(of(and.left()));
        } else if (command instanceof Command.Or or) {
            sh.tolerant++;
            sh.push(new Lists.Then(or.right(), false));
            sh.push(of(or.left()));
        } else if (command instanceof Command.Pipeline pipeline) {
            Pipelines.start(sh, pipeline);
        } else if (command instanceof Command.Group group) {
            sh.push(of(group.body()));
        } else if (command instanceof Command.Subshell body) {
            int pid = Processes.fork(sh, sh.copyFor(body.body()), java.util.Map.of(), sh.interactive ? 0 : -1);
            Processes.foreground(sh, List.of(pid), "( ... )");
        } else if (command instanceof Command.Redirected redirected) {
            Redirections.Applied applied = Redirections.apply(sh, redirected.redirects(), expander);
            if (applied.failed()) {
                sh.status = 1;
                sh.finished();
                return;
            }
            sh.push(applied.restoring());
            sh.push(of(redirected.command()));
        } else if (command instanceof Command.Function function) {
            sh.functions = sh.functions.plus(function.name(), function);
            sh.status = 0;
        } else if (command instanceof Command.Conditional conditional) {
            sh.line = conditional.line();
            sh.status = new Conditional(sh, expander).holds(conditional.test()) ? 0 : 1;
            sh.finished();
        } else if (command instanceof Command.Arithmetic arithmetic) {
            sh.line = arithmetic.line();
            Tracing.print(sh, "(( " + arithmetic.text() + " ))");
            try {
                sh.status = expander.arithmetic(arithmetic.expression()) != 0 ? 0 : 1;
            } catch (ExpansionError e) {
                throw new ExpansionError("((: " + e.getMessage(), e.fatal());
            }
            sh.finished();
        } else {
            control(sh, expander);
        }
    }

    private void control(Interpreter sh, Expander expander) {
        if (command instanceof Command.If choice) {
            sh.tolerant++;
            sh.push(new Loops.Choice(choice, 0));
            sh.push(of(choice.clauses().get(0).condition()));
        } else if (command instanceof Command.While loop) {
            sh.push(new Loops.Repeat(loop, 0));
        } else if (command instanceof Command.For loop) {
            List<String> values = loop.words() == null ? sh.positional : expander.fields(loop.words());
            sh.status = 0;
            sh.line = loop.line();
            sh.push(new Loops.Each(loop, values, 0));
        } else if (command instanceof Command.Select select) {
            List<String> values = select.words() == null ? sh.positional : expander.fields(select.words());
            sh.push(new Loops.Menu(select.name(), values, select.body(), true, ""));
        } else if (command instanceof Command.ArithmeticFor loop) {
            expander.arithmetic(loop.initial());
            sh.status = 0;
            sh.push(new Loops.Counting(loop, false));
        } else if (command instanceof Command.Case choice) {
            sh.line = choice.line();
            String subject = expander.single(choice.subject());
            Tracing.print(sh, choice.head());
            arm(sh, choice, subject, 0, expander);
        }
    }

    private static void arm(Interpreter sh, Command.Case choice, String subject, int from, Expander expander) {
        List<Command> bodies = new ArrayList<>();
        boolean through = false;
        for (int i = from; i < choice.arms().size(); i++) {
            Command.Arm arm = choice.arms().get(i);
            boolean matches = through;
            through = false;
            for (Word pattern : arm.patterns()) {
                matches = matches || Glob.matches(expander.pattern(pattern), subject, sh.option("nocasematch"));
            }
            if (matches) {
                if (arm.body() != null) {
                    bodies.add(arm.body());
                }
                if (arm.end().equals(";;")) {
                    break;
                }
                through = arm.end().equals(";&");
            }
        }
        sh.status = 0;
        for (int i = bodies.size() - 1; i >= 0; i--) {
            sh.push(of(bodies.get(i)));
        }
    }

    /** Names of variables for arithmetic outside of an expansion. */
    static Arithmetic.Names names(Interpreter sh) {
        return new Expander(new ShellContext(sh, List.of())).names();
    }
}
