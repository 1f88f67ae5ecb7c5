package skylab.lab.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.lab.addition.Additions;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

class ServeTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private final AtomicReference<Instant> outside = new AtomicReference<>(NOON);

    private Endpoint open(ServeOptions options) {
        return Endpoint.open(options, outside::get);
    }

    private static Ec2Client ec2(Endpoint endpoint, String key) {
        return new Web(endpoint.url()).client(Ec2Client.builder(), key, key);
    }

    private static String account(Endpoint endpoint, String key) {
        return new Web(endpoint.url())
                .client(StsClient.builder(), key, key)
                .getCallerIdentity()
                .account();
    }

    private static String run(Ec2Client ec2) {
        return ec2.runInstances(r -> r.imageId(Given.AL2023)
                        .instanceType("t3.micro")
                        .minCount(1)
                        .maxCount(1))
                .instances()
                .get(0)
                .instanceId();
    }

    private static InstanceStateName state(Ec2Client ec2, String id) {
        return ec2.describeInstances(r -> r.instanceIds(id))
                .reservations()
                .get(0)
                .instances()
                .get(0)
                .state()
                .name();
    }

    @Test
    void aLabThatIsServedAnswersAsItDoesInProcess() {
        Lab lab = Lab.open(LabOptions.seed(7));
        try (Endpoint endpoint = lab.serve()) {
            assertEquals("127.0.0.1", endpoint.url().getHost());
            Ec2Client far = ec2(endpoint, endpoint.environment().get("AWS_ACCESS_KEY_ID"));
            String id = run(far);
            lab.advance("5m");
            far.waiter().waitUntilInstanceRunning(r -> r.instanceIds(id));
            assertEquals(
                    lab.ec2().describeInstances().reservations(),
                    far.describeInstances().reservations());
            assertEquals(
                    lab.ec2().describeVpcs().vpcs(),
                    far.describeVpcsPaginator().vpcs().stream().toList());
            assertEquals(
                    "InvalidInstanceID.NotFound",
                    assertThrows(Ec2Exception.class, () -> state(far, "i-0123456789abcdef0"))
                            .awsErrorDetails()
                            .errorCode());
            assertEquals(
                    lab.identity().arn(),
                    new Web(endpoint.url())
                            .client(StsClient.builder(), "a", "b")
                            .getCallerIdentity()
                            .arn());
        }
    }

    @Test
    void largeBodiesComeCompressed() {
        try (Endpoint endpoint = open(ServeOptions.inMemory())) {
            CloudWatchClient far = new Web(endpoint.url()).client(CloudWatchClient.builder(), "test", "test");
            far.putMetricData(r -> r.namespace("Mine")
                    .metricData(IntStream.range(0, 500)
                            .mapToObj(n -> MetricDatum.builder()
                                    .metricName("a metric of many " + n)
                                    .value((double) n)
                                    .build())
                            .toList()));
            assertEquals(
                    500,
                    far.listMetricsPaginator(r -> r.namespace("Mine")).metrics().stream()
                            .count());
        }
    }

    @Test
    void eachAccessKeyHasALabOfItsOwnUnlessThereIsOneForAll() {
        try (Endpoint endpoint = open(ServeOptions.inMemory())) {
            assertEquals(account(endpoint, "test"), account(endpoint, "test"));
            run(ec2(endpoint, "test"));
            assertEquals(
                    0,
                    ec2(endpoint, "AKIAIOSFODNN7EXAMPLE")
                            .describeInstances()
                            .reservations()
                            .size());
            assertEquals("123456789012", account(endpoint, "test"));
            assertEquals("210987654321", account(endpoint, "210987654321"));
            assertEquals(
                    "InvalidClientTokenId",
                    assertThrows(StsException.class, () -> account(endpoint, "no$key"))
                            .awsErrorDetails()
                            .errorCode());
        }
        try (Endpoint endpoint = open(ServeOptions.inMemory().oneLab("class"))) {
            assertEquals(account(endpoint, "test"), account(endpoint, "other"));
        }
    }

    private static String caller(Web web, AwsCredentials credentials) {
        return web.client(StsClient.builder(), credentials).getCallerIdentity().arn();
    }

    private static AwsCredentials credentials(Credentials given) {
        return AwsSessionCredentials.create(given.accessKeyId(), given.secretAccessKey(), given.sessionToken());
    }

    private static String refusal(Executable call) {
        return assertThrows(AwsServiceException.class, call).awsErrorDetails().errorCode();
    }

    @Test
    void aKeyThatALabHasGivenOutCallsThatLabAsItsHolder() {
        for (ServeOptions options :
                List.of(ServeOptions.inMemory(), ServeOptions.inMemory().verified())) {
            try (Endpoint endpoint = open(options.by(Clock.MANUAL))) {
                Web web = new Web(endpoint.url());
                IamClient iam = web.client(IamClient.builder(), "test", "test");
                iam.createUser(r -> r.userName("ann"));
                var key = iam.createAccessKey(r -> r.userName("ann")).accessKey();
                AwsCredentials ann = AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
                assertEquals("arn:aws:iam::123456789012:user/ann", caller(web, ann));
                String trust =
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
                                + "\"arn:aws:iam::123456789012:root\"},\"Action\":\"sts:AssumeRole\"}]}";
                String role = iam.createRole(r -> r.roleName("deploy").assumeRolePolicyDocument(trust))
                        .role()
                        .arn();
                Credentials session = web.client(StsClient.builder(), ann)
                        .assumeRole(r -> r.roleArn(role).roleSessionName("build"))
                        .credentials();
                assertEquals("arn:aws:sts::123456789012:assumed-role/deploy/build", caller(web, credentials(session)));
                assertEquals(
                        "arn:aws:sts::123456789012:federated-user/bob",
                        caller(
                                web,
                                credentials(web.client(StsClient.builder(), ann)
                                        .getFederationToken(r -> r.name("bob"))
                                        .credentials())));
                assertEquals("InvalidClientTokenId", refusal(() -> web.client(
                                StsClient.builder(), session.accessKeyId(), session.secretAccessKey())
                        .getCallerIdentity()));
                endpoint.labs().get("test").advance("61m");
                assertEquals("ExpiredToken", refusal(() -> caller(web, credentials(session))));
                iam.updateAccessKey(
                        r -> r.userName("ann").accessKeyId(key.accessKeyId()).status("Inactive"));
                assertEquals("InvalidClientTokenId", refusal(() -> caller(web, ann)));
                iam.deleteAccessKey(r -> r.userName("ann").accessKeyId(key.accessKeyId()));
                assertEquals("InvalidClientTokenId", refusal(() -> caller(web, ann)));
            }
        }
    }

    @Test
    void theJournalSaysWhoCalledAndReplayCallsAsThem(@TempDir Path folder) {
        ServeOptions options = ServeOptions.inMemory().savedIn(folder);
        String key;
        try (Endpoint endpoint = open(options)) {
            Web web = new Web(endpoint.url());
            IamClient iam = web.client(IamClient.builder(), "test", "test");
            iam.createUser(r -> r.userName("ann"));
            var made = iam.createAccessKey(r -> r.userName("ann")).accessKey();
            key = made.accessKeyId();
            // Without a name it is the caller's own: only as ann does this make ann's second key.
            web.client(IamClient.builder(), key, made.secretAccessKey()).createAccessKey();
        }
        try (Endpoint endpoint = open(options)) {
            IamClient iam = new Web(endpoint.url()).client(IamClient.builder(), "test", "test");
            assertEquals(
                    2,
                    iam.listAccessKeys(r -> r.userName("ann"))
                            .accessKeyMetadata()
                            .size());
            assertEquals(
                    key,
                    endpoint.labs()
                            .get("test")
                            .journal()
                            .get(2)
                            .userIdentity()
                            .path("accessKeyId")
                            .asText());
        }
    }

    @Test
    void aLabThatIsSavedIsThereAgain(@TempDir Path folder) {
        String id;
        ServeOptions options = ServeOptions.inMemory().savedIn(folder);
        try (Endpoint endpoint = open(options)) {
            id = run(ec2(endpoint, "test"));
        }
        outside.updateAndGet(before -> before.plus(Duration.ofHours(1)));
        try (Endpoint endpoint = open(options)) {
            assertEquals(InstanceStateName.RUNNING, state(ec2(endpoint, "test"), id));
        }
    }

    @Test
    void labsHaveWhatTheServerAddsAlsoOnesThatWereSavedWithoutItAndAfterAReset(@TempDir Path folder) throws Exception {
        Additions more = Additions.parse("{\"images\": [{\"id\": \"ami-12c6146b\", \"name\": \"known elsewhere\"}]}");
        ServeOptions options = ServeOptions.inMemory().savedIn(folder);
        try (Endpoint endpoint = open(options)) {
            run(ec2(endpoint, "test"));
        }
        try (Endpoint endpoint = open(options.adding(more))) {
            for (String key : new String[] {"test", "other"}) {
                assertEquals(1, withId(ec2(endpoint, key)));
            }
            new Web(endpoint.url()).send("POST", "/_skylab/reset");
            assertEquals(1, withId(ec2(endpoint, "test")));
        }
        try (Endpoint endpoint = open(options)) {
            assertEquals(1, withId(ec2(endpoint, "test")), "it is part of the lab");
        }
    }

    @Test
    void anAddedTypeIsLaunchedOverTheWireAndBilledAtItsPrice() {
        Lab lab = Lab.open(LabOptions.seed(7));
        lab.add(Additions.parse(
                "{\"instanceTypes\": [{\"name\": \"x9.large\", \"vCpus\": 6}], \"prices\": [{\"instanceType\":"
                        + " \"x9.large\", \"region\": \"us-east-1\", \"price\": 0.42}]}"));
        try (Endpoint endpoint = lab.serve()) {
            Ec2Client far = ec2(endpoint, endpoint.environment().get("AWS_ACCESS_KEY_ID"));
            assertEquals(
                    6,
                    far.describeInstanceTypes(r -> r.instanceTypesWithStrings("x9.large"))
                            .instanceTypes()
                            .get(0)
                            .vCpuInfo()
                            .defaultVCpus());
            far.runInstances(r ->
                    r.imageId(Given.AL2023).instanceType("x9.large").minCount(1).maxCount(1));
            lab.advance("5m");
        }
        Instant now = lab.now();
        assertEquals(
                0.42,
                lab.bill(now, now.plus(Duration.ofHours(1)))
                        .byUsageType()
                        .get("BoxUsage:x9.large")
                        .doubleValue());
    }

    private static int withId(Ec2Client ec2) {
        return ec2.describeImages(r -> r.imageIds("ami-12c6146b")).images().size();
    }

    @Test
    void aResetBeginsAnewAndDeletesWhatWasSaved(@TempDir Path folder) throws Exception {
        for (String path : new String[] {"/_skylab/reset", "/moto-api/reset"}) {
            try (Endpoint endpoint = open(ServeOptions.inMemory().savedIn(folder))) {
                run(ec2(endpoint, "test"));
                assertEquals(200, new Web(endpoint.url()).send("POST", path).statusCode());
                try (var files = Files.list(folder)) {
                    assertEquals(0, files.count());
                }
                assertEquals(
                        0,
                        ec2(endpoint, "test").describeInstances().reservations().size());
            }
        }
    }

    @Test
    void timeRunsAsOftenFasterAsTheClockSays() throws Exception {
        try (Endpoint endpoint = open(ServeOptions.inMemory().by(Clock.named("x60")))) {
            assertEquals(NOON, now(endpoint));
            outside.updateAndGet(before -> before.plusSeconds(10));
            assertEquals(NOON.plusSeconds(600), now(endpoint));
            for (int i = 0; i < 5; i++) {
                assertEquals(NOON.plusSeconds(600), now(endpoint));
            }
        }
    }

    @Test
    void aManualClockIsMovedByWhoeverAsks() throws Exception {
        try (Endpoint endpoint = open(ServeOptions.inMemory().by(Clock.MANUAL))) {
            Ec2Client ec2 = ec2(endpoint, "test");
            String id = run(ec2);
            outside.updateAndGet(before -> before.plusSeconds(1000));
            assertEquals(InstanceStateName.PENDING, state(ec2, id));
            Web web = new Web(endpoint.url());
            assertTrue(web.send("POST", "/_skylab/clock?advance=90.5").body().contains("12:01:30.500Z"));
            assertEquals(InstanceStateName.RUNNING, state(ec2, id));
            for (String wrong : new String[] {"", "?advance=-1", "?advance=x", "?advance=1e30"}) {
                assertEquals(400, web.send("POST", "/_skylab/clock" + wrong).statusCode(), wrong);
            }
        }
    }

    @Test
    void withAnInstantClockWhatWasBegunIsOverAtTheNextLook() {
        try (Endpoint endpoint = open(ServeOptions.inMemory().by(Clock.INSTANT))) {
            Ec2Client ec2 = ec2(endpoint, "test");
            String id = run(ec2);
            assertEquals(InstanceStateName.RUNNING, state(ec2, id));
            ec2.stopInstances(r -> r.instanceIds(id));
            assertEquals(InstanceStateName.STOPPED, state(ec2, id));
            ec2.terminateInstances(r -> r.instanceIds(id));
            assertEquals(InstanceStateName.TERMINATED, state(ec2, id));
        }
    }

    @Test
    void anInstantClockDoesNotLeapFromOneLookOfAnAlarmToTheNext() throws Exception {
        try (Endpoint endpoint = open(ServeOptions.inMemory().by(Clock.INSTANT))) {
            String id = run(ec2(endpoint, "test"));
            new Web(endpoint.url())
                    .client(CloudWatchClient.builder(), "test", "test")
                    .putMetricAlarm(r -> r.alarmName("hot")
                            .namespace("AWS/EC2")
                            .metricName("CPUUtilization")
                            .dimensions(Dimension.builder()
                                    .name("InstanceId")
                                    .value(id)
                                    .build())
                            .statistic("Average")
                            .period(60)
                            .evaluationPeriods(1)
                            .threshold(50.0)
                            .comparisonOperator("GreaterThanThreshold"));
            Instant first = now(endpoint);
            for (int i = 0; i < 5; i++) {
                account(endpoint, "test");
            }
            assertEquals(first, now(endpoint));
        }
    }

    // The lab of the key test, after a call.
    private static Instant now(Endpoint endpoint) throws Exception {
        account(endpoint, "test");
        return Instant.parse(
                health(endpoint).path("labs").path("test").path("now").asText());
    }

    private static JsonNode health(Endpoint endpoint) throws Exception {
        return new JsonMapper()
                .readTree(new Web(endpoint.url()).send("GET", "/_skylab/health").body());
    }

    @Test
    void healthSaysWhatIsServed() throws Exception {
        try (Endpoint endpoint = open(ServeOptions.inMemory())) {
            assertTrue(Files.readString(Path.of("../pom.xml"))
                    .contains("<version>" + health(endpoint).path("version").asText() + "</version>"));
            assertTrue(health(endpoint).path("services").toString().contains("\"monitoring\""));
            assertEquals(
                    404, new Web(endpoint.url()).send("GET", "/_skylab/reset").statusCode());
        }
    }

    @Test
    void whereSignaturesAreVerifiedTheSecretIsTheName() {
        try (Endpoint endpoint = open(ServeOptions.inMemory().verified())) {
            account(endpoint, "test");
            StsClient wrong = new Web(endpoint.url()).client(StsClient.builder(), "test", "other");
            assertEquals(
                    "SignatureDoesNotMatch",
                    assertThrows(StsException.class, wrong::getCallerIdentity)
                            .awsErrorDetails()
                            .errorCode());
        }
    }

    @Test
    void whatIsWrongAsHttpIsRefusedInAwssForm() throws Exception {
        try (Endpoint endpoint = open(ServeOptions.inMemory())) {
            Web web = new Web(endpoint.url());
            String large = web.raw("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 104857601\r\n\r\n");
            assertTrue(large.startsWith("HTTP/1.1 413 "), large);
            assertTrue(large.contains("<Code>RequestEntityTooLarge</Code>"), large);
            String header = web.raw("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(70_000) + "\r\n\r\n");
            assertTrue(header.startsWith("HTTP/1.1 431 "), header);
            for (String bad : new String[] {
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost a\r\n\r\n",
                "\u0000\u0001\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n"
            }) {
                String answer = web.raw(bad.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
                assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
                assertTrue(answer.contains("<Code>"), answer);
            }
            account(endpoint, "test");
        }
    }

    @Test
    void webPagesAreNotAnswered() throws Exception {
        try (Endpoint endpoint = open(ServeOptions.inMemory())) {
            Web web = new Web(endpoint.url());
            assertEquals(
                    403,
                    web.send("POST", "/_skylab/reset", "Origin", "http://evil.example")
                            .statusCode());
            assertEquals(
                    403,
                    web.send("GET", "/?Action=DescribeVpcs&Version=2016-11-15", "Sec-Fetch-Site", "cross-site")
                            .statusCode());
        }
    }

    @Test
    void aPortThatIsTakenIsRefused() {
        try (Endpoint endpoint = open(ServeOptions.inMemory())) {
            assertThrows(java.io.UncheckedIOException.class, () -> Lab.open(LabOptions.seed(1))
                    .serve(endpoint.url().getPort()));
        }
    }

    @Test
    void anInstantClockAwaitsAlsoWhatTimeAloneDecides() {
        try (Endpoint endpoint = open(ServeOptions.inMemory().by(Clock.INSTANT))) {
            Ec2Client ec2 = ec2(endpoint, "test");
            String id = run(ec2);
            assertEquals(
                    "ok",
                    ec2.describeInstanceStatus(r -> r.instanceIds(id))
                            .instanceStatuses()
                            .get(0)
                            .instanceStatus()
                            .statusAsString());
            assertEquals(
                    1,
                    ec2.describeInstances(r -> r.filters(Given.filter("launch-time", "*:??.000Z")))
                            .reservations()
                            .size());
            String volume = ec2.createVolume(r -> r.size(80).availabilityZone("us-east-1a"))
                    .volumeId();
            String snapshot = ec2.createSnapshot(r -> r.volumeId(volume)).snapshotId();
            assertEquals(
                    "completed",
                    ec2.describeSnapshots(r -> r.snapshotIds(snapshot))
                            .snapshots()
                            .get(0)
                            .stateAsString());
        }
    }
}
