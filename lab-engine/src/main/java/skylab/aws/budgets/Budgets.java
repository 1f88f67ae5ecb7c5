package skylab.aws.budgets;

import java.lang.invoke.MethodHandles;
import java.util.Map;
import skylab.aws.Completed;
import skylab.aws.Door;
import skylab.aws.EmulatedClient;
import skylab.aws.Service;
import software.amazon.awssdk.services.budgets.BudgetsClient;
import software.amazon.awssdk.services.budgets.model.AccessDeniedException;
import software.amazon.awssdk.services.budgets.model.BudgetsException;
import software.amazon.awssdk.services.budgets.model.BudgetsResponseMetadata;
import software.amazon.awssdk.services.budgets.model.CreateBudgetRequest;
import software.amazon.awssdk.services.budgets.model.CreateBudgetResponse;
import software.amazon.awssdk.services.budgets.model.CreateNotificationRequest;
import software.amazon.awssdk.services.budgets.model.CreateNotificationResponse;
import software.amazon.awssdk.services.budgets.model.CreationLimitExceededException;
import software.amazon.awssdk.services.budgets.model.DeleteBudgetRequest;
import software.amazon.awssdk.services.budgets.model.DeleteBudgetResponse;
import software.amazon.awssdk.services.budgets.model.DeleteNotificationRequest;
import software.amazon.awssdk.services.budgets.model.DeleteNotificationResponse;
import software.amazon.awssdk.services.budgets.model.DescribeBudgetRequest;
import software.amazon.awssdk.services.budgets.model.DescribeBudgetResponse;
import software.amazon.awssdk.services.budgets.model.DescribeBudgetsRequest;
import software.amazon.awssdk.services.budgets.model.DescribeBudgetsResponse;
import software.amazon.awssdk.services.budgets.model.DescribeNotificationsForBudgetRequest;
import software.amazon.awssdk.services.budgets.model.DescribeNotificationsForBudgetResponse;
import software.amazon.awssdk.services.budgets.model.DescribeSubscribersForNotificationRequest;
import software.amazon.awssdk.services.budgets.model.DescribeSubscribersForNotificationResponse;
import software.amazon.awssdk.services.budgets.model.DuplicateRecordException;
import software.amazon.awssdk.services.budgets.model.InvalidParameterException;
import software.amazon.awssdk.services.budgets.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.budgets.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.budgets.model.NotFoundException;
import software.amazon.awssdk.services.budgets.model.TagResourceRequest;
import software.amazon.awssdk.services.budgets.model.TagResourceResponse;
import software.amazon.awssdk.services.budgets.model.UntagResourceRequest;
import software.amazon.awssdk.services.budgets.model.UntagResourceResponse;
import software.amazon.awssdk.services.budgets.model.UpdateBudgetRequest;
import software.amazon.awssdk.services.budgets.model.UpdateBudgetResponse;

/** The engine as the SDK's own client of AWS Budgets. An operation that is not here refuses by name. */
public class Budgets extends EmulatedClient implements BudgetsClient {
    private static final Completed<BudgetsClient> WHOLE =
            new Completed<>(MethodHandles.lookup(), Budgets.class, BudgetsClient.class);

    Budgets(Door door) {
        super(new Service(
                "Budgets",
                "budgets.amazonaws.com",
                door,
                BudgetsException::builder,
                BudgetsResponseMetadata::create,
                Map.of(
                        "NotFoundException",
                        NotFoundException::builder,
                        "DuplicateRecordException",
                        DuplicateRecordException::builder,
                        "InvalidParameterException",
                        InvalidParameterException::builder,
                        "AccessDeniedException",
                        AccessDeniedException::builder,
                        "CreationLimitExceededException",
                        CreationLimitExceededException::builder)));
    }

    /** A client whose calls go through a door into a lab. */
    public static BudgetsClient client(Door door) {
        return WHOLE.client(door);
    }

    @Override
    public CreateBudgetResponse createBudget(CreateBudgetRequest request) {
        return service.call(request, Plans::create);
    }

    @Override
    public UpdateBudgetResponse updateBudget(UpdateBudgetRequest request) {
        return service.call(request, Plans::update);
    }

    @Override
    public DeleteBudgetResponse deleteBudget(DeleteBudgetRequest request) {
        return service.call(request, Plans::delete);
    }

    @Override
    public DescribeBudgetResponse describeBudget(DescribeBudgetRequest request) {
        return service.call(request, Plans::describe);
    }

    @Override
    public DescribeBudgetsResponse describeBudgets(DescribeBudgetsRequest request) {
        return service.call(request, Plans::describeAll);
    }

    @Override
    public CreateNotificationResponse createNotification(CreateNotificationRequest request) {
        return service.call(request, AlertCalls::create);
    }

    @Override
    public DeleteNotificationResponse deleteNotification(DeleteNotificationRequest request) {
        return service.call(request, AlertCalls::delete);
    }

    @Override
    public DescribeNotificationsForBudgetResponse describeNotificationsForBudget(
            DescribeNotificationsForBudgetRequest request) {
        return service.call(request, AlertCalls::describe);
    }

    @Override
    public DescribeSubscribersForNotificationResponse describeSubscribersForNotification(
            DescribeSubscribersForNotificationRequest request) {
        return service.call(request, AlertCalls::subscribers);
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        return service.call(request, PlanTags::tag);
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        return service.call(request, PlanTags::untag);
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return service.call(request, PlanTags::list);
    }
}
