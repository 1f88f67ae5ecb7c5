package skylab.aws.cloudwatch.dashboard;

import static skylab.aws.cloudwatch.dashboard.Dashboard.DASHBOARDS;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Page;
import skylab.world.Scope;
import software.amazon.awssdk.services.cloudwatch.model.DashboardEntry;
import software.amazon.awssdk.services.cloudwatch.model.DashboardValidationMessage;
import software.amazon.awssdk.services.cloudwatch.model.DeleteDashboardsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteDashboardsResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetDashboardRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetDashboardResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListDashboardsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListDashboardsResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutDashboardRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutDashboardResponse;

/** What can be done to dashboards (CloudWatch API reference, "PutDashboard" and its neighbours). */
final class Dashboards {
    /** The code of the model's DashboardNotFoundError. */
    static final String NOT_FOUND = "ResourceNotFound";

    /** The code of the model's DashboardInvalidInputError. */
    static final String INVALID = "InvalidParameterInput";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
    private static final int LONGEST_NAME = 255;
    private static final int PAGE = 1_000;
    private static final int MOST_DELETED = 100;

    private Dashboards() {}

    /**
     * PutDashboard: makes a dashboard, or replaces the one of this name.
     *
     * @throws AwsError {@code MissingParameter}, {@code InvalidParameterValue} for the name, {@code
     *     InvalidParameterInput} for the body
     */
    static PutDashboardResponse put(Call call, PutDashboardRequest request) {
        String name = required("DashboardName", request.dashboardName());
        String body = required("DashboardBody", request.dashboardBody());
        if (name.length() > LONGEST_NAME) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The value " + name + " for field DashboardName is too long. The maximum length is " + LONGEST_NAME
                            + ".");
        }
        if (!NAME.matcher(name).matches()) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The value " + name + " for field DashboardName contains invalid characters. It can only contain"
                            + " alphanumerics, dash (-) and underscore (_).");
        }
        BodyCheck check = BodyCheck.of(body);
        if (!check.errors().isEmpty()) {
            throw new AwsError(INVALID, check.isJson() ? said(check.errors()) : BodyCheck.NOT_JSON);
        }
        call.tx()
                .put(
                        Dashboard.home(call.scope()),
                        DASHBOARDS,
                        name,
                        new Dashboard(name, body, call.tx().now()));
        return PutDashboardResponse.builder()
                .dashboardValidationMessages(check.warnings())
                .build();
    }

    /**
     * GetDashboard: the body is the very text that was put.
     *
     * @throws AwsError {@code MissingParameter} or {@code ResourceNotFound}
     */
    static GetDashboardResponse get(Call call, GetDashboardRequest request) {
        Dashboard found = found(call, required("DashboardName", request.dashboardName()));
        return GetDashboardResponse.builder()
                .dashboardName(found.name())
                .dashboardArn(arn(call.scope(), found.name()))
                .dashboardBody(found.body())
                .build();
    }

    /**
     * ListDashboards, by name.
     *
     * @throws AwsError {@code InvalidNextToken}
     */
    static ListDashboardsResponse list(Call call, ListDashboardsRequest request) {
        String prefix = request.dashboardNamePrefix() == null ? "" : request.dashboardNamePrefix();
        List<DashboardEntry> entries = call.tx().all(Dashboard.home(call.scope()), DASHBOARDS).stream()
                .filter(dashboard -> dashboard.name().startsWith(prefix))
                .sorted(Comparator.comparing(Dashboard::name))
                .map(dashboard -> DashboardEntry.builder()
                        .dashboardName(dashboard.name())
                        .dashboardArn(arn(call.scope(), dashboard.name()))
                        .lastModified(dashboard.modified())
                        .size((long) dashboard.body().getBytes(StandardCharsets.UTF_8).length)
                        .build())
                .toList();
        Page<DashboardEntry> page = Page.of(entries, PAGE, request.nextToken(), 1, PAGE);
        return ListDashboardsResponse.builder()
                .dashboardEntries(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    /**
     * DeleteDashboards: all of them or none.
     *
     * @throws AwsError {@code MissingParameter}, {@code InvalidParameterValue} for more than 100, {@code
     *     ResourceNotFound}
     */
    static DeleteDashboardsResponse delete(Call call, DeleteDashboardsRequest request) {
        if (request.dashboardNames().isEmpty()) {
            required("DashboardNames", null);
        }
        if (request.dashboardNames().size() > MOST_DELETED) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The collection DashboardNames must not have a size greater than " + MOST_DELETED + ".");
        }
        for (String name : request.dashboardNames()) {
            found(call, name);
            call.tx().remove(Dashboard.home(call.scope()), DASHBOARDS, name);
        }
        return DeleteDashboardsResponse.builder().build();
    }

    private static Dashboard found(Call call, String name) {
        return call.tx()
                .find(Dashboard.home(call.scope()), DASHBOARDS, name)
                .orElseThrow(() -> new AwsError(NOT_FOUND, "Dashboard " + name + " does not exist"));
    }

    private static String arn(Scope scope, String name) {
        return "arn:aws:cloudwatch::" + scope.account() + ":dashboard/" + name;
    }

    private static String required(String parameter, String value) {
        if (value == null || value.isEmpty()) {
            throw new AwsError("MissingParameter", "The parameter " + parameter + " is required.");
        }
        return value;
    }

    private static String said(List<DashboardValidationMessage> errors) {
        StringBuilder said = new StringBuilder("The dashboard body is invalid, there are ")
                .append(errors.size())
                .append(" validation errors:\n[");
        String between = "\n";
        for (DashboardValidationMessage error : errors) {
            said.append(between)
                    .append("  {\n    \"dataPath\": ")
                    .append(BodyCheck.quoted(error.dataPath()))
                    .append(",\n    \"message\": ")
                    .append(BodyCheck.quoted(error.message()))
                    .append("\n  }");
            between = ",\n";
        }
        return said.append("\n]").toString();
    }
}
