package skylab.wire;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.wire.protocol.HttpAnswer;
import skylab.wire.protocol.HttpCall;
import skylab.wire.protocol.Malformed;
import skylab.wire.signature.Authorization;
import skylab.wire.signature.SignatureV4;

/** Whatever comes over the wire is answered as AWS answers. Fuzzed with {@code JAZZER_FUZZ=1}; in the build inputs are repeated. */
class WireFuzzTest {
    private static final String[] SERVICES = {"ec2", "monitoring", "logs", "ssm", "sts", "ebs", "iam", "sns", "budgets"
    };
    private static final String[] TYPES = {
        "application/x-www-form-urlencoded",
        "application/x-amz-json-1.0",
        "application/x-amz-json-1.1",
        "application/cbor"
    };

    private static final Direct DIRECT = Direct.unverified(Lab.open(LabOptions.seed(7)));

    @FuzzTest(maxDuration = "60s")
    void everyRequestIsAnswered(FuzzedDataProvider data) {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("content-type", List.of(data.pickValue(TYPES)));
        headers.put(
                "authorization",
                List.of("AWS4-HMAC-SHA256 Credential=test/20260302/us-east-1/" + data.pickValue(SERVICES)
                        + "/aws4_request, SignedHeaders=host, Signature=0"));
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
        HttpAnswer answer = DIRECT.answer(
                new HttpCall("POST", path, data.consumeString(60), headers, data.consumeRemainingAsBytes()));
        assertTrue(answer.status() >= 200 && answer.status() < 600);
        assertFalse(new String(answer.body(), StandardCharsets.UTF_8).contains("InternalFailure"));
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
}
