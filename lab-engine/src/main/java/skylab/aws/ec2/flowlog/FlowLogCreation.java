package skylab.aws.ec2.flowlog;

import static skylab.network.log.FlowLog.FLOW_LOGS;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Ids;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.network.eni.NetworkInterface;
import skylab.network.log.FlowLog;
import skylab.network.log.FlowLog.Destination;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Vpc;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsResponse;

/** Making flow logs. */
final class FlowLogCreation {
    // VPC guide, "Amazon VPC quotas": per interface, subnet or VPC.
    private static final int MOST_PER_RESOURCE = 2;

    private FlowLogCreation() {}

    /** CreateFlowLogs. */
    static CreateFlowLogsResponse create(Call call, CreateFlowLogsRequest request) {
        if (request.resourceIds().isEmpty()) {
            throw new AwsError("MissingParameter", "The request must contain the parameter ResourceId");
        }
        Ids<?> resources = resources(request.resourceTypeAsString());
        String traffic = FlowLogSettings.traffic(request);
        Destination destination = FlowLogSettings.destination(request);
        String format = FlowLogSettings.format(request);
        int interval = FlowLogSettings.interval(request);
        resources.all(call.tx().world(), call.scope(), request.resourceIds());
        List<String> made = new ArrayList<>();
        for (String resource : new LinkedHashSet<>(request.resourceIds())) {
            check(call, resource, traffic, destination);
            FlowLog log = new FlowLog(
                    call.tx().newId(FLOW_LOGS),
                    resource,
                    traffic,
                    destination,
                    format,
                    interval,
                    call.tx().now());
            call.tx().put(call.scope(), FLOW_LOGS, log.id(), log);
            Tags.add(call.tx(), call.scope(), log.id(), Ask.tags(request.tagSpecifications(), "vpc-flow-log"));
            made.add(log.id());
        }
        return CreateFlowLogsResponse.builder()
                .flowLogIds(made)
                .unsuccessful(List.of())
                .clientToken(request.clientToken())
                .build();
    }

    private static Ids<?> resources(String type) {
        if (type == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter ResourceType");
        }
        return switch (type) {
            case "VPC" -> new Ids<>(Vpc.VPCS, "vpc ID", "InvalidVpcID");
            case "Subnet" -> new Ids<>(Subnet.SUBNETS, "subnet ID", "InvalidSubnetID");
            case "NetworkInterface" ->
                new Ids<>(NetworkInterface.INTERFACES, "networkInterface ID", "InvalidNetworkInterfaceID");
            default ->
                throw new AwsError(
                        "NotEmulated", "Skylab does not emulate flow logs of type " + type + ". Nothing has happened.");
        };
    }

    private static void check(Call call, String resource, String traffic, Destination destination) {
        List<FlowLog> there = call.tx().all(call.scope(), FLOW_LOGS).stream()
                .filter(log -> log.resource().equals(resource))
                .toList();
        boolean same = there.stream()
                .anyMatch(log ->
                        log.traffic().equals(traffic) && log.destination().equals(destination));
        if (same) {
            throw new AwsError(
                    "FlowLogAlreadyExists",
                    "Error. There is an existing Flow Log with the same configuration and log destination.");
        }
        if (there.size() >= MOST_PER_RESOURCE) {
            throw new AwsError(
                    "FlowLogsLimitExceeded", "The maximum number of flow logs for " + resource + " has been reached.");
        }
    }
}
