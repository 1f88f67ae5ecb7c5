package skylab.aws.logs.query;

import java.util.List;

/** What an expression is asked about: a log event, or a group of them. */
interface Row {
    /** The value of a field. */
    Value field(String name);

    /** The events that aggregations are over. */
    default List<Record> members() {
        return List.of();
    }
}
