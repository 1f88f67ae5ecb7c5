package skylab.aws.ec2.flowlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.FlowLog;

/** Flow logs as data. */
class FlowLogTest {
    private final Given given = Given.lab();
    private final String vpc = given.ec2.describeVpcs().vpcs().get(0).vpcId();

    private String make(Consumer<CreateFlowLogsRequest.Builder> changes) {
        return given.ec2
                .createFlowLogs(r -> {
                    r.resourceIds(vpc)
                            .resourceType("VPC")
                            .trafficType("REJECT")
                            .logDestinationType("s3")
                            .logDestination("arn:aws:s3:::my-logs");
                    changes.accept(r);
                })
                .flowLogIds()
                .get(0);
    }

    private FlowLog seen(String id) {
        return given.ec2.describeFlowLogs(r -> r.flowLogIds(id)).flowLogs().get(0);
    }

    @Test
    void aFlowLogIsSeenAsItWasAskedFor() {
        FlowLog log = seen(make(r -> r.maxAggregationInterval(60)));
        assertEquals("ACTIVE", log.flowLogStatus());
        assertEquals(vpc, log.resourceId());
        assertEquals("REJECT", log.trafficTypeAsString());
        assertEquals(60, log.maxAggregationInterval());
        assertTrue(log.logFormat().startsWith("${version} ${account-id} ${interface-id}"));
        FlowLog other = seen(make(r -> r.logDestinationType((String) null)
                .logDestination(null)
                .logGroupName("flows")
                .deliverLogsPermissionArn("arn:aws:iam::666377637706:role/LabRole")
                .logFormat("${srcaddr} ${dstaddr} ${action}")));
        assertEquals("cloud-watch-logs", other.logDestinationTypeAsString());
        assertEquals("flows", other.logGroupName());
        assertEquals(600, other.maxAggregationInterval());
        assertEquals("${srcaddr} ${dstaddr} ${action}", other.logFormat());
        assertEquals(
                List.of(other.flowLogId()),
                given.ec2.describeFlowLogs(r -> r.filter(Given.filter("log-group-name", "flow*"))).flowLogs().stream()
                        .map(FlowLog::flowLogId)
                        .toList());
    }

    @Test
    void aDeletedFlowLogIsGone() {
        String id = make(r -> {});
        given.ec2.deleteFlowLogs(r -> r.flowLogIds(id));
        assertEquals(
                "These flow log ids in the input list are not found: [TotalCount: 1] " + id,
                given.refused("InvalidFlowLogId.NotFound", () -> given.ec2.deleteFlowLogs(r -> r.flowLogIds(id))));
        assertTrue(given.ec2.describeFlowLogs().flowLogs().isEmpty());
    }

    @Test
    void theSameIsNotMadeTwiceNorMoreThanTwo() {
        make(r -> {});
        given.refused("FlowLogAlreadyExists", () -> make(r -> {}));
        make(r -> r.trafficType("ALL"));
        given.refused("FlowLogsLimitExceeded", () -> make(r -> r.trafficType("ACCEPT")));
    }

    @ParameterizedTest
    @CsvSource({"Subnet, InvalidSubnetID.Malformed", "NetworkInterface, InvalidNetworkInterfaceID.Malformed"})
    void aResourceIsOfItsType(String type, String code) {
        given.refused(code, () -> make(r -> r.resourceType(type)));
    }

    @Test
    void refusals() {
        given.refused("MissingParameter", () -> make(r -> r.resourceIds(List.of())));
        given.refused("MissingParameter", () -> make(r -> r.trafficType((String) null)));
        given.refused("InvalidVpcID.NotFound", () -> make(r -> r.resourceIds("vpc-0123456789abcdef0")));
        given.refused("NotEmulated", () -> make(r -> r.resourceType("TransitGateway")));
        given.refused("InvalidParameter", () -> make(r -> r.maxAggregationInterval(61)));
        given.refused("InvalidParameter", () -> make(r -> r.logGroupName("flows")));
        assertEquals(
                "LogDestination can't be empty if LogGroupName is not provided.",
                given.refused("InvalidParameter", () -> make(r -> r.logDestination(null))));
        assertEquals(
                "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.",
                given.refused(
                        "InvalidParameter",
                        () -> make(r -> r.logDestinationType("cloud-watch-logs")
                                .logDestination(null)
                                .logGroupName("flows"))));
        assertEquals(
                "Unknown fields provided: [colour]",
                given.refused("InvalidParameter", () -> make(r -> r.logFormat("${srcaddr} ${colour}"))));
        given.refused("InvalidParameter", () -> make(r -> r.logFormat("srcaddr")));
    }
}
