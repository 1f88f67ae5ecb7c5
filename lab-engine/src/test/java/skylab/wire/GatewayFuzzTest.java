package skylab.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.wire.protocol.HttpAnswer;
import skylab.wire.protocol.HttpCall;

/** Whatever comes, something that AWS's clients can read goes back. */
class GatewayFuzzTest {
    private static final List<String> SERVICES = List.of("ec2", "monitoring", "logs", "ssm", "sts", "ebs", "iam", "s3");

    private final Direct direct = Direct.unverified(Lab.open(LabOptions.seed(7)));

    @Property(tries = 1500)
    void aRequestThatMakesNoSenseIsRefused(@ForAll("noise") HttpCall call) {
        HttpAnswer answer = direct.answer(call);
        String body = new String(answer.body(), StandardCharsets.ISO_8859_1);
        assertTrue(answer.status() >= 400 && answer.status() < 600, call + " -> " + answer.status() + body);
        assertFalse(body.contains("InternalFailure"), call + " -> " + body);
        assertTrue(body.contains("<Code>") || body.contains("__type"), body);
    }

    @Property(tries = 1500)
    void parametersThatMakeNoSenseNeverBreakAnOperation(@ForAll("forms") HttpCall call) {
        HttpAnswer answer = direct.answer(call);
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        assertFalse(
                body.contains("InternalFailure"),
                () -> new String(call.body(), StandardCharsets.UTF_8) + " -> " + body);
        assertEquals(answer.status() >= 400, body.contains("<Code>"), body);
    }

    @Provide
    Arbitrary<HttpCall> noise() {
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(40);
        Arbitrary<String> path = Arbitraries.oneOf(
                text.map(part -> "/" + part),
                Arbitraries.of(
                        "/", "/snapshots/%zz/blocks", "/snapshots//blocks", "/service/X/operation/PutMetricData"));
        Arbitrary<String> type = Arbitraries.oneOf(
                Arbitraries.of(
                        "application/x-www-form-urlencoded",
                        "application/x-amz-json-1.0",
                        "application/x-amz-json-1.1",
                        "application/cbor",
                        "application/json"),
                text);
        Arbitrary<Map<String, List<String>>> headers = Combinators.combine(
                        type,
                        Arbitraries.of(SERVICES),
                        text.injectNull(0.5),
                        Arbitraries.of(true, false),
                        Arbitraries.of("gzip", "identity"))
                .as((content, service, target, cbor, encoding) -> {
                    Map<String, List<String>> map = new TreeMap<>();
                    map.put("content-type", List.of(content));
                    map.put("content-encoding", List.of(encoding));
                    map.put(
                            "authorization",
                            List.of("AWS4-HMAC-SHA256 Credential=K/20260101/us-east-1/" + service
                                    + "/aws4_request, SignedHeaders=host, Signature=00"));
                    if (target != null) {
                        map.put("x-amz-target", List.of(target));
                    }
                    if (cbor) {
                        map.put("smithy-protocol", List.of("rpc-v2-cbor"));
                    }
                    return map;
                });
        Arbitrary<byte[]> body =
                Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(200);
        return Combinators.combine(Arbitraries.of("GET", "POST", "PUT", "X"), path, text, headers, body)
                .as(HttpCall::new);
    }

    @Provide
    Arbitrary<HttpCall> forms() {
        Arbitrary<String> operation = Arbitraries.of(
                "RunInstances",
                "DescribeInstances",
                "CreateVolume",
                "CreateSecurityGroup",
                "AuthorizeSecurityGroupIngress",
                "CreateTags",
                "CreateVpc",
                "CreateSubnet",
                "DescribeInstanceTypes",
                "ImportKeyPair",
                "ModifyInstanceAttribute",
                "AllocateAddress");
        Arbitrary<String> name = Arbitraries.of(
                "ImageId",
                "InstanceId.1",
                "InstanceType",
                "MinCount",
                "MaxCount",
                "Filter.1.Name",
                "Filter.1.Value.1",
                "NextToken",
                "MaxResults",
                "GroupId",
                "GroupName",
                "GroupDescription",
                "IpPermissions.1.IpProtocol",
                "IpPermissions.1.FromPort",
                "IpPermissions.1.IpRanges.1.CidrIp",
                "ResourceId.1",
                "Tag.1.Key",
                "Tag.1.Value",
                "CidrBlock",
                "VpcId",
                "AvailabilityZone",
                "Size",
                "VolumeType",
                "Iops",
                "KeyName",
                "PublicKeyMaterial",
                "UserData.Value",
                "DryRun",
                "Domain",
                "BlockDeviceMapping.1.DeviceName",
                "BlockDeviceMapping.1.Ebs.VolumeSize",
                "Placement.Tenancy",
                "NetworkInterface.1.DeviceIndex");
        Arbitrary<String> value = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(30),
                Arbitraries.integers().map(String::valueOf),
                Arbitraries.of(
                        "",
                        "-1",
                        "true",
                        "t3.micro",
                        "10.0.0.0/16",
                        "0.0.0.0/0",
                        "i-0123456789abcdef0",
                        "vpc-1",
                        "tcp",
                        "*"));
        return Combinators.combine(operation, Arbitraries.maps(name, value).ofMaxSize(8))
                .as((action, parameters) -> {
                    StringBuilder form = new StringBuilder("Action=" + action + "&Version=2016-11-15");
                    parameters.forEach((key, text) -> form.append('&')
                            .append(key)
                            .append('=')
                            .append(java.net.URLEncoder.encode(text, StandardCharsets.UTF_8)));
                    return new HttpCall(
                            "POST",
                            "/",
                            "",
                            Map.of("content-type", List.of("application/x-www-form-urlencoded")),
                            form.toString().getBytes(StandardCharsets.UTF_8));
                });
    }
}
