package skylab.kernel.widget;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import skylab.kernel.notebook.CommHost.Comm;
import skylab.kernel.notebook.Displayable;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.notebook.Notebook;

/**
 * Something in the page that has a state, which this object and the page keep the same. It is made in the page when it
 * is first shown. Safe for many threads; what it hears from the page runs as code of the session.
 */
public abstract class Widget implements Displayable {
    private static final String VERSION = "2.1.0";
    private static final String VIEW = "application/vnd.jupyter.widget-view+json";

    private final Model model;
    private final Map<String, Object> state = new LinkedHashMap<>();
    private Comm comm;

    /** A widget with a look of its own. */
    Widget(Model model) {
        this.model = model;
        state.putAll(model.fields());
    }

    /** A widget with layout and, unless null, a style. */
    Widget(Model model, Model style) {
        this(model);
        state.put("_dom_classes", List.of());
        state.put("layout", new Part(Model.layout()));
        if (style != null) {
            state.put("style", new Part(style));
        }
    }

    /** The text for front ends without widgets. */
    abstract String text();

    /** The HTML for front ends without widgets. */
    String html() {
        return "<code>" + escape(text()) + "</code>";
    }

    @Override
    public MimeBundle display() {
        Map<String, Object> view = Map.of("version_major", 2, "version_minor", 0, "model_id", open());
        return MimeBundle.of(text(), "text/html", html()).with(VIEW, view);
    }

    /** Sets the width, in units of CSS such as {@code 20em} or {@code 50%}. */
    public final void width(String css) {
        ((Widget) get("layout")).set("width", css);
    }

    /** Takes the widget from the page; it says nothing more. */
    public final synchronized void close() {
        if (comm != null) {
            WidgetStates.forget(comm.id());
            comm.close();
            comm = null;
        }
    }

    final synchronized Object get(String key) {
        return state.get(key);
    }

    /** Changes the state, here and in the page. */
    final synchronized void set(String key, Object value) {
        state.put(key, value);
        if (comm != null) {
            send("update", Map.of(key, toWire(value)));
        }
    }

    /** Makes the widget in the page, with what it refers to, and gives its id there. */
    final synchronized String open() {
        if (comm == null) {
            BinaryParts parts = BinaryParts.of(wireState());
            comm = Notebook.host()
                    .comms()
                    .open(
                            "jupyter.widget",
                            Map.of("state", parts.json(), "buffer_paths", parts.paths()),
                            Map.of("version", VERSION),
                            parts.buffers(),
                            this::received);
            WidgetStates.remember(comm.id(), this);
        }
        return comm.id();
    }

    final Model model() {
        return model;
    }

    final synchronized Map<String, Object> wireState() {
        Map<String, Object> wire = new LinkedHashMap<>();
        state.forEach((key, value) -> wire.put(key, toWire(value)));
        return wire;
    }

    private static Object toWire(Object value) {
        if (value instanceof Widget widget) {
            return "IPY_MODEL_" + widget.open();
        }
        return value instanceof List<?> list
                ? new ArrayList<>(list.stream().map(Widget::toWire).toList())
                : value;
    }

    private void send(String method, Map<String, ?> changes) {
        BinaryParts parts = BinaryParts.of(changes);
        comm.send(Map.of("method", method, "state", parts.json(), "buffer_paths", parts.paths()), parts.buffers());
    }

    private void received(Map<String, Object> data, List<byte[]> buffers) {
        switch (String.valueOf(data.get("method"))) {
            case "update" -> {
                Map<String, Object> changes = new LinkedHashMap<>(fields(data.get("state")));
                BinaryParts.join(changes, data.get("buffer_paths"), buffers);
                update(changes);
            }
            case "request_state" -> {
                synchronized (this) {
                    send("update", wireState());
                }
            }
            case "custom" -> custom(fields(data.get("content")));
            default -> {
                // A later version of the protocol: what it says beyond this one is no business of ours.
            }
        }
    }

    /** The page has changed the state. Other pages are told of it before anything comes of it here. */
    private void update(Map<String, Object> changes) {
        Map<String, Object> before = new LinkedHashMap<>();
        synchronized (this) {
            changes.keySet().retainAll(state.keySet());
            changes.keySet().removeIf(key -> key.startsWith("_model") || key.startsWith("_view"));
            if (changes.isEmpty()) {
                return;
            }
            send("echo_update", changes);
            changes.forEach((key, value) -> {
                Object accepted = accepted(key, value);
                before.put(key, state.put(key, accepted));
                if (!isSame(accepted, value)) {
                    send("update", Collections.singletonMap(key, toWire(accepted)));
                }
            });
        }
        before.forEach((key, old) -> {
            if (!Objects.equals(old, get(key))) {
                changed(key);
            }
        });
    }

    /** JavaScript writes 5.0 as 5. */
    private static boolean isSame(Object a, Object b) {
        return a instanceof Number m && b instanceof Number n
                ? m.doubleValue() == n.doubleValue()
                : Objects.equals(a, b);
    }

    /** What becomes of a value from the page: itself, or the nearest that fits. */
    Object accepted(String key, Object value) {
        return value;
    }

    /** The page has changed this part of the state. */
    void changed(String key) {}

    /** The page has said something that is no state. */
    void custom(Map<String, Object> content) {}

    private static Map<String, Object> fields(Object json) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (json instanceof Map<?, ?> map) {
            map.forEach((key, value) -> fields.put(String.valueOf(key), value));
        }
        return fields;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
