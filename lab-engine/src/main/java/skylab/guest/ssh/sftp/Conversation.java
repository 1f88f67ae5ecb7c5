package skylab.guest.ssh.sftp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.Program;
import skylab.guest.process.Signal;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/**
 * Jobs that are done one after another, with servers at the other end of ssh.
 *
 * @param sides the servers, from number 1 on
 * @param jobs what is to be done
 * @param asked whether the first job's request is on its way
 * @param failed whether something went wrong
 * @param until when what was done last is over
 * @param then who goes on when all jobs are done; empty for the end
 * @param lost what is said when the connection is closed
 */
record Conversation(
        List<Side> sides,
        List<Job> jobs,
        boolean asked,
        boolean failed,
        Optional<Duration> until,
        Optional<Shell> then,
        String lost)
        implements Program {
    private static final int LOST = 255;

    Conversation {
        sides = List.copyOf(sides);
        jobs = List.copyOf(jobs);
    }

    static Conversation of(List<Side> sides, List<Job> jobs, Optional<Shell> then, String lost) {
        return new Conversation(sides, jobs, false, false, Optional.empty(), then, lost);
    }

    @Override
    public Step step(Syscalls sys) {
        sys.catchSignals(Set.of(Signal.PIPE));
        sys.takeSignals();
        if (until.isPresent() && sys.monotonic().compareTo(until.get()) < 0) {
            return new Step.Await(this, new Condition.Elapsed(until.get()));
        }
        Conversation now = new Conversation(sides, jobs, asked, failed, Optional.empty(), then, lost);
        while (!now.jobs.isEmpty()) {
            Job job = now.jobs.get(0);
            Packet answer;
            if (job.side() == 0) {
                answer = FileServer.answer(sys, job.request());
            } else {
                Side side = now.sides.get(job.side() - 1);
                side = now.asked ? side : side.send(job.request());
                Side.Heard heard;
                try {
                    heard = side.flush(sys).hear(sys);
                } catch (Errno e) {
                    heard = new Side.Heard(side, Optional.empty(), true);
                }
                now = now.with(job.side(), heard.side());
                if (heard.answer().isEmpty()) {
                    return heard.end() ? now.lose(sys) : new Step.Await(now, condition(heard.side()));
                }
                answer = heard.answer().get();
            }
            Job.Outcome outcome = job.then(sys, answer);
            List<Job> left = new ArrayList<>(outcome.next());
            left.addAll(now.jobs.subList(1, now.jobs.size()));
            now = new Conversation(
                    now.sides,
                    left,
                    false,
                    now.failed | outcome.failed(),
                    Optional.empty(),
                    now.then.map(shell -> shell.in(outcome.directory())),
                    lost);
            if (!outcome.lasting().isZero()) {
                Duration end = sys.monotonic().plus(outcome.lasting());
                return new Step.Await(
                        new Conversation(now.sides, left, false, now.failed, Optional.of(end), now.then, lost),
                        new Condition.Elapsed(end));
            }
        }
        if (now.then.isPresent()) {
            return new Step.Continue(now.then.get().after(now.sides, now.failed));
        }
        return now.close(sys, now.failed ? 1 : 0);
    }

    private Conversation with(int number, Side side) {
        List<Side> other = new ArrayList<>(sides);
        other.set(number - 1, side);
        return new Conversation(other, jobs, true, failed, until, then, lost);
    }

    private static Condition condition(Side side) {
        Condition readable = new Condition.Readable(side.in());
        return side.unsent().isEmpty()
                ? readable
                : new Condition.AnyOf(List.of(readable, new Condition.Writable(side.out())));
    }

    private Step lose(Syscalls sys) {
        sys.print(2, lost + "\n");
        return close(sys, LOST);
    }

    private Step close(Syscalls sys, int status) {
        sides.forEach(side -> {
            sys.close(side.out());
            sys.close(side.in());
        });
        return new Step.Exit(status);
    }
}
