package skylab.kernel.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.kernel.protocol.Json;

class FieldsTest {
    private static Fields fields(String json) throws IOException {
        return new Fields(Json.parseObject(json.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"f\": null}"})
    void what_is_missing_or_null_has_its_default(String json) throws Exception {
        Fields fields = fields(json);
        assertEquals("d", fields.text("f", "d"));
        assertTrue(fields.flag("f", true));
        assertEquals(7, fields.number("f", 7));
        assertEquals(0, fields.object("f").size());
        assertThrows(Fields.UnusableException.class, () -> fields.text("f"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"f\": []}", "{\"f\": [{}]}"})
    void an_array_is_nothing_of_all_this(String json) throws Exception {
        Fields fields = fields(json);
        assertThrows(Fields.UnusableException.class, () -> fields.text("f", "d"));
        assertThrows(Fields.UnusableException.class, () -> fields.flag("f", true));
        assertThrows(Fields.UnusableException.class, () -> fields.number("f", 7));
        assertThrows(Fields.UnusableException.class, () -> fields.object("f"));
    }

    @Test
    void numbers_beyond_all_bounds_are_the_nearest_ones() throws Exception {
        Fields fields = fields("{\"big\": 1e300, \"small\": -1180591620717411303424, \"half\": 1.5}");
        assertEquals(Integer.MAX_VALUE, fields.number("big", 0));
        assertEquals(Integer.MIN_VALUE, fields.number("small", 0));
        assertEquals(1, fields.number("half", 0));
    }

    @Test
    void the_refusal_names_the_field() throws Exception {
        Fields fields = fields("{\"code\": 7}");
        String message = assertThrows(Fields.UnusableException.class, () -> fields.text("code"))
                .getMessage();
        assertTrue(message.contains("\"code\""), message);
    }
}
