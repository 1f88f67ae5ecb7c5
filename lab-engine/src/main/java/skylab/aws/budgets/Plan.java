package skylab.aws.budgets;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.world.Kind;
import skylab.world.Scope;
import software.amazon.awssdk.services.budgets.model.Budget;
import software.amazon.awssdk.services.budgets.model.Notification;
import software.amazon.awssdk.services.budgets.model.Subscriber;

/**
 * A budget with those who are to be told.
 *
 * @param budget as it was asked for, with AWS's defaults
 * @param alerts when somebody is told
 * @param updated when it was last changed
 */
record Plan(Budget budget, PVector<Alert> alerts, Instant updated) {
    /** Budgets by name, in the account's scope without a region. */
    static final Kind<Plan> PLANS = new Kind<>("budget", "");

    /**
     * When somebody is told.
     *
     * @param notification of what
     * @param subscribers who
     * @param told the first day of the period in which they were last told, or null
     */
    record Alert(Notification notification, List<Subscriber> subscribers, LocalDate told) {
        Alert toldIn(LocalDate period) {
            return new Alert(notification, subscribers, period);
        }

        boolean isOf(Notification other) {
            return notification.notificationType() == other.notificationType()
                    && notification.comparisonOperator() == other.comparisonOperator()
                    && notification.threshold().equals(other.threshold())
                    && Alerts.isPercentage(notification) == Alerts.isPercentage(other);
        }
    }

    /** Where an account's budgets are. */
    static Scope home(Scope called) {
        return new Scope(called.account(), "aws-global");
    }

    Plan with(List<Alert> changed) {
        return new Plan(budget, TreePVector.from(changed), updated);
    }

    /** The first day of the period that a moment is in. */
    LocalDate period(Instant moment) {
        LocalDate day = moment.atOffset(ZoneOffset.UTC).toLocalDate();
        return switch (budget.timeUnit()) {
            case DAILY -> day;
            case QUARTERLY -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
            case ANNUALLY -> day.withDayOfYear(1);
            default -> day.withDayOfMonth(1);
        };
    }

    /** The first day after a period. */
    LocalDate after(LocalDate period) {
        return switch (budget.timeUnit()) {
            case DAILY -> period.plusDays(1);
            case QUARTERLY -> period.plusMonths(3);
            case ANNUALLY -> period.plusYears(1);
            default -> period.plusMonths(1);
        };
    }
}
