package skylab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import skylab.cli.input.Values;
import skylab.cli.output.Query;
import skylab.cli.shorthand.Shorthand;
import skylab.cli.shorthand.ShorthandError;

/** Whatever is typed is read or refused in words. Fuzzed with {@code JAZZER_FUZZ=1}; in the build inputs are repeated. */
class CliFuzzTest {
    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @FuzzTest(maxDuration = "60s")
    void shorthandIsReadOrRefused(FuzzedDataProvider data) {
        try {
            Shorthand.parse(data.consumeRemainingAsString());
        } catch (ShorthandError refused) {
            assertFalse(refused.getMessage().isEmpty());
        }
    }

    @FuzzTest(maxDuration = "60s")
    void queriesAreReadOrRefused(FuzzedDataProvider data) throws JsonProcessingException {
        JsonNode answer = STRICT.readTree("{\"Vpcs\": [{\"VpcId\": \"vpc-1\", \"IsDefault\": true, \"Size\": 3}]}");
        try {
            Query.of(data.consumeRemainingAsString()).of(answer);
        } catch (CliError refused) {
            assertFalse(refused.getMessage().isEmpty());
        }
    }

    @FuzzTest(maxDuration = "60s")
    void jsonIsReadOrRefused(FuzzedDataProvider data) throws JsonProcessingException {
        String text = data.consumeRemainingAsString();
        JsonNode read;
        try {
            read = Values.json("--filters", text);
        } catch (CliError refused) {
            assertFalse(refused.getMessage().isEmpty());
            return;
        }
        assertEquals(STRICT.readTree(text), read);
    }
}
