package skylab.guest.command.awk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pcollections.PMap;
import skylab.guest.process.UsageError;

/** Variables, arrays and the record while something is executed. */
final class Memory {
    private static final int DEEPEST = 500;

    private PMap<String, Value> variables;
    private PMap<String, PMap<String, Value>> arrays;
    private final Record record = new Record();
    // Of each function being executed, its variables: values, or names of arrays.
    private final Deque<Map<String, Object>> frames = new ArrayDeque<>();
    private long locals;
    private double nr;
    private double fnr;

    Memory(State state) {
        this.variables = state.variables();
        this.arrays = state.arrays();
        this.nr = state.nr();
        this.fnr = state.fnr();
    }

    double nr() {
        return nr;
    }

    double fnr() {
        return fnr;
    }

    /** Counts a record. */
    void count() {
        nr++;
        fnr++;
    }

    PMap<String, Value> variables() {
        return variables;
    }

    PMap<String, PMap<String, Value>> arrays() {
        return arrays;
    }

    /** Sets the record without counting it. */
    void record(String text) {
        record.set(text);
    }

    /** A variable as text. */
    String text(String name) {
        return get(name).toText("%.6g");
    }

    String convert() {
        Value format = variables.get("CONVFMT");
        return format != null ? format.text() : "%.6g";
    }

    private String separator() {
        Value widths = variables.get("FIELDWIDTHS");
        Value shape = variables.get("FPAT");
        if (widths != null && !widths.text().isEmpty()) {
            return Record.WIDTHS + widths.text();
        }
        if (shape != null && !shape.text().isEmpty()) {
            return Record.SHAPE + shape.text();
        }
        Value separator = variables.get("FS");
        return separator != null ? separator.toText("%.6g") : " ";
    }

    private boolean paragraphs() {
        return variables.containsKey("RS") && text("RS").isEmpty();
    }

    Value get(String name) {
        Map<String, Object> frame = frames.peek();
        if (frame != null && frame.containsKey(name)) {
            return frame.get(name) instanceof Value value ? value : Value.NONE;
        }
        switch (name) {
            case "NF":
                return Value.of(record.count(separator(), paragraphs()));
            case "NR":
                return Value.of(nr);
            case "FNR":
                return Value.of(fnr);
            default:
                break;
        }
        return variables.getOrDefault(name, Value.NONE);
    }

    void set(String name, Value value) {
        Map<String, Object> frame = frames.peek();
        if (frame != null && frame.containsKey(name)) {
            frame.put(name, value);
        } else if (name.equals("NR")) {
            nr = value.toNumber();
        } else if (name.equals("FNR")) {
            fnr = value.toNumber();
        } else if (name.equals("NF")) {
            record.setCount((int) Math.max(0, value.toNumber()), separator(), paragraphs());
        } else {
            // Fields are cut by the separator that was there when the record came.
            if (name.equals("FS") || name.equals("FPAT") || name.equals("FIELDWIDTHS")) {
                record.count(separator(), paragraphs());
            }
            variables = variables.plus(name, value);
        }
    }

    Value field(int number) {
        if (number < 0) {
            throw new UsageError("cmd. line:1: fatal: attempt to access field " + number, 2);
        }
        return Value.input(number == 0 ? record.whole(text("OFS")) : record.field(number, separator(), paragraphs()));
    }

    void setField(int number, String text) {
        if (number < 0) {
            throw new UsageError("cmd. line:1: fatal: attempt to access field " + number, 2);
        }
        if (number == 0) {
            record.set(text);
        } else {
            record.setField(number, text, separator(), paragraphs());
        }
    }

    /** The key of several: joined by {@code SUBSEP}. */
    String key(List<Value> parts) {
        return parts.stream().map(part -> part.toText(convert())).collect(Collectors.joining(text("SUBSEP")));
    }

    // The name under which an array is kept; in a function it may be the caller's.
    private String array(String name) {
        Map<String, Object> frame = frames.peek();
        if (frame == null || !frame.containsKey(name)) {
            return name;
        }
        if (frame.get(name) instanceof String id) {
            return id;
        }
        String id = "local " + locals++;
        frame.put(name, id);
        return id;
    }

    PMap<String, Value> elements(String name) {
        return arrays.getOrDefault(array(name), State.noElements());
    }

    void setElements(String name, PMap<String, Value> elements) {
        arrays = arrays.plus(array(name), elements);
    }

    Value element(String name, String key) {
        PMap<String, Value> elements = elements(name);
        Value value = elements.get(key);
        if (value == null) {
            // Asking for an element makes it.
            setElements(name, elements.plus(key, Value.NONE));
            return Value.NONE;
        }
        return value;
    }

    void setElement(String name, String key, Value value) {
        setElements(name, elements(name).plus(key, value));
    }

    /** Whether a name may be handed to a function as an array: it is one, or nothing yet. */
    boolean mayBeArray(String name) {
        Map<String, Object> frame = frames.peek();
        return frame != null && frame.containsKey(name)
                ? frame.get(name) instanceof String || frame.get(name).equals(Value.NONE)
                : !variables.containsKey(name) && !name.equals("NF") && !name.equals("NR") && !name.equals("FNR");
    }

    /** Something to be bound to a parameter: an array by its name. */
    Object reference(String name) {
        return array(name);
    }

    void enter(List<String> parameters, List<Object> arguments) {
        if (frames.size() >= DEEPEST) {
            throw new UsageError("functions that call each other more than " + DEEPEST + " deep are not emulated", 2);
        }
        Map<String, Object> frame = new HashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            frame.put(parameters.get(i), i < arguments.size() ? arguments.get(i) : Value.NONE);
        }
        frames.push(frame);
    }

    void leave() {
        for (Object value : frames.pop().values()) {
            boolean outer = frames.stream().anyMatch(frame -> frame.containsValue(value));
            if (value instanceof String id && id.startsWith("local ") && !outer) {
                arrays = arrays.minus(id);
            }
        }
    }
}
