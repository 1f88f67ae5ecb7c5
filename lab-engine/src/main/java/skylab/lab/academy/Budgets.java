package skylab.lab.academy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import org.pcollections.PVector;
import skylab.aws.bill.Spending;
import skylab.world.Event;
import skylab.world.Transaction;
import skylab.world.World;

/**
 * The budget of a Learner Lab. What the lab knows of spending comes from AWS Budgets, eight to twelve hours late (Learner
 * Lab Readme); only then does it see that the budget is exceeded.
 */
public final class Budgets {
    /** How often AWS Budgets looks. */
    private static final Duration EVERY = Duration.ofHours(4);

    /** How long it takes until the lab sees what it saw. */
    private static final Duration DELAY = Duration.ofHours(8);

    /** Reports that may still matter: the one that is shown and those under way. */
    private static final int KEPT = 3;

    private static final int DIGITS = 5;

    private Budgets() {}

    static void watch(Transaction tx, String account) {
        tx.schedule(EVERY, new Look(account));
    }

    /** What the lab's page shows; empty as long as nothing has come. */
    public static Optional<Enrolment.Report> shown(World world, Enrolment enrolment) {
        return enrolment.reports().stream()
                .filter(report -> !report.at().plus(DELAY).isAfter(world.now()))
                .reduce((older, newer) -> newer);
    }

    private static BigDecimal spent(World world, String account) {
        return Spending.total(world, account).setScale(DIGITS, RoundingMode.HALF_UP);
    }

    /** AWS Budgets looks, and the lab sees what was seen eight hours ago. */
    private record Look(String account) implements Event {
        @Override
        public void happen(Transaction tx) {
            Enrolment enrolment = Enrolment.of(tx.world(), account)
                    .filter(known -> !known.stage().lost())
                    .orElse(null);
            if (enrolment == null) {
                return;
            }
            PVector<Enrolment.Report> reports =
                    enrolment.reports().plus(new Enrolment.Report(tx.now(), spent(tx.world(), account)));
            Enrolment seen = enrolment.with(reports.size() > KEPT ? reports.minus(0) : reports);
            seen.put(tx);
            boolean exceeded = shown(tx.world(), seen)
                    .filter(report -> report.spent().compareTo(BigDecimal.valueOf(seen.budget())) > 0)
                    .isPresent();
            if (exceeded) {
                Wipe.lose(tx, seen, Enrolment.Stage.OVER_BUDGET);
            } else {
                watch(tx, account);
            }
        }
    }
}
