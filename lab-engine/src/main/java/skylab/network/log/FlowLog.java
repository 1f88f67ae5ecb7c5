package skylab.network.log;

import java.time.Instant;
import skylab.world.Kind;

/**
 * A flow log (VPC guide, "VPC Flow Logs"): what is to be written down of the packets at some interfaces, and where.
 *
 * @param id {@code fl-…}
 * @param resource the id of the VPC, subnet or interface
 * @param traffic {@code ACCEPT}, {@code REJECT} or {@code ALL}
 * @param destination where the records go
 * @param format the fields of a record, each written {@code ${name}}
 * @param interval for how long at most packets of a flow are gathered into one record, 60 or 600 seconds
 * @param created when it was created
 */
public record FlowLog(
        String id,
        String resource,
        String traffic,
        Destination destination,
        String format,
        int interval,
        Instant created) {
    /** All flow logs. */
    public static final Kind<FlowLog> FLOW_LOGS = new Kind<>("vpc-flow-log", "fl-");

    /** The fields of version 2, which is the default. */
    public static final String DEFAULT_FORMAT = "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr}"
            + " ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}";

    /**
     * Where records go.
     *
     * @param type {@code cloud-watch-logs}, {@code s3} or {@code kinesis-data-firehose}
     * @param group the name of the log group, or null
     * @param arn the ARN of a log group, bucket or stream, or null
     * @param role the ARN of the role that may write there, or null
     */
    public record Destination(String type, String group, String arn, String role) {}
}
