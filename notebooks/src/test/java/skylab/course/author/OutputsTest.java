package skylab.course.author;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import skylab.kernel.protocol.Json;
import skylab.kernel.protocol.Message;

/** Outputs as nbconvert keeps them. */
class OutputsTest {
    private final Outputs outputs = new Outputs();

    private void take(String type, ObjectNode content) {
        outputs.take(new Message(
                List.of(), Json.object().put("msg_type", type), Json.object(), Json.object(), content, List.of()));
    }

    private void stream(String name, String text) {
        take("stream", Json.object().put("name", name).put("text", text));
    }

    private void display(String type, String id, String text) {
        ObjectNode content = Json.object();
        content.putObject("data").put("text/plain", text).put("image/png", "a\nb");
        content.putObject("metadata");
        content.putObject("transient").put("display_id", id);
        take(type, content);
    }

    private String filed() {
        return Outputs.filed(outputs.shown()).toString();
    }

    @Test
    void neighbouringTextsOfAStreamAreOne() {
        stream("stdout", "a\nb");
        stream("stdout", "c\n");
        stream("stderr", "d");
        assertEquals(
                "[{\"output_type\":\"stream\",\"name\":\"stdout\",\"text\":[\"a\\n\",\"bc\\n\"]},"
                        + " {\"output_type\":\"stream\",\"name\":\"stderr\",\"text\":[\"d\"]}]",
                filed());
    }

    @Test
    void whatACarriageReturnHasOverwrittenIsGone() {
        stream("stdout", "10 %\r100 %\n");
        assertEquals("[{\"output_type\":\"stream\",\"name\":\"stdout\",\"text\":[\"100 %\\n\"]}]", filed());
    }

    @Test
    void onlyTextIsCutIntoLines() {
        display("display_data", "p", "x\ny");
        assertEquals(
                "[{\"output_type\":\"display_data\",\"data\":{\"text/plain\":[\"x\\n\",\"y\"],\"image/png\":\"a\\nb\"},"
                        + "\"metadata\":{}}]",
                filed());
    }

    @Test
    void aLaterCellMayChangeWhatAnEarlierOneHasShown() {
        display("display_data", "p", "before");
        List<ObjectNode> first = outputs.shown();
        outputs.begin();
        display("update_display_data", "p", "after");
        assertEquals(0, outputs.shown().size());
        assertEquals("after", first.get(0).at("/data/text~1plain").asText());
    }

    @Test
    void outputsAreClearedAtOnceOrWithTheNextOne() {
        stream("stdout", "a");
        take("clear_output", Json.object().put("wait", true));
        assertEquals(1, outputs.shown().size());
        stream("stdout", "b");
        assertEquals("b", outputs.shown().get(0).path("text").asText());
        take("clear_output", Json.object().put("wait", false));
        assertEquals(0, outputs.shown().size());
    }
}
