package skylab.guest.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.lab.serve.Endpoint;
import skylab.lab.serve.ServeOptions;

class KnownPrimesTest {
    @Test
    void whatIsKnownIsWhatASearchFinds() {
        for (KnownPrimes known : KnownPrimes.all()) {
            RsaKey found = RsaKey.search(known.number(), known.bits());
            assertEquals(found, RsaKey.generate(known.number(), known.bits()));
        }
    }

    @Test
    void theKeyOfTheLabWithTheDefaultSeedIsKnown() {
        isKnown(Lab.open(LabOptions.seed(2026)));
    }

    @Test
    void theKeyOfTheLabThatAServerBeginsWithIsKnown() throws IOException, InterruptedException {
        try (Endpoint endpoint = Endpoint.open(ServeOptions.inMemory(), InstantSource.system())) {
            String key = endpoint.environment().get("AWS_ACCESS_KEY_ID");
            HttpRequest call = HttpRequest.newBuilder(endpoint.url())
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header(
                            "Authorization",
                            "AWS4-HMAC-SHA256 Credential=" + key + "/20260302/us-east-1/sts/aws4_request,"
                                    + " SignedHeaders=host, Signature=" + "0".repeat(64))
                    .POST(HttpRequest.BodyPublishers.ofString("Action=GetCallerIdentity&Version=2011-06-15"))
                    .build();
            assertEquals(
                    200,
                    HttpClient.newHttpClient()
                            .send(call, HttpResponse.BodyHandlers.discarding())
                            .statusCode());
            isKnown(endpoint.labs().get(key));
        }
    }

    private static void isKnown(Lab lab) {
        String pem = lab.terminal().type("cat ~/.ssh/labsuser.pem\n").toString();
        assertTrue(
                KnownPrimes.all().stream()
                        .map(known -> KeyMaterial.generate("rsa", known.number()))
                        .anyMatch(
                                key -> pem.replace("\r", "").contains(key.pem().strip())),
                pem);
    }
}
