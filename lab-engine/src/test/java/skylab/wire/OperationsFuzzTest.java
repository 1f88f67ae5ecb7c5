package skylab.wire;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import skylab.aws.Completed;
import skylab.aws.Emulated;
import skylab.aws.Operations;
import skylab.aws.ec2.Given;
import skylab.aws.shape.Missing;
import skylab.aws.shape.Shapes;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.lab.Services;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;

/**
 * Every operation that is emulated, with members that have the right type and any value: it answers or refuses, and never fails.
 * In the build the inputs that were once found are repeated; {@code JAZZER_FUZZ=1} looks for more.
 */
class OperationsFuzzTest {
    private static final int DEEPEST = 4;
    private static final int MOST_ELEMENTS = 2;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private record Target(Emulated<?> service, String operation) {}

    private static final Lab LAB = Lab.open(LabOptions.seed(7));
    private static final Map<String, String> MEANT = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private static final List<String> TEXTS = texts();
    private static final List<Target> TARGETS = Services.ALL.stream()
            .flatMap(service ->
                    Completed.names(service.contract()).stream().map(operation -> new Target(service, operation)))
            .filter(OperationsFuzzTest::isEmulated)
            .toList();

    private static boolean isEmulated(Target target) {
        try {
            call(target.service(), target.operation(), JSON.objectNode());
            return true;
        } catch (AwsServiceException refused) {
            return !refused.awsErrorDetails().errorCode().equals("NotEmulated");
        }
    }

    /** Values that mean something: what the lab has, by the names of members, and what operations know. */
    private static List<String> texts() {
        Ec2Client ec2 = LAB.ec2();
        Instance instance = ec2.runInstances(r -> r.imageId(Given.AL2023)
                        .instanceType(InstanceType.T3_MICRO)
                        .minCount(1)
                        .maxCount(1))
                .instances()
                .get(0);
        String volume =
                ec2.createVolume(r -> r.availabilityZone("us-east-1a").size(1)).volumeId();
        LAB.logs().createLogGroup(r -> r.logGroupName("group"));
        LAB.logs().createLogStream(r -> r.logGroupName("group").logStreamName("stream"));
        String trust =
                "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"Service\":"
                        + " \"ec2.amazonaws.com\"}, \"Action\": \"sts:AssumeRole\"}]}";
        LAB.iam().createRole(r -> r.roleName("app").assumeRolePolicyDocument(trust));
        LAB.iam().createUser(r -> r.userName("ann"));
        LAB.cloudwatch().putMetricAlarm(r -> r.alarmName("hot")
                .namespace("AWS/EC2")
                .metricName("CPUUtilization")
                .statistic("Average")
                .period(60)
                .evaluationPeriods(1)
                .threshold(1.0)
                .comparisonOperator("GreaterThanThreshold"));
        LAB.advance("5m");
        MEANT.put("InstanceId", instance.instanceId());
        MEANT.put("ImageId", instance.imageId());
        MEANT.put("SubnetId", instance.subnetId());
        MEANT.put("VpcId", instance.vpcId());
        MEANT.put(
                "PeerVpcId",
                ec2.createVpc(r -> r.cidrBlock("10.9.0.0/16")).vpc().vpcId());
        MEANT.put("GroupId", instance.securityGroups().get(0).groupId());
        MEANT.put("SecurityGroupId", instance.securityGroups().get(0).groupId());
        MEANT.put("NetworkInterfaceId", instance.networkInterfaces().get(0).networkInterfaceId());
        MEANT.put("VolumeId", volume);
        MEANT.put("ResourceId", volume);
        MEANT.put("Resource", volume);
        MEANT.put("SnapshotId", ec2.createSnapshot(r -> r.volumeId(volume)).snapshotId());
        MEANT.put("AllocationId", ec2.allocateAddress().allocationId());
        MEANT.put("RouteTableId", ec2.describeRouteTables().routeTables().get(0).routeTableId());
        MEANT.put("NetworkAclId", ec2.describeNetworkAcls().networkAcls().get(0).networkAclId());
        MEANT.put(
                "InternetGatewayId",
                ec2.createInternetGateway().internetGateway().internetGatewayId());
        MEANT.put("GatewayId", MEANT.get("InternetGatewayId"));
        MEANT.put("AvailabilityZone", "us-east-1a");
        MEANT.put("CidrBlock", "172.31.128.0/20");
        MEANT.put("DestinationCidrBlock", "10.0.0.0/8");
        MEANT.put("CidrIp", "0.0.0.0/0");
        MEANT.put("IpProtocol", "tcp");
        MEANT.put("InstanceType", "t3.micro");
        MEANT.put("VolumeType", "gp3");
        MEANT.put("DeviceName", "/dev/sdf");
        MEANT.put("Device", "/dev/sdf");
        MEANT.put("KeyName", "vockey");
        MEANT.put("LogGroupName", "group");
        MEANT.put("LogStreamName", "stream");
        MEANT.put("AssumeRolePolicyDocument", trust);
        MEANT.put("RoleName", "app");
        MEANT.put("UserName", "ann");
        MEANT.put("AlarmName", "hot");
        MEANT.put("Namespace", "AWS/EC2");
        MEANT.put("MetricName", "CPUUtilization");
        MEANT.put("AccountId", LAB.identity().account());
        MEANT.put("ComparisonOperator", "GreaterThanThreshold");
        MEANT.put("Statistic", "Average");
        MEANT.put("Stat", "Average");
        MEANT.put("Start", "2026-03-01");
        MEANT.put("End", "2026-03-02");
        return List.of(
                instance.instanceId(),
                instance.imageId(),
                instance.subnetId(),
                instance.vpcId(),
                instance.securityGroups().get(0).groupId(),
                instance.networkInterfaces().get(0).networkInterfaceId(),
                volume,
                "i-0123456789abcdef0",
                "",
                "x",
                "*",
                "-1",
                "0",
                "1",
                "10.0.0.0/16",
                "0.0.0.0/0",
                "::/0",
                "172.31.0.9",
                "us-east-1a",
                "us-east-1",
                "t3.micro",
                "gp3",
                "tcp",
                "default",
                "group",
                "Name",
                "vockey",
                "m1",
                "SUM(METRICS())",
                "Average",
                "p99",
                "CPUUtilization",
                "AWS/EC2",
                "MONTHLY",
                "2026-03-01",
                "2026-03-02T00:00:00Z",
                "arn:aws:iam::123456789012:role/app",
                "{\"Version\": \"2012-10-17\", \"Statement\": []}",
                "a\u0000b",
                "x".repeat(300));
    }

