package skylab.lab.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skylab.aws.ec2.Given;
import skylab.aws.shape.Shapes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.IpPermission;

/** Programs that others have written, on an endpoint; where they are not installed the tests are skipped. */
class ClientsTest {
    /** Members that the SDK for Java calls otherwise than AWS does. */
    private static final Map<String, String> RENAMED = Map.of("PublicLaunchPermissions", "Public");

    @TempDir
    Path folder;

    private final Endpoint endpoint = Endpoint.open(ServeOptions.inMemory().by(Clock.INSTANT), InstantSource.system());

    @AfterEach
    void close() {
        endpoint.close();
    }

    /** What a program did. */
    private record Outcome(int exit, String out, String err) {}

    private Outcome run(String... command) throws Exception {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(endpoint.environment());
        builder.environment()
                .putAll(Map.of("AWS_PAGER", "", "AWS_EC2_METADATA_DISABLED", "true", "AWS_RETRY_MODE", "standard"));
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new Outcome(127, "", e.getMessage());
        }
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(Arrays.toString(command) + " does not end");
        }
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private void assumeInstalled(String what, String... probe) throws Exception {
        assumeTrue(run(probe).exit() == 0, () -> what + " is not installed here");
    }

    private JsonNode aws(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("aws", "--output", "json"));
        command.addAll(List.of(arguments));
        Outcome outcome = run(command.toArray(new String[0]));
        assertEquals(0, outcome.exit(), outcome.err());
        return outcome.out().isBlank() ? null : new JsonMapper().readTree(outcome.out());
    }

    @Test
    void boto3IsAnsweredAsTheSdkInProcess() throws Exception {
        assumeInstalled("boto3", "python3", "-c", "import boto3");
        Path script = folder.resolve("session.py");
        try (InputStream source = ClientsTest.class.getResourceAsStream("boto3_session.py")) {
            Files.write(script, source.readAllBytes());
        }
        Outcome outcome = run("python3", script.toString());
        assertEquals(0, outcome.exit(), outcome.err());
        JsonNode answers = new JsonMapper().readTree(outcome.out());
        Map<String, String> expected = Map.ofEntries(
                Map.entry("twice", "InvalidPermission.Duplicate"),
                Map.entry("paged", "3"),
                Map.entry("dryRun", "DryRunOperation"),
                Map.entry("unknown", "InvalidInstanceID.NotFound"),
                Map.entry("malformed", "InvalidInstanceID.Malformed"),
                Map.entry("sum", "8.5"),
                Map.entry("samples", "2.0"),
                Map.entry("timestamps", "true"),
                Map.entry("metrics", "200"),
                Map.entry("alarm", "ResourceNotFound"),
                Map.entry("parameter", "값"),
                Map.entry("noParameter", "ParameterNotFound"),
                Map.entry("logTwice", "ResourceAlreadyExistsException"),
                Map.entry("role", "2012-10-17"),
                Map.entry("noRole", "NoSuchEntity"));
        expected.forEach((name, value) -> assertEquals(value, answers.path(name).asText(), name));
        assertEquals("첫 줄", answers.path("log").path(0).asText());
        assertEquals(answers.path("ids").path(1), answers.path("running").path(0));
        assertTrue(
                answers.path("types").asInt() > 500 && answers.path("typePages").asInt() > 5);
        compare(answers.path("described"));
    }

    private void compare(JsonNode described) {
        Ec2Client ec2 = endpoint.labs().get("test").ec2();
        String vpc = described.at("/DescribeVpcs/Vpcs/0/VpcId").asText();
        assertEquals(vpc, ec2.describeVpcs().vpcs().get(0).vpcId());
        Map<String, SdkPojo> near = Map.of(
                "DescribeInstances",
                        ec2.describeInstances(r -> r.instanceIds(
                                described
                                        .at("/DescribeInstances/Reservations/0/Instances/0/InstanceId")
                                        .asText(),
                                described
                                        .at("/DescribeInstances/Reservations/0/Instances/1/InstanceId")
                                        .asText())),
                "DescribeVolumes",
                        ec2.describeVolumes(r -> r.volumeIds(described
                                .at("/DescribeVolumes/Volumes/0/VolumeId")
                                .asText())),
                "DescribeSecurityGroups", ec2.describeSecurityGroups(),
                "DescribeVpcs", ec2.describeVpcs(),
                "DescribeSubnets", ec2.describeSubnets(),
                "DescribeImages",
                        ec2.describeImages(r -> r.imageIds(
                                described.at("/DescribeImages/Images/0/ImageId").asText())),
                "DescribeRouteTables", ec2.describeRouteTables(),
                "DescribeInstanceTypes",
                        ec2.describeInstanceTypes(r -> r.instanceTypes(InstanceType.T3_MICRO, InstanceType.M5_LARGE)));
        near.forEach((name, answer) -> assertSame(name, answer, described.path(name)));
    }

    // What boto3 has understood: every member that is set in process, and of those only lists that are empty besides.
    private static void assertSame(String path, Object near, JsonNode far) {
        if (near instanceof SdkPojo shape) {
            for (SdkField<?> field : shape.sdkFields()) {
                Object value = Shapes.set(shape, field);
                if (value != null) {
                    String name = RENAMED.getOrDefault(field.memberName(), field.memberName());
                    assertSame(path + "/" + name, value, far.path(name));
                }
            }
        } else if (near instanceof List<?> list) {
            assertEquals(list.size(), far.size(), path);
            for (int i = 0; i < list.size(); i++) {
                assertSame(path + "/" + i, list.get(i), far.path(i));
            }
        } else if (near instanceof Instant moment) {
            assertEquals(moment.truncatedTo(ChronoUnit.SECONDS), Instant.parse(far.asText()), path);
        } else if (near instanceof Number number) {
            assertEquals(number.doubleValue(), far.asDouble(), path);
        } else {
            assertEquals(near.toString(), far.asText(), path);
        }
    }

    @Test
    void theAwsCliWorks() throws Exception {
        assumeInstalled("AWS CLI", "aws", "--version");
        assertTrue(aws("sts", "get-caller-identity").path("Arn").asText().startsWith("arn:aws:iam::"));
        String image = aws(
                        "ssm",
                        "get-parameter",
                        "--name",
                        "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64")
                .at("/Parameter/Value")
                .asText();
        String id = aws(
                        "ec2",
                        "run-instances",
                        "--image-id",
                        image,
                        "--instance-type",
                        "t3.micro",
                        "--tag-specifications",
                        "ResourceType=instance,Tags=[{Key=Name,Value=웹}]")
                .at("/Instances/0/InstanceId")
                .asText();
        aws("ec2", "wait", "instance-running", "--instance-ids", id);
        assertEquals(
                "웹",
                aws(
                                "ec2",
                                "describe-instances",
                                "--filters",
                                "Name=tag:Name,Values=웹",
                                "--query",
                                "Reservations[].Instances[].Tags[0].Value")
                        .path(0)
                        .asText());
        aws("cloudwatch", "put-metric-data", "--namespace", "N", "--metric-name", "m", "--value", "2");
        assertEquals(
                1,
                aws("cloudwatch", "list-metrics", "--namespace", "N")
                        .path("Metrics")
                        .size());
        aws("ec2", "terminate-instances", "--instance-ids", id);
        aws("ec2", "wait", "instance-terminated", "--instance-ids", id);
        Outcome refused = run("aws", "ec2", "describe-instances", "--instance-ids", "i-0123456789abcdef0");
        assertTrue(refused.exit() != 0);
        assertTrue(
                refused.err()
                        .contains("An error occurred (InvalidInstanceID.NotFound) when calling the DescribeInstances"
                                + " operation: The instance ID 'i-0123456789abcdef0' does not exist"),
                refused.err());
    }

    @Test
    void S4_09_to_S4_37_terraformAppliesTheHandsOnNetworkPlansNoChangesChangesAndDestroys() throws Exception {
        assumeInstalled("Terraform", "terraform", "version");
        try (InputStream network = ClientsTest.class.getResourceAsStream("hands-on-network.tf")) {
            Files.write(folder.resolve("main.tf"), network.readAllBytes());
        }
        List<String> init = new ArrayList<>(List.of("terraform", "init", "-input=false"));
        // Without it Terraform looks where its own configuration says: in a mirror, or in the registry.
        Optional.ofNullable(System.getenv("TF_PLUGIN_DIR")).ifPresent(path -> init.add("-plugin-dir=" + path));
        assumeTrue(
                run(init.toArray(new String[0])).exit() == 0,
                "Terraform's AWS provider is not to be had here: name a folder that has it in TF_PLUGIN_DIR");
        terraform(0, "apply", "-auto-approve");
        terraform(0, "plan", "-detailed-exitcode");
        Ec2Client ec2 = endpoint.labs().get("test").ec2();
        var web = ec2.describeInstances(r -> r.filters(Given.filter("tag:Name", "web")))
                .reservations()
                .get(0)
                .instances()
                .get(0);
        assertEquals(terraform(0, "output", "-raw", "address").out(), web.publicIpAddress());
        assertEquals(2, web.blockDeviceMappings().size());
        assertEquals(443, lastWebPort(ec2));
        terraform(0, "apply", "-auto-approve", "-var=web_port=8080");
        assertEquals(8080, lastWebPort(ec2));
        // The configuration itself says 80 again: changes are found, none of them a new resource.
        assertTrue(terraform(2, "plan", "-detailed-exitcode").out().contains("0 to add, 1 to change, 0 to destroy"));
        terraform(0, "destroy", "-auto-approve");
        assertEquals(1, ec2.describeVpcs().vpcs().size());
        assertEquals(0, ec2.describeVolumes().volumes().size());
        assertEquals(0, ec2.describeAddresses().addresses().size());
    }

    private static int lastWebPort(Ec2Client ec2) {
        return ec2
                .describeSecurityGroups(r -> r.filters(Given.filter("group-name", "web")))
                .securityGroups()
                .get(0)
                .ipPermissions()
                .stream()
                .mapToInt(IpPermission::toPort)
                .max()
                .orElseThrow();
    }

    private Outcome terraform(int exit, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("terraform"));
        command.addAll(List.of(arguments));
        Outcome outcome = run(command.toArray(new String[0]));
        assertEquals(exit, outcome.exit(), outcome.out() + outcome.err());
        return outcome;
    }
}
