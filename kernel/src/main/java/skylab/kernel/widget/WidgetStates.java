package skylab.kernel.widget;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The states of all widgets of the session, in the order in which they were made in the page.
 *
 * @param states by id: {@code model_name}, {@code model_module}, {@code model_module_version}, {@code state}
 * @param bufferPaths where in these the byte arrays stood
 * @param buffers the byte arrays
 */
public record WidgetStates(Map<String, Object> states, List<List<Object>> bufferPaths, List<byte[]> buffers) {
    private static final Map<String, Widget> OPEN = Collections.synchronizedMap(new LinkedHashMap<>());

    /** What there is now. */
    public static WidgetStates ofSession() {
        Map<String, Object> states = new LinkedHashMap<>();
        List<Map.Entry<String, Widget>> open;
        synchronized (OPEN) {
            open = new ArrayList<>(OPEN.entrySet());
        }
        for (Map.Entry<String, Widget> each : open) {
            Model model = each.getValue().model();
            states.put(
                    each.getKey(),
                    Map.of(
                            "model_name", model.model(),
                            "model_module", model.module(),
                            "model_module_version", model.version(),
                            "state", each.getValue().wireState()));
        }
        BinaryParts parts = BinaryParts.of(states);
        @SuppressWarnings("unchecked")
        Map<String, Object> json = (Map<String, Object>) parts.json();
        return new WidgetStates(json, parts.paths(), parts.buffers());
    }

    static void remember(String id, Widget widget) {
        OPEN.put(id, widget);
    }

    static void forget(String id) {
        OPEN.remove(id);
    }
}
