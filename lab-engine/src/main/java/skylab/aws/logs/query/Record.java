package skylab.aws.logs.query;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A log event, or a line of statistics, with its fields; never changed.
 *
 * @param fields by name
 */
record Record(Map<String, Value> fields) implements Row {
    @Override
    public Value field(String name) {
        return fields.getOrDefault(name, Value.NOTHING);
    }

    /** This record with further fields. */
    Record with(Map<String, Value> more) {
        Map<String, Value> all = new LinkedHashMap<>(fields);
        all.putAll(more);
        return new Record(all);
    }
}
