package skylab.aws.budgets;

import static skylab.aws.budgets.Plan.PLANS;

import java.util.ArrayList;
import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.world.Scope;
import software.amazon.awssdk.services.budgets.model.CreateNotificationRequest;
import software.amazon.awssdk.services.budgets.model.CreateNotificationResponse;
import software.amazon.awssdk.services.budgets.model.DeleteNotificationRequest;
import software.amazon.awssdk.services.budgets.model.DeleteNotificationResponse;
import software.amazon.awssdk.services.budgets.model.DescribeNotificationsForBudgetRequest;
import software.amazon.awssdk.services.budgets.model.DescribeNotificationsForBudgetResponse;
import software.amazon.awssdk.services.budgets.model.DescribeSubscribersForNotificationRequest;
import software.amazon.awssdk.services.budgets.model.DescribeSubscribersForNotificationResponse;
import software.amazon.awssdk.services.budgets.model.Notification;
import software.amazon.awssdk.services.budgets.model.NotificationState;
import software.amazon.awssdk.services.budgets.model.Subscriber;

/** The alerts of budgets (Budgets API reference). */
final class AlertCalls {
    private static final int MOST_ALERTS = 10;
    private static final int MOST_SUBSCRIBERS = 11;

    private AlertCalls() {}

    /**
     * Adds an alert.
     *
     * @throws AwsError {@code InvalidParameterException}, {@code DuplicateRecordException} or {@code CreationLimitExceededException}
     */
    static void add(List<Plan.Alert> alerts, Notification asked, List<Subscriber> subscribers) {
        if (asked == null
                || asked.notificationTypeAsString() == null
                || asked.comparisonOperatorAsString() == null
                || asked.threshold() == null) {
            throw Plans.invalid("A notification needs NotificationType, ComparisonOperator and Threshold");
        }
        if (subscribers.isEmpty() || subscribers.size() > MOST_SUBSCRIBERS) {
            throw Plans.invalid("A notification needs 1 to " + MOST_SUBSCRIBERS + " subscribers");
        }
        if (alerts.stream().anyMatch(alert -> alert.isOf(asked))) {
            throw new AwsError("DuplicateRecordException", "Notification already exists.");
        }
        if (alerts.size() == MOST_ALERTS) {
            throw new AwsError(
                    "CreationLimitExceededException", "A budget has at most " + MOST_ALERTS + " notifications.");
        }
        alerts.add(new Plan.Alert(asked, List.copyOf(subscribers), null));
    }

    static CreateNotificationResponse create(Call call, CreateNotificationRequest request) {
        Scope scope = Plans.home(call, request.accountId());
        Plan plan = Plans.named(call, scope, request.budgetName());
        List<Plan.Alert> alerts = new ArrayList<>(plan.alerts());
        add(alerts, request.notification(), request.subscribers());
        call.tx().put(scope, PLANS, request.budgetName(), plan.with(alerts));
        return CreateNotificationResponse.builder().build();
    }

    static DeleteNotificationResponse delete(Call call, DeleteNotificationRequest request) {
        Scope scope = Plans.home(call, request.accountId());
        Plan plan = Plans.named(call, scope, request.budgetName());
        Plan.Alert gone = named(plan, request.notification());
        call.tx()
                .put(
                        scope,
                        PLANS,
                        request.budgetName(),
                        plan.with(plan.alerts().stream()
                                .filter(alert -> alert != gone)
                                .toList()));
        return DeleteNotificationResponse.builder().build();
    }

    static DescribeNotificationsForBudgetResponse describe(Call call, DescribeNotificationsForBudgetRequest request) {
        Scope scope = Plans.home(call, request.accountId());
        Plan plan = Plans.named(call, scope, request.budgetName());
        return DescribeNotificationsForBudgetResponse.builder()
                .notifications(plan.alerts().stream()
                        .map(alert -> alert.notification().toBuilder()
                                .notificationState(
                                        plan.period(call.tx().now()).equals(alert.told())
                                                ? NotificationState.ALARM
                                                : NotificationState.OK)
                                .build())
                        .toList())
                .build();
    }

    static DescribeSubscribersForNotificationResponse subscribers(
            Call call, DescribeSubscribersForNotificationRequest request) {
        Scope scope = Plans.home(call, request.accountId());
        Plan plan = Plans.named(call, scope, request.budgetName());
        return DescribeSubscribersForNotificationResponse.builder()
                .subscribers(named(plan, request.notification()).subscribers())
                .build();
    }

    private static Plan.Alert named(Plan plan, Notification asked) {
        return plan.alerts().stream()
                .filter(alert -> asked != null && asked.threshold() != null && alert.isOf(asked))
                .findFirst()
                .orElseThrow(() -> new AwsError("NotFoundException", "Unable to find the notification."));
    }
}
