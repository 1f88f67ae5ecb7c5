package skylab.aws.budgets;

import static skylab.aws.budgets.Plan.PLANS;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.pcollections.TreePVector;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Page;
import skylab.world.Scope;
import software.amazon.awssdk.services.budgets.model.Budget;
import software.amazon.awssdk.services.budgets.model.BudgetType;
import software.amazon.awssdk.services.budgets.model.CreateBudgetRequest;
import software.amazon.awssdk.services.budgets.model.CreateBudgetResponse;
import software.amazon.awssdk.services.budgets.model.DeleteBudgetRequest;
import software.amazon.awssdk.services.budgets.model.DeleteBudgetResponse;
import software.amazon.awssdk.services.budgets.model.DescribeBudgetRequest;
import software.amazon.awssdk.services.budgets.model.DescribeBudgetResponse;
import software.amazon.awssdk.services.budgets.model.DescribeBudgetsRequest;
import software.amazon.awssdk.services.budgets.model.DescribeBudgetsResponse;
import software.amazon.awssdk.services.budgets.model.NotificationWithSubscribers;
import software.amazon.awssdk.services.budgets.model.Spend;
import software.amazon.awssdk.services.budgets.model.UpdateBudgetRequest;
import software.amazon.awssdk.services.budgets.model.UpdateBudgetResponse;

/** Making, changing and finding budgets (Budgets API reference). */
final class Plans {
    private static final int DIGITS = 3;
    private static final int MOST = 1000;
    private static final Set<String> FILTERS = Set.of("Service", "Region", "UsageType");

    private Plans() {}

    static CreateBudgetResponse create(Call call, CreateBudgetRequest request) {
        Scope scope = home(call, request.accountId());
        Budget budget = checked(request.budget());
        if (call.tx().find(scope, PLANS, budget.budgetName()).isPresent()) {
            throw new AwsError(
                    "DuplicateRecordException",
                    "Error creating budget: " + budget.budgetName() + " - the budget already exists.");
        }
        List<Plan.Alert> alerts = new ArrayList<>();
        for (NotificationWithSubscribers asked : request.notificationsWithSubscribers()) {
            AlertCalls.add(alerts, asked.notification(), asked.subscribers());
        }
        Plan plan = new Plan(budget, TreePVector.from(alerts), call.tx().now());
        call.tx().put(scope, PLANS, budget.budgetName(), plan);
        PlanTags.add(call, PlanTags.arn(call, budget.budgetName()), request.resourceTags());
        Alerts.watch(call.tx(), scope);
        return CreateBudgetResponse.builder().build();
    }

    static UpdateBudgetResponse update(Call call, UpdateBudgetRequest request) {
        Scope scope = home(call, request.accountId());
        Budget budget = checked(request.newBudget());
        Plan before = named(call, scope, budget.budgetName());
        call.tx()
                .put(
                        scope,
                        PLANS,
                        budget.budgetName(),
                        new Plan(budget, before.alerts(), call.tx().now()));
        return UpdateBudgetResponse.builder().build();
    }

    static DeleteBudgetResponse delete(Call call, DeleteBudgetRequest request) {
        Scope scope = home(call, request.accountId());
        call.tx()
                .remove(
                        scope,
                        PLANS,
                        named(call, scope, request.budgetName()).budget().budgetName());
        PlanTags.forget(call, request.budgetName());
        return DeleteBudgetResponse.builder().build();
    }

    static DescribeBudgetResponse describe(Call call, DescribeBudgetRequest request) {
        Scope scope = home(call, request.accountId());
        return DescribeBudgetResponse.builder()
                .budget(shape(call, scope, named(call, scope, request.budgetName())))
                .build();
    }

    static DescribeBudgetsResponse describeAll(Call call, DescribeBudgetsRequest request) {
        Scope scope = home(call, request.accountId());
        Page<Plan> page = Page.of(call.tx().all(scope, PLANS), request.maxResults(), request.nextToken(), 1, MOST);
        return DescribeBudgetsResponse.builder()
                .budgets(page.items().stream()
                        .map(plan -> shape(call, scope, plan))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    /**
     * Where the budgets of the account are that was named.
     *
     * @throws AwsError {@code AccessDeniedException} if it is another than the caller's
     */
    static Scope home(Call call, String account) {
        if (!call.scope().account().equals(account)) {
            throw new AwsError(
                    "AccessDeniedException", "Account " + account + " is not authorized to use this operation.");
        }
        return Plan.home(call.scope());
    }

    /** Whether the caller's account has a budget. */
    static boolean has(Call call, String name) {
        return call.tx().find(Plan.home(call.scope()), PLANS, name).isPresent();
    }

    /**
     * The budget of a name.
     *
     * @throws AwsError {@code NotFoundException}
     */
    static Plan named(Call call, Scope scope, String name) {
        return call.tx()
                .find(scope, PLANS, String.valueOf(name))
                .orElseThrow(() -> new AwsError(
                        "NotFoundException", "Unable to get budget: " + name + " - the budget doesn't exist."));
    }

    @SuppressWarnings(
            "deprecation") // what the console and most programs use has been deprecated for filter expressions
    private static Budget checked(Budget asked) {
        if (asked == null || asked.budgetName() == null || asked.budgetName().isBlank()) {
            throw invalid("BudgetName is required");
        }
        if (asked.budgetType() != BudgetType.COST) {
            throw new AwsError(
                    "NotEmulated", "Skylab does not emulate budgets of the type " + asked.budgetTypeAsString());
        }
        if (asked.timeUnitAsString() == null) {
            throw invalid("TimeUnit is required");
        }
        if (asked.budgetLimit() == null
                || asked.budgetLimit().amount() == null
                || asked.budgetLimit().amount().signum() <= 0) {
            throw invalid("Budget limit must be greater than 0");
        }
        if (!"USD".equals(asked.budgetLimit().unit())) {
            throw invalid("Unit of the budget limit must be USD");
        }
        if (asked.filterExpression() != null) {
            throw new AwsError(
                    "NotEmulated", "Skylab does not emulate FilterExpression of budgets; it has CostFilters.");
        }
        asked.costFilters().keySet().stream()
                .filter(filter -> !FILTERS.contains(filter))
                .findFirst()
                .ifPresent(filter -> {
                    throw new AwsError("NotEmulated", "Skylab does not emulate the cost filter " + filter);
                });
        return asked;
    }

    static AwsError invalid(String message) {
        return new AwsError("InvalidParameterException", message);
    }

    private static Budget shape(Call call, Scope scope, Plan plan) {
        Alerts.Sight sight = Alerts.see(call.tx(), scope, plan);
        return plan.budget().toBuilder()
                .calculatedSpend(
                        spend -> spend.actualSpend(spend(sight.actual())).forecastedSpend(spend(sight.forecast())))
                .lastUpdatedTime(plan.updated())
                .build();
    }

    private static Spend spend(BigDecimal amount) {
        return Spend.builder()
                .amount(amount.setScale(DIGITS, RoundingMode.HALF_UP))
                .unit("USD")
                .build();
    }
}
