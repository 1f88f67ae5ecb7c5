package skylab.guest.shell;

import java.util.ArrayList;
import java.util.List;
import skylab.guest.process.Pipe;
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
 */
record Execute(Command command, List<String> outputs, int substituted) implements Frame {
    Execute {
        outputs = List.copyOf(outputs);
    }

    static Execute of(Command command) {
        return new Execute(command, List.of(), -1);
    }

    Execute with(String output, int status) {
        List<String> more = new ArrayList<>(outputs);
        more.add(output);
        return new Execute(command, more, status);
    }

    @Override
    public void resume(Interpreter sh) {
        var before = sh.variables;
        ShellContext context = new ShellContext(sh, outputs);
        try {
            execute(sh, new Expander(context));
        } catch (SubstitutionNeeded needed) {
            Shell child = sh.copyFor(needed.body());
            sh.variables = before;
            Pipe pipe = sh.sys.pipe();
            int readEnd = Processes.aside(sh, pipe.readEnd());
            int writeEnd = Processes.aside(sh, pipe.writeEnd());
            int pid = Processes.fork(sh, child, java.util.Map.of(1, writeEnd), -1);
            sh.sys.close(writeEnd);
            sh.push(new Substitution(this, readEnd, pid, skylab.guest.disk.Bytes.EMPTY));
        }
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
            sh.status = new Conditional(sh, expander).holds(conditional.test()) ? 0 : 1;
            sh.finished();
        } else if (command instanceof Command.Arithmetic arithmetic) {
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
            sh.push(new Loops.Each(loop.name(), values, 0, loop.body()));
        } else if (command instanceof Command.Select select) {
            List<String> values = select.words() == null ? sh.positional : expander.fields(select.words());
            sh.push(new Loops.Menu(select.name(), values, select.body(), true, ""));
        } else if (command instanceof Command.ArithmeticFor loop) {
            expander.arithmetic(loop.initial());
            sh.status = 0;
            sh.push(new Loops.Counting(loop, false));
        } else if (command instanceof Command.Case choice) {
            String subject = expander.single(choice.subject());
            arm(sh, choice, subject, 0, expander);
        }
    }

    private static void arm(Interpreter sh, Command.Case choice, String subject, int from, Expander expander) {
        List<Command> bodies = new ArrayList<>();
        boolean through = false;
        for (int i = from; i < choice.arms().size(); i++) {
            Command.Arm arm = choice.arms().get(i);
            boolean matches = through;
            for (Word pattern : arm.patterns()) {
                matches = matches || Glob.matches(expander.pattern(pattern), subject);
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
