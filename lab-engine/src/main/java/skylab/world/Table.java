package skylab.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An immutable table: rows by id, and in the order in which they were first put.
 *
 * <p>Looking up and changing cost a few steps; a new version shares all but the nodes on the way to the row. The
 * order costs O(n log n) once for each version whose rows are listed, and nothing for the others.
 *
 * @param <T> the record of a row
 */
public final class Table<T> {
    private static final Table<?> EMPTY = new Table<>(HashTrie.empty(), 0);

    private record Row<T>(long position, T value) {}

    private final HashTrie<Row<T>> rows;
    private final long next;

    /** The rows in order, once they have been asked for. */
    private volatile List<T> inOrder;

    private Table(HashTrie<Row<T>> rows, long next) {
        this.rows = rows;
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
        return old == null
                ? new Table<>(rows.plus(id, new Row<>(next, value)), next + 1)
                : new Table<>(rows.plus(id, new Row<>(old.position, value)), next);
    }

    /** This table without the row. */
    public Table<T> without(String id) {
        return rows.get(id) == null ? this : new Table<>(rows.minus(id), next);
    }

    /** All rows in the order in which they were first put. */
    public List<T> values() {
        if (inOrder == null) {
            List<Row<T>> sorted = new ArrayList<>(rows.size());
            rows.forEach((id, row) -> sorted.add(row));
            sorted.sort(Comparator.comparingLong(Row::position));
            List<T> values = new ArrayList<>(sorted.size());
            sorted.forEach(row -> values.add(row.value));
            inOrder = Collections.unmodifiableList(values);
        }
        return inOrder;
    }

    /** The ids of all rows, sorted; O(n log n). */
    public SortedSet<String> ids() {
        SortedSet<String> ids = new TreeSet<>();
        rows.forEach((id, row) -> ids.add(id));
        return Collections.unmodifiableSortedSet(ids);
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
        return values().toString();
    }
}
