package skylab.aws.logs.query;

import java.util.List;
import java.util.Map;

/** What an expression is asked about: a log event, or a group of them. */
interface Row {
    /** The value of a field. */
    Value field(String name);

    /** The events that aggregations are over. */
    default List<Row> members() {
        return List.of();
    }

    /** This row with further fields. */
    default Row with(Map<String, Value> more) {
        return new Extended(more, this);
    }

    /**
     * A row with fields of its own.
     *
     * @param fields by name
     * @param base where the others are
     */
    record Extended(Map<String, Value> fields, Row base) implements Row {
        @Override
        public Value field(String name) {
            Value own = fields.get(name);
            return own == null ? base.field(name) : own;
        }
    }

    /** The row without fields. */
    Row EMPTY = name -> Value.NOTHING;
}
