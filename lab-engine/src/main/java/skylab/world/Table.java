package skylab.world;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * An immutable table: rows by id, and in the order in which they were first put.
 *
 * <p>All operations cost O(log n) time; a new version shares all but O(log n) of the old one's structure.
 *
 * @param <T> the record of a row
 */
public final class Table<T> {
    private static final Table<?> EMPTY = new Table<>(TreePMap.empty(), TreePMap.empty(), 0);

    private record Row<T>(long position, T value) {}

    private final PSortedMap<String, Row<T>> rows;
    private final PSortedMap<Long, T> inOrder;
    private final long next;

    private Table(PSortedMap<String, Row<T>> rows, PSortedMap<Long, T> inOrder, long next) {
        this.rows = rows;
        this.inOrder = inOrder;
        this.next = next;
    }

    /** The table without rows. */
    @SuppressWarnings("unchecked") // an empty table holds no T
    public static <T> Table<T> empty() {
        return (Table<T>) EMPTY;
    }

    /** The row with this id. */
    public Optional<T> get(String id) {
        Row<T> row = rows.get(id);
        return row == null ? Optional.empty() : Optional.of(row.value);
    }

    /** This table with the row put; a row that was there keeps its position. */
    public Table<T> with(String id, T value) {
        Row<T> old = rows.get(id);
        long position = old == null ? next : old.position;
        return new Table<>(
                rows.plus(id, new Row<>(position, value)),
                inOrder.plus(position, value),
                old == null ? next + 1 : next);
    }

    /** This table without the row. */
    public Table<T> without(String id) {
        Row<T> old = rows.get(id);
        return old == null ? this : new Table<>(rows.minus(id), inOrder.minus(old.position), next);
    }

    /** All rows in the order in which they were first put. */
    public Collection<T> values() {
        return inOrder.values();
    }

    /** The ids of all rows, sorted. */
    public Set<String> ids() {
        return rows.keySet();
    }

    /** How many rows there are. */
    public int size() {
        return rows.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Table<?> table && next == table.next && rows.equals(table.rows);
    }

    @Override
    public int hashCode() {
        return rows.hashCode();
    }

    @Override
    public String toString() {
        return inOrder.values().toString();
    }
}
