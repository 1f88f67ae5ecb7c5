package skylab.kernel.widget;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BinaryPartsTest {
    private final byte[] one = {1};
    private final byte[] two = {2};

    @Test
    void byte_arrays_vanish_from_maps_and_leave_null_in_lists() {
        BinaryParts parts = BinaryParts.of(Map.of("a", Map.of("x", one, "n", 5)));
        assertEquals(Map.of("a", Map.of("n", 5)), parts.json());
        assertEquals(List.of(List.of("a", "x")), parts.paths());
        BinaryParts list = BinaryParts.of(Map.of("l", List.of(3, List.of(one))));
        assertEquals(Map.of("l", Arrays.asList(3, Arrays.asList((Object) null))), list.json());
        assertEquals(List.of(List.of("l", 1, 0)), list.paths());
    }

    @Test
    void what_was_taken_out_can_be_put_back() {
        Map<String, Object> state = new HashMap<>();
        state.put("m", new HashMap<>(Map.of("n", 5)));
        state.put("l", new ArrayList<>(Arrays.asList(3, null)));
        BinaryParts.join(state, List.of(List.of("m", "x"), List.of("l", 1)), List.of(one, two));
        assertArrayEquals(one, (byte[]) ((Map<?, ?>) state.get("m")).get("x"));
        assertArrayEquals(two, (byte[]) ((List<?>) state.get("l")).get(1));
    }

    @Test
    void paths_that_lead_nowhere_are_passed_over() {
        Map<String, Object> state = new HashMap<>(Map.of("n", 5));
        BinaryParts.join(
                state,
                List.of("no path", List.of(), List.of("n", "x"), List.of("none", 7, "x"), List.of(9)),
                List.of(one, one, one, one, one));
        BinaryParts.join(state, null, List.of(one));
        assertEquals(Map.of("n", 5), state);
    }
}
