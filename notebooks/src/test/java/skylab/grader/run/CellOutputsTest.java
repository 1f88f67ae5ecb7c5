package skylab.grader.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import skylab.kernel.output.Publication;

class CellOutputsTest {
    private static void print(CellOutputs outputs, String name, String text) {
        outputs.publish(
                JsonNodeFactory.instance.objectNode(),
                new Publication(
                        "stream",
                        JsonNodeFactory.instance.objectNode().put("name", name).put("text", text)));
    }

    private static List<String> shown(CellOutputs outputs) {
        return outputs.shown().stream()
                .map((JsonNode output) ->
                        output.path("name").asText() + ":" + output.path("text").asText())
                .toList();
    }

    @Test
    void inHowManyPiecesSomethingComesMakesNoDifference() {
        CellOutputs pieces = new CellOutputs(100, 1_000);
        pieces.begin();
        print(pieces, "stdout", "one ");
        print(pieces, "stdout", "two");
        print(pieces, "stderr", "three");
        print(pieces, "stdout", "four");
        assertEquals(List.of("stdout:one two", "stderr:three", "stdout:four"), shown(pieces));
    }

    @Test
    void whatIsTooMuchIsCutAtTheSamePlaceHoweverItComes() {
        CellOutputs pieces = new CellOutputs(10, 1_000);
        CellOutputs whole = new CellOutputs(10, 1_000);
        pieces.begin();
        whole.begin();
        "a flood of words".chars().forEach(c -> print(pieces, "stdout", String.valueOf((char) c)));
        print(whole, "stdout", "a flood of words");
        assertEquals(List.of("stdout:a flood of", "stderr:\n[…]\n"), shown(whole));
        assertEquals(shown(whole), shown(pieces));
    }

    @Test
    void allCellsTogetherHaveALimitToo() {
        CellOutputs outputs = new CellOutputs(10, 15);
        outputs.begin();
        print(outputs, "stdout", "1234567890");
        outputs.begin();
        print(outputs, "stdout", "1234567890");
        assertEquals(List.of("stdout:12345", "stderr:\n[…]\n"), shown(outputs));
    }
}
