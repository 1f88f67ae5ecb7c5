package skylab.guest.command.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.ConsPStack;
import org.pcollections.PStack;
import org.pcollections.TreePVector;
import skylab.guest.process.ChildStatus;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Spawn;
import skylab.guest.process.Stat;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/**
 * The execution of {@code find}.
 *
 * @param what what is to be done
 * @param follow whether symbolic links are followed
 * @param left what is still to be visited, the next one first
 * @param answers what the actions for the file being visited have given so far
 * @param child a command that runs, 0 for none
 * @param batch files for a command that is executed for many
 * @param troubled whether something went wrong
 */
record FindProgram(
        FindParser.Parsed what,
        boolean follow,
        PStack<Visit> left,
        TreePVector<Boolean> answers,
        int child,
        TreePVector<String> batch,
        boolean troubled)
        implements Program {
    private static final int PORTION = 2000;
    private static final int MANY = 1000;

    /**
     * A file to be visited.
     *
     * @param path from its root on
     * @param level 0 for a root
     * @param device of the root's file system
     * @param entered whether it is a directory whose content was visited
     */
    record Visit(String path, int level, long device, boolean entered) {}

    static FindProgram begin(FindParser.Parsed what, List<String> roots, boolean follow) {
        PStack<Visit> left = ConsPStack.empty();
        for (int i = roots.size() - 1; i >= 0; i--) {
            left = left.plus(new Visit(roots.get(i), 0, 0, false));
        }
        return new FindProgram(what, follow, left, TreePVector.empty(), 0, TreePVector.empty(), false);
    }

    @Override
    public Step step(Syscalls sys) {
        FindProgram now = this;
        if (child != 0) {
            Optional<ChildStatus> ended = sys.wait(child, false);
            if (ended.isEmpty()) {
                return new Step.Await(this, new Condition.ChildChanged(child));
            }
            boolean good = ended.get().status() == 0;
            now = new FindProgram(what, follow, left, answers.plus(good), 0, batch, troubled);
        }
        Output out = new Output("find");
        for (int i = 0; i < PORTION && !now.left.isEmpty(); i++) {
            now = now.visit(sys, out);
            if (now.child != 0) {
                return out.drain(sys, new Step.Continue(now));
            }
        }
        if (!now.left.isEmpty() && now.batch.size() < MANY) {
            return out.drain(sys, new Step.Continue(now));
        }
        Optional<FindPredicate.ExecMany> many = many(what.test());
        if (many.isPresent() && !now.batch.isEmpty()) {
            List<String> argv = new ArrayList<>(many.get().argv());
            argv.addAll(now.batch);
            FindProgram rest =
                    new FindProgram(what, follow, now.left, TreePVector.empty(), 0, TreePVector.empty(), now.troubled);
            try {
                int pid = Launch.spawn(sys, argv, Map.of(0, 0, 1, 1, 2, 2));
                return out.drain(sys, new Step.Continue(new Waiting(rest, pid)));
            } catch (Errno e) {
                out.complain(Paths.quoted(argv.get(0)) + ": " + e.text());
                return out.drain(sys, new Step.Continue(rest.with(rest.left, true)));
            }
        }
        return now.left.isEmpty() ? out.drain(sys, now.troubled ? 1 : 0) : out.drain(sys, new Step.Continue(now));
    }

    /** Waits for a command that was given many files. */
    private record Waiting(FindProgram then, int pid) implements Program {
        @Override
        public Step step(Syscalls sys) {
            Optional<ChildStatus> ended = sys.wait(pid, false);
            if (ended.isEmpty()) {
                return new Step.Await(this, new Condition.ChildChanged(pid));
            }
            return new Step.Continue(
                    then.with(then.left, then.troubled || ended.get().status() != 0));
        }
    }

    private static Optional<FindPredicate.ExecMany> many(FindPredicate test) {
        if (test instanceof FindPredicate.And and) {
            return many(and.first()).or(() -> many(and.second()));
        } else if (test instanceof FindPredicate.Or or) {
            return many(or.first()).or(() -> many(or.second()));
        } else if (test instanceof FindPredicate.Comma comma) {
            return many(comma.first()).or(() -> many(comma.second()));
        } else if (test instanceof FindPredicate.Not not) {
            return many(not.test());
        }
        return test instanceof FindPredicate.ExecMany found ? Optional.of(found) : Optional.empty();
    }

    private FindProgram with(PStack<Visit> rest, boolean trouble) {
        return new FindProgram(what, follow, rest, TreePVector.empty(), 0, batch, trouble);
    }

    private FindProgram visit(Syscalls sys, Output out) {
        Visit visit = left.get(0);
        PStack<Visit> rest = left.minus(0);
        Stat stat;
        try {
            stat = sys.linkStat(visit.path);
            stat = follow && sys.exists(visit.path) ? sys.stat(visit.path) : stat;
        } catch (Errno e) {
            out.complain(Paths.quoted(visit.path) + ": " + e.text());
            return with(rest, true);
        }
        boolean foreign = what.oneFileSystem() && visit.level > 0 && stat.device() != visit.device;
        boolean enters = stat.isDirectory() && visit.level < what.maxDepth() && !visit.entered && !foreign;
        if (what.depthFirst() && enters) {
            return entered(sys, visit, stat, rest.plus(new Visit(visit.path, visit.level, visit.device, true)), out);
        }
        FindEvaluation evaluation = new FindEvaluation(sys, out, visit.path, visit.level, stat, answers);
        if (visit.level >= what.minDepth()) {
            evaluation.run(what.test());
            if (evaluation.command().isPresent()) {
                return execute(sys, evaluation, out);
            }
        }
        FindProgram next = new FindProgram(
                what,
                follow,
                evaluation.isOver() ? ConsPStack.empty() : rest,
                TreePVector.empty(),
                0,
                batch.plusAll(evaluation.forMany()),
                troubled || evaluation.isTroubled());
        boolean below = enters && !evaluation.isPruned() && !evaluation.isOver();
        return below ? next.entered(sys, visit, stat, rest, out) : next;
    }

    private FindProgram entered(Syscalls sys, Visit visit, Stat stat, PStack<Visit> rest, Output out) {
        List<String> names;
        try {
            names = sys.list(visit.path);
        } catch (Errno e) {
            out.complain(Paths.quoted(visit.path) + ": " + e.text());
            return with(rest, true);
        }
        PStack<Visit> stack = rest;
        long device = visit.level == 0 ? stat.device() : visit.device;
        for (int i = names.size() - 1; i >= 0; i--) {
            stack = stack.plus(new Visit(Paths.child(visit.path, names.get(i)), visit.level + 1, device, false));
        }
        return with(stack, troubled);
    }

    private FindProgram execute(Syscalls sys, FindEvaluation evaluation, Output out) {
        FindPredicate.Exec command = evaluation.command().orElseThrow();
        TreePVector<Boolean> known = evaluation.answers();
        String path = left.get(0).path;
        String shown = command.inDirectory() ? "./" + Paths.name(path) : path;
        List<String> argv =
                command.argv().stream().map(word -> word.replace("{}", shown)).toList();
        try {
            String file = Launch.find(sys, argv.get(0), sys.env()).orElseThrow(() -> new Errno(Errno.Code.ENOENT));
            Spawn spawn = Spawn.of(sys, file, argv);
            int pid = sys.spawn(command.inDirectory() ? spawn.in(sys.realPath(Paths.parent(path))) : spawn);
            return new FindProgram(what, follow, left, known, pid, batch, troubled);
        } catch (Errno e) {
            out.complain(Paths.quoted(argv.get(0)) + ": " + e.text());
            return new FindProgram(what, follow, left, known.plus(false), 0, batch, troubled);
        }
    }
}
