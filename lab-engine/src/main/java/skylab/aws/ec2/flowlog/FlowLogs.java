package skylab.aws.ec2.flowlog;

import static skylab.network.log.FlowLog.FLOW_LOGS;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.network.log.FlowLog;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.DeleteFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsResponse;

/** Finding flow logs, and their end. */
final class FlowLogs {
    private static final Filters<FlowLog> FILTERS = new Filters<>(FlowLog::id)
            .on("flow-log-id", FlowLog::id)
            .on("resource-id", FlowLog::resource)
            .on("traffic-type", FlowLog::traffic)
            .on("log-group-name", log -> log.destination().group())
            .on("log-destination-type", log -> log.destination().type())
            .on("deliver-log-status", FlowLogs::status);

    private FlowLogs() {}

    /** DescribeFlowLogs. */
    static DescribeFlowLogsResponse describe(Call call, DescribeFlowLogsRequest request) {
        World world = call.tx().world();
        List<FlowLog> all = request.flowLogIds().isEmpty()
                ? world.table(call.scope(), FLOW_LOGS).values()
                : named(call, request.flowLogIds());
        Page<FlowLog> page = Listing.of(call, all)
                .matching(FILTERS, Ask.filters(request.filter()))
                .page(request.maxResults(), request.nextToken(), 1, 1000);
        return DescribeFlowLogsResponse.builder()
                .flowLogs(page.items().stream().map(log -> shape(call, log)).toList())
                .nextToken(page.nextToken())
                .build();
    }

    /** DeleteFlowLogs. */
    static DeleteFlowLogsResponse delete(Call call, DeleteFlowLogsRequest request) {
        if (request.flowLogIds().isEmpty()) {
            throw new AwsError("MissingParameter", "The request must contain the parameter FlowLogId");
        }
        for (FlowLog log : named(call, request.flowLogIds())) {
            call.tx().remove(call.scope(), FLOW_LOGS, log.id());
            Tags.forget(call.tx(), call.scope(), log.id());
        }
        return DeleteFlowLogsResponse.builder().unsuccessful(List.of()).build();
    }

    private static String status(FlowLog log) {
        return FlowLogDelivery.delivers(log) ? "SUCCESS" : "FAILED";
    }

    private static List<FlowLog> named(Call call, List<String> ids) {
        Set<String> wanted = new LinkedHashSet<>(ids);
        List<String> missing = wanted.stream()
                .filter(id -> call.tx().find(call.scope(), FLOW_LOGS, id).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new AwsError(
                    "InvalidFlowLogId.NotFound",
                    "These flow log ids in the input list are not found: [TotalCount: " + missing.size() + "] "
                            + String.join(" ", missing));
        }
        return wanted.stream()
                .flatMap(id -> call.tx().find(call.scope(), FLOW_LOGS, id).stream())
                .toList();
    }

    private static software.amazon.awssdk.services.ec2.model.FlowLog shape(Call call, FlowLog log) {
        boolean delivered = FlowLogDelivery.delivers(log);
        return software.amazon.awssdk.services.ec2.model.FlowLog.builder()
                .flowLogId(log.id())
                .flowLogStatus("ACTIVE")
                .deliverLogsStatus(status(log))
                .deliverLogsErrorMessage(
                        delivered
                                ? null
                                : "Skylab emulates no destination of type "
                                        + log.destination().type() + ": nothing is delivered.")
                .resourceId(log.resource())
                .trafficType(log.traffic())
                .logDestinationType(log.destination().type())
                .logDestination(log.destination().arn())
                .logGroupName(log.destination().group())
                .deliverLogsPermissionArn(log.destination().role())
                .logFormat(log.format())
                .maxAggregationInterval(log.interval())
                .creationTime(log.created())
                .tags(Ask.tags(call.tx().world(), call.scope(), log.id()))
                .build();
    }
}
