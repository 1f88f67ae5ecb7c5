package skylab.aws.budgets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import skylab.aws.ec2.Given;
import skylab.aws.mail.Mail;
import software.amazon.awssdk.services.budgets.BudgetsClient;
import software.amazon.awssdk.services.budgets.model.Budget;
import software.amazon.awssdk.services.budgets.model.BudgetType;
import software.amazon.awssdk.services.budgets.model.ComparisonOperator;
import software.amazon.awssdk.services.budgets.model.Notification;
import software.amazon.awssdk.services.budgets.model.NotificationType;
import software.amazon.awssdk.services.budgets.model.NotificationWithSubscribers;
import software.amazon.awssdk.services.budgets.model.Subscriber;
import software.amazon.awssdk.services.budgets.model.SubscriptionType;
import software.amazon.awssdk.services.budgets.model.TimeUnit;

/** Budgets of an account whose address costs half a cent an hour. */
class BudgetsTest {
    private final Given given = Given.lab();
    private final BudgetsClient budgets = given.lab.budgets();
    private final String account = given.lab.scope().account();

    BudgetsTest() {
        given.ec2.allocateAddress(r -> {});
    }

    private static Budget of(String name, String limit) {
        return Budget.builder()
                .budgetName(name)
                .budgetType(BudgetType.COST)
                .timeUnit(TimeUnit.MONTHLY)
                .budgetLimit(l -> l.amount(new BigDecimal(limit)).unit("USD"))
                .build();
    }

    private static NotificationWithSubscribers alert(NotificationType type, double percent) {
        return NotificationWithSubscribers.builder()
                .notification(Notification.builder()
                        .notificationType(type)
                        .comparisonOperator(ComparisonOperator.GREATER_THAN)
                        .threshold(percent)
                        .build())
                .subscribers(Subscriber.builder()
                        .subscriptionType(SubscriptionType.EMAIL)
                        .address("me@example.com")
                        .build())
                .build();
    }

    private void create(Budget budget, NotificationWithSubscribers... alerts) {
        budgets.createBudget(r -> r.accountId(account).budget(budget).notificationsWithSubscribers(List.of(alerts)));
    }

    private List<Mail> mails() {
        return Mail.inbox(given.lab.world(), given.lab.scope());
    }

    @Test
    void theAlertComesHoursAfterTheMoneyIsSpentAndOnceAMonth() {
        create(of("small", "1"), alert(NotificationType.ACTUAL, 12));
        // After 24 hours twelve cents are spent; AWS knows eight to twelve hours later.
        given.lab.advance("28h");
        assertEquals(0, mails().size());
        given.lab.advance("12h");
        assertEquals(1, mails().size());
        Mail mail = mails().get(0);
        assertEquals("me@example.com", mail.to());
        assertEquals("AWS Budgets: small has exceeded your alert threshold", mail.subject());
        assertTrue(mail.body().contains("Alert Threshold: > $0.12"), mail.body());
        given.lab.advance("20d");
        assertEquals(1, mails().size());
        given.lab.advance("20d");
        assertEquals(2, mails().size(), "the next month counts anew");
    }

    @Test
    void aForecastWarnsBeforeTheMoneyIsSpent() {
        create(of("month", "3"), alert(NotificationType.FORECASTED, 100), alert(NotificationType.ACTUAL, 100));
        given.lab.advance("5h");
        assertEquals(1, mails().size());
        assertTrue(mails().get(0).body().contains("FORECASTED"), mails().get(0).body());
    }

    @Test
    void aBudgetShowsWhatIsKnownAndWhatIsForeseen() {
        create(of("month", "10"));
        given.lab.advance("48h");
        Budget seen = budgets.describeBudget(r -> r.accountId(account).budgetName("month"))
                .budget();
        assertEquals(
                new BigDecimal("0.200"), seen.calculatedSpend().actualSpend().amount());
        assertEquals(
                new BigDecimal("3.600"),
                seen.calculatedSpend().forecastedSpend().amount());
        budgets.updateBudget(r -> r.accountId(account).newBudget(of("month", "20")));
        assertEquals(
                new BigDecimal("20"),
                budgets.describeBudgets(r -> r.accountId(account))
                        .budgets()
                        .get(0)
                        .budgetLimit()
                        .amount());
        budgets.deleteBudget(r -> r.accountId(account).budgetName("month"));
        assertEquals(
                List.of(), budgets.describeBudgets(r -> r.accountId(account)).budgets());
    }

    @Test
    void whatIsWrongIsRefused() {
        create(of("month", "10"), alert(NotificationType.ACTUAL, 80));
        given.refused("DuplicateRecordException", () -> create(of("month", "5")));
        given.refused("InvalidParameterException", () -> create(of("none", "0")));
        given.refused(
                "NotFoundException",
                () -> budgets.describeBudget(r -> r.accountId(account).budgetName("other")));
        given.refused(
                "AccessDeniedException",
                () -> budgets.describeBudget(r -> r.accountId("000000000000").budgetName("month")));
        given.refused(
                "DuplicateRecordException",
                () -> budgets.createNotification(r -> r.accountId(account)
                        .budgetName("month")
                        .notification(alert(NotificationType.ACTUAL, 80).notification())
                        .subscribers(alert(NotificationType.ACTUAL, 80).subscribers())));
    }
}
