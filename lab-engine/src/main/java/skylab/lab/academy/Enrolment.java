package skylab.lab.academy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.aws.Identity;
import skylab.world.Kind;
import skylab.world.Transaction;
import skylab.world.World;

/**
 * A learner's place in a Learner Lab.
 *
 * @param account the account that they were given
 * @param student as the lab names them in sessions, e.g. {@code user2871034=student@example.edu}
 * @param length how long a session lasts
 * @param budget what may be spent in all, in USD
 * @param stage whether there is a session now
 * @param number counts the sessions from 1
 * @param ends when the session ends, or ended
 * @param reports what AWS Budgets has seen lately, oldest first
 */
public record Enrolment(
        String account,
        String student,
        Duration length,
        int budget,
        Stage stage,
        int number,
        Instant ends,
        PVector<Report> reports) {
    private static final Kind<Enrolment> ENROLMENTS = new Kind<>("learner-lab", "");

    /** Whether there is a session. */
    public enum Stage {
        /** The timer runs, and calls are answered. */
        READY,
        /** It is over; what was made is kept. */
        ENDED,
        /** The budget was exceeded: nothing is left, and nothing can be started. */
        OVER_BUDGET,
        /** Twenty instances ran at once: nothing is left, and nothing can be started. */
        DEACTIVATED;

        /** Whether the account is lost. */
        public boolean lost() {
            return this == OVER_BUDGET || this == DEACTIVATED;
        }
    }

    /**
     * What was spent by a moment.
     *
     * @param at up to when
     * @param spent in USD
     */
    public record Report(Instant at, BigDecimal spent) {}

    /** The enrolment that an account belongs to; empty for an account of one's own. */
    public static Optional<Enrolment> of(World world, String account) {
        return world.table(Identity.global(account), ENROLMENTS).get(account);
    }

    static Enrolment first(String account, String student, Duration length, int budget, Instant now) {
        return new Enrolment(account, student, length, budget, Stage.ENDED, 0, now, TreePVector.empty());
    }

    void put(Transaction tx) {
        tx.put(Identity.global(account), ENROLMENTS, account, this);
    }

    Enrolment session(int next, Instant until) {
        return new Enrolment(account, student, length, budget, Stage.READY, next, until, reports);
    }

    Enrolment at(Stage next, Instant since) {
        return new Enrolment(account, student, length, budget, next, number, since, reports);
    }

    Enrolment with(PVector<Report> later) {
        return new Enrolment(account, student, length, budget, stage, number, ends, later);
    }
}
