package skylab.guest.command.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.guest.process.UsageError;

/** The language of jq. */
class JqTest {
    private static final String INPUT =
            "{'I':[{'Id':'i-1','State':{'Name':'running'},'Port':80},{'Id':'i-2','State':{'Name':'stopped'},'Port':22.5}]}"
                    .replace('\'', '"');

    private static String run(String filter) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        return new JqMachine(mapper)
                .run(JqParser.parse(filter), mapper.readTree(INPUT), Map.of()).stream()
                        .map(JqTest::compact)
                        .collect(Collectors.joining(" "));
    }

    private static String compact(JsonNode node) {
        StringBuilder text = new StringBuilder();
        JqMachine.write(node, -1, false, false, text);
        return text.toString().replace('"', '\'');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                ".I[].Id~'i-1' 'i-2'",
                ".I | length~2",
                ".I[] | select(.State.Name == \"running\") | .Port~80",
                "[.I[].Port] | add~102.5",
                ".I | map({id: .Id, s: .State.Name}) | .[1]~{'id':'i-2','s':'stopped'}",
                "\"\\(.I[0].Id) is \\(.I[0].State.Name)\"~'i-1 is running'",
                ".I | sort_by(.Port) | map(.Id)~['i-2','i-1']",
                ".I[0] | to_entries | map(.key)~['Id','State','Port']",
                ".I[0] | del(.State) | .Port += 1~{'Id':'i-1','Port':81}",
                ".nope // \"none\"~'none'",
                "if .I | length > 1 then \"many\" else \"few\" end~'many'",
                "reduce .I[] as $x (0; . + $x.Port)~102.5",
                ".I[] | [.Id, .Port] | @csv~'\\'i-1\\',80' '\\'i-2\\',22.5'",
                "[.. | .Name? // empty]~['running','stopped']",
                "[range(3)] | map(. * 2) | join(\"-\")~'0-2-4'",
                ".I[0].Id | test(\"^i-\"), sub(\"i\"; \"x\")~true 'x-1'",
            })
    void aFilterGivesWhatItShould(String filter, String expected) throws Exception {
        assertEquals(expected, run(filter));
    }

    @Test
    void whatCannotBeDoneIsAFailureOfJq() {
        assertThrows(JqMachine.Failure.class, () -> run(".I.x"));
        assertThrows(JqMachine.Failure.class, () -> run("[range(10)] | map(. / 0)"));
        assertThrows(UsageError.class, () -> run(".["));
        assertThrows(UsageError.class, () -> run("nosuchfunction"));
        assertThrows(UsageError.class, () -> run("(".repeat(10_000)));
    }
}
