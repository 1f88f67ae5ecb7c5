package skylab.aws.cloudwatch.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.AwsError;

class RuleParserTest {
    private static final Map<String, AlarmState> STATES = Map.of(
            "a", AlarmState.ALARM, "b", AlarmState.OK, "c", AlarmState.INSUFFICIENT_DATA, "d (1)", AlarmState.ALARM);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "TRUE|true",
                "FALSE|false",
                "ALARM(a)|true",
                "ALARM(\"a\")|true",
                "ALARM( \"d (1)\" )|true",
                "OK(a)|false",
                "INSUFFICIENT_DATA(c)|true",
                "NOT ALARM(a)|false",
                "NOT NOT ALARM(a)|true",
                "ALARM(a) AND ALARM(b)|false",
                "ALARM(a) OR ALARM(b)|true",
                "ALARM(a) OR ALARM(b) AND ALARM(b)|true",
                "(ALARM(a) OR ALARM(b)) AND ALARM(b)|false",
                "NOT ALARM(b) AND ALARM(a)|true",
                "ALARM(arn:aws:cloudwatch:us-east-1:123456789012:alarm:a)|true",
                "AT_LEAST(2, ALARM, (a, b, \"d (1)\"))|true",
                "AT_LEAST(3, ALARM, (a, b, \"d (1)\"))|false",
                "AT_LEAST(50%, ALARM, (a, b))|true",
                "AT_LEAST(51%, ALARM, (a, b))|false",
                "AT_LEAST(2, NOT ALARM, (a, b, c))|true"
            })
    void S2_39_rulesAreRead(String text, boolean holds) {
        assertEquals(holds, RuleParser.parse(text).holds(STATES::get));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ALARM",
                "ALARM(a",
                "ALARM(a))",
                "ALARM(a) ALARM(b)",
                "alarm(a)",
                "ALARM(a) AND",
                "NOT",
                "BROKEN(a)",
                "ALARM(\"a)",
                "AT_LEAST(4, ALARM, (a, b))",
                "AT_LEAST(0, ALARM, (a))",
                "AT_LEAST(x, ALARM, (a))"
            })
    void S2_39_whatIsNoRuleIsRefused(String text) {
        AwsError refusal = assertThrows(AwsError.class, () -> RuleParser.parse(text));
        assertEquals("ValidationError", refusal.code());
        assertTrue(refusal.getMessage().startsWith("AlarmRule is not valid: "), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALARM(a) AND (OK(b) OR NOT AT_LEAST(1, ALARM, (c, \"d (1)\")))"})
    void S2_39_rulesKnowWhomTheyAsk(String text) {
        assertEquals(
                List.of("a", "b", "c", "d (1)"), RuleParser.parse(text).alarms().toList());
    }
}
