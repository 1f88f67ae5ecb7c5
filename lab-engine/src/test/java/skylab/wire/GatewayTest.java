package skylab.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.wire.protocol.HttpAnswer;
import skylab.wire.protocol.HttpCall;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.ebs.EbsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

class GatewayTest {
    private final Lab lab = Lab.open(LabOptions.seed(7));
    private final Direct direct = new Direct(lab);
    private final Ec2Client ec2 = direct.client(Ec2Client.builder());

    @Test
    void ec2AnswersTheSdkOverTheWireAsItDoesInProcess() {
        String id = ec2.runInstances(r -> r.imageId(Given.AL2023)
                        .instanceType("t3.micro")
                        .minCount(1)
                        .maxCount(1)
                        .tagSpecifications(TagSpecification.builder()
                                .resourceType(ResourceType.INSTANCE)
                                .tags(Tag.builder()
                                        .key("Name")
                                        .value("웹 <1> & \"2\"")
                                        .build())
                                .build())
                        .blockDeviceMappings(Given.root(9, true)))
                .instances()
                .get(0)
                .instanceId();
        lab.advance("5m");
        ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(id));
        Instance far = one(ec2, id);
        Instance near = one(lab.ec2(), id);
        assertEquals(near, far);
        assertEquals("웹 <1> & \"2\"", far.tags().get(0).value());
    }

    private static Instance one(Ec2Client client, String id) {
        return client.describeInstances(r -> r.filters(Filter.builder()
                        .name("instance-id")
                        .values(id, "i-other")
                        .build()))
                .reservations()
                .get(0)
                .instances()
                .get(0);
    }

    @Test
    void aRefusalArrivesWithItsCodeWordsAndStatus() {
        Ec2Exception far =
                assertThrows(Ec2Exception.class, () -> ec2.stopInstances(r -> r.instanceIds("i-0123456789abcdef0")));
        Ec2Exception near = assertThrows(
                Ec2Exception.class, () -> lab.ec2().stopInstances(r -> r.instanceIds("i-0123456789abcdef0")));
        assertEquals(near.awsErrorDetails().errorCode(), far.awsErrorDetails().errorCode());
        assertEquals(
                near.awsErrorDetails().errorMessage(), far.awsErrorDetails().errorMessage());
        assertEquals(near.statusCode(), far.statusCode());
        assertEquals(
                "NotEmulated",
                assertThrows(Ec2Exception.class, () -> ec2.purchaseHostReservation(r -> r.offeringId("o")))
                        .awsErrorDetails()
                        .errorCode());
    }

    @Test
    void jsonServicesAnswerWithTheirOwnExceptions() {
        SsmClient ssm = direct.client(SsmClient.builder());
        ssm.putParameter(r -> r.name("/a").value("値").type("String"));
        assertEquals("値", ssm.getParameter(r -> r.name("/a")).parameter().value());
        assertEquals(
                lab.ssm().getParameter(r -> r.name("/a")).parameter(),
                ssm.getParameter(r -> r.name("/a")).parameter());
        assertThrows(ParameterNotFoundException.class, () -> ssm.getParameter(r -> r.name("/b")));
    }

    @Test
    void queryServicesAnswerNumbersAndMoments() {
        String id = Given.in(lab).launch(r -> {}).instanceId();
        lab.advance("3h");
        Instant now = lab.now();
        CloudWatchClient far = direct.client(CloudWatchClient.builder());
        for (CloudWatchClient client : List.of(far, lab.cloudwatch())) {
            var points = client.getMetricStatistics(r -> r.namespace("AWS/EC2")
                            .metricName("CPUUtilization")
                            .dimensions(Dimension.builder()
                                    .name("InstanceId")
                                    .value(id)
                                    .build())
                            .startTime(now.minusSeconds(7200))
                            .endTime(now.minusSeconds(3600))
                            .period(300)
                            .statisticsWithStrings("Average"))
                    .datapoints();
            assertTrue(points.size() >= 12);
            assertEquals(
                    lab.fork()
                            .cloudwatch()
                            .getMetricStatistics(r -> r.namespace("AWS/EC2")
                                    .metricName("CPUUtilization")
                                    .dimensions(Dimension.builder()
                                            .name("InstanceId")
                                            .value(id)
                                            .build())
                                    .startTime(now.minusSeconds(7200))
                                    .endTime(now.minusSeconds(3600))
                                    .period(300)
                                    .statisticsWithStrings("Average"))
                            .datapoints(),
                    points);
        }
    }

    @Test
    void aBlockOfASnapshotComesAsABodyOfItsOwn() {
        String volume = lab.ec2()
                .createVolume(r -> r.availabilityZone("us-east-1a").size(1))
                .volumeId();
        lab.advance("1m");
        String snapshot = lab.ec2().createSnapshot(r -> r.volumeId(volume)).snapshotId();
        lab.advance("1h");
        EbsClient far = direct.client(EbsClient.builder());
        assertEquals(
                lab.ebs()
                        .listSnapshotBlocks(r -> r.snapshotId(snapshot))
                        .blocks()
                        .size(),
                far.listSnapshotBlocks(r -> r.snapshotId(snapshot).maxResults(100))
                        .blocks()
                        .size());
    }

    @Test
    void aWrongSecretIsRefused() {
        Ec2Client wrong = direct.client(Ec2Client.builder(), "not the secret");
        Ec2Exception refusal = assertThrows(Ec2Exception.class, wrong::describeInstances);
        assertEquals("SignatureDoesNotMatch", refusal.awsErrorDetails().errorCode());
        assertEquals(403, refusal.statusCode());
    }

    @Test
    void unreadableRequestsAreAnswered() {
        for (String body : List.of(
                "Action=DescribeInstances&Foo=1", "Action=Nothing", "%zz", "", "Action=RunInstances&MinCount=x")) {
            HttpAnswer answer = direct.answer(new HttpCall(
                    "POST",
                    "/",
                    "",
                    Map.of("content-type", List.of("application/x-www-form-urlencoded; charset=utf-8")),
                    body.getBytes(StandardCharsets.UTF_8)));
            assertTrue(answer.status() >= 400 && answer.status() < 500, body);
            assertTrue(new String(answer.body(), StandardCharsets.UTF_8).contains("<Code>"), body);
        }
    }
}
