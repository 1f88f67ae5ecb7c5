package skylab.aws.ec2.flowlog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.aws.AwsError;
import skylab.network.log.FlowLog;
import skylab.network.log.FlowLog.Destination;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;

/** What a request for flow logs says of them, checked as AWS does. */
final class FlowLogSettings {
    private static final String CLOUDWATCH = "cloud-watch-logs";
    private static final List<String> DESTINATIONS = List.of(CLOUDWATCH, "s3", "kinesis-data-firehose");
    private static final List<String> TRAFFIC = List.of("ACCEPT", "REJECT", "ALL");
    private static final Set<Integer> INTERVALS = Set.of(60, 600);
    private static final int LONGEST_INTERVAL = 600;

    // VPC guide, "Flow log records": versions 2 to 8.
    private static final Set<String> FIELDS = Set.of(
            ("version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action"
                            + " log-status vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr region az-id"
                            + " sublocation-type sublocation-id pkt-src-aws-service pkt-dst-aws-service flow-direction"
                            + " traffic-path ecs-cluster-arn ecs-cluster-name ecs-container-instance-arn"
                            + " ecs-container-instance-id ecs-container-id ecs-second-container-id ecs-service-name"
                            + " ecs-task-definition-arn ecs-task-arn ecs-task-id reject-reason resource-id encryption-status")
                    .split(" "));

    private static final Pattern FIELD = Pattern.compile("\\$\\{([^}]*)}");

    private FlowLogSettings() {}

    /** Which packets. */
    static String traffic(CreateFlowLogsRequest request) {
        String traffic = request.trafficTypeAsString();
        if (traffic == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter TrafficType");
        }
        if (!TRAFFIC.contains(traffic)) {
            throw new AwsError(
                    "InvalidParameterValue", "Value (" + traffic + ") for parameter TrafficType is invalid.");
        }
        return traffic;
    }

    /** Where to. */
    static Destination destination(CreateFlowLogsRequest request) {
        String type = Objects.requireNonNullElse(request.logDestinationTypeAsString(), CLOUDWATCH);
        String group = request.logGroupName();
        String role = request.deliverLogsPermissionArn();
        if (!DESTINATIONS.contains(type)) {
            throw new AwsError(
                    "InvalidParameterValue", "Value (" + type + ") for parameter LogDestinationType is invalid.");
        }
        if (group != null && !type.equals(CLOUDWATCH)) {
            throw invalid("LogDestination type must be cloud-watch-logs if LogGroupName is provided.");
        }
        if (group != null && request.logDestination() != null) {
            throw invalid("Please only provide LogGroupName or only provide LogDestination.");
        }
        if (group == null && request.logDestination() == null) {
            throw invalid("LogDestination can't be empty if LogGroupName is not provided.");
        }
        if (type.equals(CLOUDWATCH) && role == null) {
            throw invalid("DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.");
        }
        String service = type.equals(CLOUDWATCH) ? "logs" : type.equals("s3") ? "s3" : "firehose";
        if (request.logDestination() != null && !request.logDestination().startsWith("arn:aws:" + service + ":")) {
            throw invalid("LogDestination is not the ARN of a resource of " + type + ": " + request.logDestination());
        }
        return new Destination(type, group, request.logDestination(), role);
    }

    /** Which fields. */
    static String format(CreateFlowLogsRequest request) {
        if (request.logFormat() == null || request.logFormat().isBlank()) {
            return FlowLog.DEFAULT_FORMAT;
        }
        Set<String> unknown = new LinkedHashSet<>();
        Matcher field = FIELD.matcher(request.logFormat());
        boolean any = false;
        while (field.find()) {
            any = true;
            if (!FIELDS.contains(field.group(1))) {
                unknown.add(field.group(1));
            }
        }
        if (!any || !FIELD.matcher(request.logFormat()).replaceAll("").isBlank()) {
            throw invalid("The log format must consist of fields of the form ${field-id}, separated by spaces.");
        }
        if (!unknown.isEmpty()) {
            throw invalid("Unknown fields provided: " + unknown);
        }
        return request.logFormat();
    }

    /** How many seconds at most are gathered into one record. */
    static int interval(CreateFlowLogsRequest request) {
        int interval = Objects.requireNonNullElse(request.maxAggregationInterval(), LONGEST_INTERVAL);
        if (!INTERVALS.contains(interval)) {
            throw invalid("Invalid Flow Log Max Aggregation Interval");
        }
        return interval;
    }

    private static AwsError invalid(String words) {
        return new AwsError("InvalidParameter", words);
    }
}
