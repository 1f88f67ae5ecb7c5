package skylab.guest.shell;

import java.util.List;
import java.util.Set;
import skylab.guest.shell.syntax.Command;
import skylab.guest.shell.syntax.Word;

/**
 * Loops that by what is written never end, such as {@code while true; do date; sleep 1; done}. Who reads one knows that
 * it takes Ctrl-C.
 *
 * @param functions names that may hide a way out
 */
record Forever(Set<String> functions) {
    private static final Set<String> SUCCEEDS = Set.of(":", "true", "sleep");
    private static final Set<String> WAYS_OUT =
            Set.of("break", "return", "exit", "exec", "eval", "source", ".", "kill");

    /** Whether a shell is in such a loop. */
    boolean holds(Frame frame) {
        if (frame instanceof Loops.Repeat repeat) {
            return holds(repeat.loop());
        } else if (frame instanceof Loops.Decide decide) {
            return holds(decide.loop());
        } else if (frame instanceof Loops.After after) {
            return holds(after.loop());
        }
        return frame instanceof Loops.Counting counting
                && counting.isUnconditional()
                && stays(counting.loop().body());
    }

    private boolean holds(Command.While loop) {
        return condition(loop.condition(), loop.until() ? Set.of("false") : SUCCEEDS) && stays(loop.body());
    }

    private static boolean condition(Command command, Set<String> always) {
        if (command instanceof Command.Sequence sequence && sequence.items().size() == 1) {
            return condition(sequence.items().get(0).command(), always);
        }
        return command instanceof Command.Simple simple && always.contains(name(simple));
    }

    private static String name(Command.Simple simple) {
        return simple.words().isEmpty() ? "" : simple.words().get(0).plain().orElse("");
    }

    private boolean stays(List<Command> commands) {
        return commands.stream().allMatch(this::stays);
    }

    /** Whether there is no way out of a loop in what it repeats. */
    private boolean stays(Command command) {
        if (command instanceof Command.Simple simple) {
            return simple.words().isEmpty() || stays(simple.words().get(0));
        } else if (command instanceof Command.Sequence sequence) {
            return stays(sequence.items().stream().map(Command.Item::command).toList());
        } else if (command instanceof Command.Pipeline pipeline) {
            return stays(pipeline.stages());
        } else if (command instanceof Command.And and) {
            return stays(and.left()) && stays(and.right());
        } else if (command instanceof Command.Or or) {
            return stays(or.left()) && stays(or.right());
        } else if (command instanceof Command.If choice) {
            return (choice.otherwise() == null || stays(choice.otherwise()))
                    && choice.clauses().stream().allMatch(clause -> stays(clause.condition()) && stays(clause.body()));
        } else if (command instanceof Command.While loop) {
            return stays(loop.condition()) && stays(loop.body());
        } else if (command instanceof Command.For loop) {
            return stays(loop.body());
        } else if (command instanceof Command.ArithmeticFor loop) {
            return stays(loop.body());
        } else if (command instanceof Command.Case choice) {
            return choice.arms().stream().allMatch(arm -> arm.body() == null || stays(arm.body()));
        } else if (command instanceof Command.Group group) {
            return stays(group.body());
        } else if (command instanceof Command.Redirected redirected) {
            return stays(redirected.command());
        }
        return command instanceof Command.Subshell
                || command instanceof Command.Conditional
                || command instanceof Command.Arithmetic;
    }

    private boolean stays(Word called) {
        String name = called.plain().orElse("exit");
        return !WAYS_OUT.contains(name) && !functions.contains(name);
    }
}
