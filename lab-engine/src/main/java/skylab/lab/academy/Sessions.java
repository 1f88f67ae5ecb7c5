package skylab.lab.academy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import skylab.aws.AccessKeys;
import skylab.aws.Identity;
import skylab.aws.ec2.instance.Quotas;
import skylab.aws.iam.principal.Beginnings;
import skylab.world.Event;
import skylab.world.Scope;
import skylab.world.Seed;
import skylab.world.Transaction;

/**
 * The sessions of a Learner Lab: Start Lab, End Lab, the timer and Reset (Learner Lab Readme).
 *
 * <p>At the end of a session instances are stopped and everything is kept, and costs what it costs; the next start
 * starts all stopped instances again, also those that the learner had stopped.
 */
public final class Sessions {
    /** From Start Lab to the green dot. */
    private static final Duration STARTING = Duration.ofMinutes(1);

    /** How many virtual processors may run at once in a region. */
    private static final int VCPUS = 32;

    private Sessions() {}

    /**
     * Gives a learner a place, and begins the first session.
     *
     * @param length how long a session lasts
     * @param budget in USD
     */
    public static void enrol(Transaction tx, String account, Duration length, int budget) {
        int user = tx.world().seed().stream("learner", 0).nextInt(1_000_000, 5_000_000);
        String student = "user" + user + "=student@example.edu";
        open(tx, Enrolment.first(account, student, length, budget, tx.now()));
        for (String region : Rules.REGIONS) {
            Quotas.grant(tx, new Scope(account, region), VCPUS);
        }
        Budgets.watch(tx, account);
    }

    /**
     * Start Lab. In a session it only sets the timer anew.
     *
     * @throws SessionRefusal if there is no Learner Lab, or the account is lost
     */
    public static void start(Transaction tx, String account) {
        Enrolment enrolment = usable(tx, account, "Start");
        if (enrolment.stage() == Enrolment.Stage.READY) {
            renew(tx, enrolment);
            return;
        }
        tx.advance(STARTING);
        open(tx, usable(tx, account, "Start"));
        Fleet.startAll(tx, account);
    }

    /**
     * End Lab. Does nothing when no session is open.
     *
     * @throws SessionRefusal if there is no Learner Lab, or the account is lost
     */
    public static void end(Transaction tx, String account) {
        Enrolment enrolment = usable(tx, account, "End");
        if (enrolment.stage() == Enrolment.Stage.READY) {
            close(tx, enrolment);
        }
    }

    /**
     * Reset: everything is deleted. The budget stays as it is.
     *
     * @throws SessionRefusal if there is no Learner Lab, or the account is lost
     */
    public static void reset(Transaction tx, String account) {
        usable(tx, account, "Reset");
        Wipe.everything(tx, account);
    }

    private static Enrolment usable(Transaction tx, String account, String operation) {
        Optional<Enrolment> enrolment = Enrolment.of(tx.world(), account);
        if (enrolment.isEmpty()) {
            throw new SessionRefusal(
                    SessionRefusal.Cause.OWN_ACCOUNT,
                    operation + ": this lab has an account of its own, and no sessions.");
        }
        return switch (enrolment.get().stage()) {
            case OVER_BUDGET ->
                throw new SessionRefusal(
                        SessionRefusal.Cause.OVER_BUDGET,
                        "Failed operation: " + operation + ". Your total lab spend of $"
                                + Budgets.shown(tx.world(), enrolment.get())
                                        .map(report -> report.spent().toPlainString())
                                        .orElse("0")
                                + " has exceeded the total budget of $"
                                + enrolment.get().budget());
            case DEACTIVATED ->
                throw new SessionRefusal(
                        SessionRefusal.Cause.DEACTIVATED,
                        "Failed operation: " + operation + ". Your AWS account has been deactivated.");
            default -> enrolment.get();
        };
    }

    private static void open(Transaction tx, Enrolment enrolment) {
        Seed seed = tx.world().seed();
        int number = enrolment.number() + 1;
        Identity.become(
                tx,
                Identity.session(
                        enrolment.account(),
                        Beginnings.LEARNERS,
                        AccessKeys.unique(seed, "AROA", Beginnings.LEARNERS),
                        enrolment.student(),
                        AccessKeys.temporary(seed, "session " + number),
                        tx.now()));
        renew(tx, enrolment.session(number, tx.now()));
    }

    private static void renew(Transaction tx, Enrolment enrolment) {
        Instant ends = tx.now().plus(enrolment.length());
        enrolment.session(enrolment.number(), ends).put(tx);
        tx.schedule(enrolment.length(), new TimeUp(enrolment.account(), ends));
    }

    private static void close(Transaction tx, Enrolment enrolment) {
        enrolment.at(Enrolment.Stage.ENDED, tx.now()).put(tx);
        Fleet.stopAll(tx, enrolment.account());
    }

    /** The timer is at 0:00, unless it was set anew. */
    private record TimeUp(String account, Instant ends) implements Event {
        @Override
        public void happen(Transaction tx) {
            Enrolment.of(tx.world(), account)
                    .filter(enrolment -> enrolment.stage() == Enrolment.Stage.READY)
                    .filter(enrolment -> enrolment.ends().equals(ends))
                    .ifPresent(enrolment -> close(tx, enrolment));
        }
    }
}