    @FuzzTest(maxDuration = "60s")
    void everyOperationAnswersOrRefuses(FuzzedDataProvider data) throws ClassNotFoundException {
        Target target = data.pickValue(TARGETS);
        JsonNode parameters =
                object(Operations.request(target.service().contract(), target.operation()), data, DEEPEST);
        try {
            call(target.service(), target.operation(), parameters);
        } catch (AwsServiceException refused) {
            assertFalse(refused.awsErrorDetails().errorCode().isEmpty());
        }
    }

    private static <C extends SdkClient> void call(Emulated<C> service, String operation, JsonNode parameters) {
        Lab lab = LAB.fork();
        new Operations<>(service.contract(), lab.client(service.contract())).call(operation, parameters);
    }

    private static ObjectNode object(SdkPojo shape, FuzzedDataProvider data, int depth) {
        ObjectNode object = JSON.objectNode();
        for (SdkField<?> field : shape.sdkFields()) {
            // What cannot be left out is left out seldom, so that most requests get further than to be refused for it.
            float likely = Missing.isRequired(shape.getClass().getEnclosingClass(), field) ? 0.95f : 0.4f;
            if (depth > 0 && data.consumeProbabilityFloat() < likely) {
                JsonNode value = value(field, field.memberName(), data, depth);
                if (value != null) {
                    object.set(Shapes.key(field), value);
                }
            }
        }
        return object;
    }

    private static JsonNode value(SdkField<?> field, String name, FuzzedDataProvider data, int depth) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.STRING) {
            String meant = MEANT.get(name);
            return JSON.textNode(
                    meant != null && data.consumeProbabilityFloat() < 0.8f ? meant : data.pickValue(TEXTS));
        }
        if (type == MarshallingType.INTEGER || type == MarshallingType.LONG) {
            return JSON.numberNode(data.consumeInt(-2, 70));
        }
        if (type == MarshallingType.DOUBLE || type == MarshallingType.FLOAT) {
            return JSON.numberNode((double) data.consumeInt(-2, 70));
        }
        if (type == MarshallingType.BOOLEAN) {
            return JSON.booleanNode(data.consumeBoolean());
        }
        if (type == MarshallingType.INSTANT) {
            return JSON.textNode("2026-03-0" + data.consumeInt(1, 9) + "T00:00:00Z");
        }
        if (type == MarshallingType.SDK_POJO) {
            return object(field.constructor().get(), data, depth - 1);
        }
        if (type == MarshallingType.LIST) {
            ArrayNode list = JSON.arrayNode();
            SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
            for (int i = data.consumeInt(0, MOST_ELEMENTS); i > 0; i--) {
                JsonNode one = value(element, name.replaceFirst("s$", ""), data, depth);
                if (one != null) {
                    list.add(one);
                }
            }
            return list;
        }
        if (type == MarshallingType.MAP) {
            JsonNode one = value(field.getTrait(MapTrait.class).valueFieldInfo(), name, data, depth);
            return one == null ? null : JSON.objectNode().set(data.pickValue(TEXTS), one);
        }
        return null;
    }
}
