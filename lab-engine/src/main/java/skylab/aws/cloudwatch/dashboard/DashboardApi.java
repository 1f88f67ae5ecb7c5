package skylab.aws.cloudwatch.dashboard;

import skylab.aws.cloudwatch.CloudWatchApi;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.DashboardInvalidInputErrorException;
import software.amazon.awssdk.services.cloudwatch.model.DashboardNotFoundErrorException;
import software.amazon.awssdk.services.cloudwatch.model.DeleteDashboardsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteDashboardsResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetDashboardRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetDashboardResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListDashboardsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListDashboardsResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutDashboardRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutDashboardResponse;

/** The operations of CloudWatch on dashboards. */
public interface DashboardApi extends CloudWatchApi {
    @Override
    default PutDashboardResponse putDashboard(PutDashboardRequest request) {
        try {
            return call(request, Dashboards::put);
        } catch (CloudWatchException refusal) {
            throw modelled(refusal, request.dashboardBody());
        }
    }

    @Override
    default GetDashboardResponse getDashboard(GetDashboardRequest request) {
        try {
            return call(request, Dashboards::get);
        } catch (CloudWatchException refusal) {
            throw modelled(refusal, null);
        }
    }

    @Override
    default ListDashboardsResponse listDashboards(ListDashboardsRequest request) {
        return call(request, Dashboards::list);
    }

    @Override
    default DeleteDashboardsResponse deleteDashboards(DeleteDashboardsRequest request) {
        try {
            return call(request, Dashboards::delete);
        } catch (CloudWatchException refusal) {
            throw modelled(refusal, null);
        }
    }

    // The codes of these refusals are those of CloudWatch's other resources too; the client's exceptions are not.
    private static CloudWatchException modelled(CloudWatchException refusal, String body) {
        return switch (refusal.awsErrorDetails().errorCode()) {
            case Dashboards.NOT_FOUND ->
                (CloudWatchException) DashboardNotFoundErrorException.builder()
                        .statusCode(404)
                        .requestId(refusal.requestId())
                        .message(refusal.awsErrorDetails().errorMessage())
                        .awsErrorDetails(refusal.awsErrorDetails())
                        .build();
            case Dashboards.INVALID ->
                (CloudWatchException) DashboardInvalidInputErrorException.builder()
                        .dashboardValidationMessages(BodyCheck.of(body).errors())
                        .statusCode(400)
                        .requestId(refusal.requestId())
                        .message(refusal.awsErrorDetails().errorMessage())
                        .awsErrorDetails(refusal.awsErrorDetails())
                        .build();
            default -> refusal;
        };
    }
}
