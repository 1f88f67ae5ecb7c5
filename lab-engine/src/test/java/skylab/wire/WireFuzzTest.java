package skylab.wire;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.wire.protocol.HttpAnswer;
import skylab.wire.protocol.HttpCall;
import skylab.wire.protocol.Malformed;
import skylab.wire.signature.Authorization;
import skylab.wire.signature.SignatureV4;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.ec2.model.InstanceType;

/**
 * Whatever comes over the wire is answered as AWS answers. In the build the inputs that were once found are repeated;
 * {@code JAZZER_FUZZ=1} looks for more.
 */
class WireFuzzTest {
    private static final String[] SERVICES = {"ec2", "monitoring", "logs", "ssm", "sts", "ebs", "iam", "sns", "budgets"
    };
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String[] TYPES = {
        FORM, "application/x-amz-json-1.0", "application/x-amz-json-1.1", "application/cbor"
    };
    private static final Map<String, String> TARGETS = Map.of(
            "Logs_20140328", "logs",
            "AmazonSSM", "ssm",
            "GraniteServiceVersion20100801", "monitoring",
            "AWSBudgetServiceGateway", "budgets",
            "AWSInsightsIndexService", "ce");

    /** A lab with something in it; each request is answered by a fork, so that an input does the same every time. */
    private static final Lab LAB = furnished();

    private static final Direct DIRECT = Direct.unverified(LAB::fork);

    private static Lab furnished() {
        Lab lab = Lab.open(LabOptions.seed(7));
        lab.ec2().runInstances(r -> r.imageId(Given.AL2023)
                .instanceType(InstanceType.T3_MICRO)
                .minCount(1)
                .maxCount(1));
        lab.cloudwatch().putMetricData(r -> r.namespace("Mine")
                .metricData(MetricDatum.builder().metricName("load").value(3.0).build()));
        lab.logs().createLogGroup(r -> r.logGroupName("group"));
        lab.advance("5m");
        return lab;
    }

    @FuzzTest(maxDuration = "60s")
    void everyRequestIsAnswered(FuzzedDataProvider data) {
        Map<String, List<String>> headers = new HashMap<>(signedFor(data.pickValue(SERVICES)));
        headers.put("content-type", List.of(data.pickValue(TYPES)));
        if (data.consumeBoolean()) {
            headers.put("x-amz-target", List.of(data.consumeString(60)));
        }
        if (data.consumeBoolean()) {
            headers.put("smithy-protocol", List.of("rpc-v2-cbor"));
        }
        if (data.consumeBoolean()) {
            headers.put("content-encoding", List.of("gzip"));
        }
        String path = "/" + data.consumeString(60);
        answered(new HttpCall("POST", path, data.consumeString(60), headers, data.consumeRemainingAsBytes()));
    }

    @FuzzTest(maxDuration = "60s")
    void everyFormIsAnswered(byte[] form) {
        Map<String, List<String>> headers = new HashMap<>(signedFor("ec2"));
        headers.put("content-type", List.of(FORM));
        answered(new HttpCall("POST", "/", "", headers, form));
    }

    @FuzzTest(maxDuration = "60s")
    void everyJsonDocumentIsAnswered(byte[] targetAndDocument) {
        Parts parts = Parts.of(targetAndDocument);
        String prefix = parts.first().substring(0, Math.max(0, parts.first().indexOf('.')));
        Map<String, List<String>> headers = new HashMap<>(signedFor(TARGETS.getOrDefault(prefix, "logs")));
        headers.put("content-type", List.of("application/x-amz-json-1.1"));
        headers.put("x-amz-target", List.of(parts.first()));
        answered(new HttpCall("POST", "/", "", headers, parts.rest()));
    }

    @FuzzTest(maxDuration = "60s")
    void everyCborDocumentIsAnswered(byte[] operationAndDocument) {
        Parts parts = Parts.of(operationAndDocument);
        Map<String, List<String>> headers = new HashMap<>(signedFor("monitoring"));
        headers.put("content-type", List.of("application/cbor"));
        headers.put("smithy-protocol", List.of("rpc-v2-cbor"));
        String path = "/service/GraniteServiceVersion20100801/operation/" + parts.first();
        answered(new HttpCall("POST", path, "", headers, parts.rest()));
    }

    @FuzzTest(maxDuration = "60s")
    void everySignatureIsReadOrRefused(FuzzedDataProvider data) {
        HttpCall call = new HttpCall(
                "GET",
                "/" + data.consumeString(40),
                data.consumeString(200),
                Map.of("authorization", List.of("AWS4-HMAC-SHA256 " + data.consumeString(200)), "host", List.of("a")),
                new byte[0]);
        try {
            Authorization.of(call).ifPresent(signed -> SignatureV4.fits(call, signed, "secret"));
        } catch (Malformed | IllegalArgumentException refused) {
            assertTrue(refused.getMessage() == null || !refused.getMessage().isEmpty());
        }
    }

    /** A first line, and what comes after it. */
    private record Parts(String first, byte[] rest) {
        static Parts of(byte[] whole) {
            int end = 0;
            while (end < whole.length && whole[end] != '\n') {
                end++;
            }
            return new Parts(
                    new String(whole, 0, end, StandardCharsets.UTF_8),
                    Arrays.copyOfRange(whole, Math.min(end + 1, whole.length), whole.length));
        }
    }

    private static Map<String, List<String>> signedFor(String service) {
        return Map.of(
                "authorization",
                List.of("AWS4-HMAC-SHA256 Credential=test/20260302/us-east-1/" + service
                        + "/aws4_request, SignedHeaders=host, Signature=0"));
    }

    private static void answered(HttpCall call) {
        HttpAnswer answer = DIRECT.answer(call);
        assertTrue(answer.status() >= 200 && answer.status() < 600);
        // Skylab's own faults have the status of AWS's: InternalFailure.
        assertNotEquals(500, answer.status(), () -> new String(answer.body(), StandardCharsets.UTF_8));
    }
}
