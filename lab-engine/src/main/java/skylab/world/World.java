package skylab.world;

import java.time.Instant;
import java.util.Map;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * Everything there is in a lab at one moment, as an immutable value. Keeping a world is a checkpoint, writing to it
 * through another {@link Timeline} is a fork; both cost nothing.
 *
 * @param seed what ids, addresses, keys and noise are drawn from
 * @param now the virtual time
 * @param drawn how many numbers have been drawn from the seed
 * @param tables the rows of each kind in each scope
 * @param agenda what is still to happen
 */
public record World(Seed seed, Instant now, long drawn, PMap<TableName, Table<?>> tables, Agenda agenda) {

    /**
     * The name of a table.
     *
     * @param scope where its rows live
     * @param kind what they are
     */
    public record TableName(Scope scope, String kind) implements Comparable<TableName> {
        static TableName of(Scope scope, Kind<?> kind) {
            return new TableName(scope, kind.name());
        }

        @Override
        public int compareTo(TableName other) {
            int byScope = scope == other.scope ? 0 : scope.compareTo(other.scope);
            return byScope != 0 ? byScope : kind.compareTo(other.kind);
        }
    }

    /** A world without anything in it. */
    public static World empty(Seed seed, Instant start) {
        return new World(seed, start, 0, TreePMap.empty(), Agenda.EMPTY);
    }

    /** The rows of a kind in a scope. */
    @SuppressWarnings("unchecked") // only transactions put tables, under the kind of their rows
    public <T> Table<T> table(Scope scope, Kind<T> kind) {
        Table<?> table = tables.get(TableName.of(scope, kind));
        return table == null ? Table.empty() : (Table<T>) table;
    }

    World with(Map<TableName, Table<?>> changed) {
        return new World(seed, now, drawn, tables.plusAll(changed), agenda);
    }

    World with(Agenda changed) {
        return new World(seed, now, drawn, tables, changed);
    }

    World at(Instant time) {
        return new World(seed, time, drawn, tables, agenda);
    }

    World drawn(long count) {
        return new World(seed, now, count, tables, agenda);
    }
}
