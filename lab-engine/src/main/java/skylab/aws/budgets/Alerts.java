package skylab.aws.budgets;

import static skylab.aws.budgets.Plan.PLANS;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import skylab.aws.AwsError;
import skylab.aws.bill.Delay;
import skylab.aws.bill.Spending;
import skylab.aws.mail.Mail;
import skylab.aws.sns.Message;
import skylab.aws.sns.Publishing;
import skylab.billing.Bill;
import skylab.billing.Books;
import skylab.billing.Line;
import skylab.world.Event;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;
import software.amazon.awssdk.services.budgets.model.Notification;
import software.amazon.awssdk.services.budgets.model.NotificationType;
import software.amazon.awssdk.services.budgets.model.Subscriber;
import software.amazon.awssdk.services.budgets.model.SubscriptionType;
import software.amazon.awssdk.services.budgets.model.ThresholdType;

/**
 * Tells people what budgets see. AWS looks several times a day at data that is eight to twelve hours old (Budgets guide, "Budgets
 * information updates"), and tells each alert once in a period.
 */
final class Alerts {
    private static final String SENDER = "AWS Budgets <budgets@costalerts.amazonaws.com>";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Whether budgets are being looked at. */
    private static final Kind<Boolean> WATCHED = new Kind<>("budgets-watched", "");

    private Alerts() {}

    /**
     * What a budget sees.
     *
     * @param actual what was spent in the period, as far as it is known
     * @param forecast what the whole period will cost if all goes on
     */
    record Sight(BigDecimal actual, BigDecimal forecast) {}

    static boolean isPercentage(Notification notification) {
        return notification.thresholdType() != ThresholdType.ABSOLUTE_VALUE;
    }

    /** What a budget sees at the present moment. */
    static Sight see(Transaction tx, Scope scope, Plan plan) {
        Books books = Spending.books(tx.world(), scope.account());
        LocalDate period = plan.period(tx.now());
        Instant begin = period.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = plan.after(period).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new Sight(sum(plan, books.bill(begin, Delay.known(tx.now()))), sum(plan, books.bill(begin, end)));
    }

    private static BigDecimal sum(Plan plan, Bill bill) {
        return bill.lines().stream()
                .filter(line -> isMeant(plan, line))
                .flatMap(line -> line.amount().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @SuppressWarnings(
            "deprecation") // what the console and most programs use has been deprecated for filter expressions
    private static boolean isMeant(Plan plan, Line line) {
        return plan.budget().costFilters().entrySet().stream().allMatch(filter -> filter.getValue()
                .contains(
                        switch (filter.getKey()) {
                            case "Service" -> line.service();
                            case "Region" -> line.region();
                            default -> line.usageType();
                        }));
    }

    /** Looks at budgets from now on, if nobody does. */
    static void watch(Transaction tx, Scope scope) {
        if (tx.find(scope, WATCHED, scope.account()).isEmpty()) {
            tx.put(scope, WATCHED, scope.account(), true);
            tx.schedule(Delay.EVERY, new Look(scope));
        }
    }

    private record Look(Scope scope) implements Event {
        @Override
        public void happen(Transaction tx) {
            List<Plan> plans = tx.all(scope, PLANS);
            if (plans.isEmpty()) {
                tx.remove(scope, WATCHED, scope.account());
                return;
            }
            plans.forEach(plan -> tell(tx, scope, plan));
            tx.schedule(Delay.EVERY, this);
        }
    }

    private static void tell(Transaction tx, Scope scope, Plan plan) {
        LocalDate period = plan.period(tx.now());
        List<Plan.Alert> due = plan.alerts().stream()
                .filter(alert -> !period.equals(alert.told()))
                .toList();
        if (due.isEmpty()) {
            return;
        }
        Sight sight = see(tx, scope, plan);
        List<Plan.Alert> alerts = new ArrayList<>(plan.alerts());
        for (Plan.Alert alert : due) {
            if (isExceeded(plan, alert.notification(), sight)) {
                alert.subscribers().forEach(who -> send(tx, scope, plan, alert.notification(), sight, who));
                alerts.set(alerts.indexOf(alert), alert.toldIn(period));
            }
        }
        if (!alerts.equals(plan.alerts())) {
            tx.put(scope, PLANS, plan.budget().budgetName(), plan.with(alerts));
        }
    }

    static boolean isExceeded(Plan plan, Notification notification, Sight sight) {
        int compared = value(notification, sight).compareTo(threshold(plan, notification));
        return switch (notification.comparisonOperator()) {
            case LESS_THAN -> compared < 0;
            case EQUAL_TO -> compared == 0;
            default -> compared > 0;
        };
    }

    private static BigDecimal value(Notification notification, Sight sight) {
        return notification.notificationType() == NotificationType.FORECASTED ? sight.forecast() : sight.actual();
    }

    private static BigDecimal threshold(Plan plan, Notification notification) {
        BigDecimal threshold = BigDecimal.valueOf(notification.threshold());
        return isPercentage(notification)
                ? plan.budget().budgetLimit().amount().multiply(threshold).divide(HUNDRED)
                : threshold;
    }

    private static void send(
            Transaction tx, Scope scope, Plan plan, Notification notification, Sight sight, Subscriber who) {
        String name = plan.budget().budgetName();
        String sort = notification.notificationTypeAsString();
        String subject = "AWS Budgets: " + name + " has exceeded your alert threshold";
        String limit = dollars(plan.budget().budgetLimit().amount());
        String threshold = dollars(threshold(plan, notification));
        String amount = dollars(value(notification, sight));
        String body =
                "Dear AWS Customer,\n\nYou requested that we alert you when the " + sort + " Cost associated with your "
                        + name + " budget is greater than " + threshold + " for the current period. The " + sort
                        + " Cost associated with this budget is " + amount
                        + ". You can find additional details below and by accessing the AWS Budgets dashboard.\n\nBudget Name: "
                        + name + "\nBudget Type: Cost\nBudgeted Amount: " + limit + "\nAlert Type: " + sort
                        + "\nAlert Threshold: > " + threshold + "\n" + sort + " Amount: " + amount + "\n\nAWS Account: "
                        + scope.account() + "\n";
        if (who.subscriptionType() == SubscriptionType.EMAIL) {
            Mail.send(tx, scope, SENDER, who.address(), subject, body);
            return;
        }
        try {
            Publishing.send(tx, who.address(), new Message(subject, body, Map.of()));
        } catch (AwsError error) {
            // There is no such topic any more: nobody is told.
        }
    }

    private static String dollars(BigDecimal amount) {
        return "$" + amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
