package skylab.world;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks on while rows change, in the same transaction: what follows from changes of others' rows, such as a bill, is kept
 * without these others knowing. A timeline has one observer; it is no part of the world, so whoever makes a timeline
 * that goes on from a world gives it the observer that the world was made with.
 */
public interface Observer {
    /** An observer that watches nothing. */
    Observer NONE = new Observer() {
        @Override
        public Set<String> kinds() {
            return Set.of();
        }

        @Override
        public void changed(Transaction tx, Scope scope, Kind<?> kind, String id, Object before, Object after) {
            throw new IllegalStateException("nothing is watched, yet " + kind.name() + " " + id + " was reported");
        }
    };

    /** Two observers as one; the second sees what the first has done. */
    static Observer both(Observer first, Observer second) {
        Set<String> kinds =
                Stream.concat(first.kinds().stream(), second.kinds().stream()).collect(Collectors.toUnmodifiableSet());
        return new Observer() {
            @Override
            public Set<String> kinds() {
                return kinds;
            }

            @Override
            public void changed(Transaction tx, Scope scope, Kind<?> kind, String id, Object before, Object after) {
                if (first.kinds().contains(kind.name())) {
                    first.changed(tx, scope, kind, id, before, after);
                }
                if (second.kinds().contains(kind.name())) {
                    second.changed(tx, scope, kind, id, before, after);
                }
            }
        };
    }

    /** The names of the kinds it watches, always the same; rows of other kinds are not reported. */
    Set<String> kinds();

    /**
     * A row has been put or removed. It may change other rows in turn, of kinds it does not watch.
     *
     * @param tx in which the row is as it is now; {@link Transaction#now()} is the time of the change, which inside of
     *     {@link Transaction#since} is an earlier moment
     * @param before the row until now; null if there was none
     * @param after the row from now on; null if there is none
     */
    void changed(Transaction tx, Scope scope, Kind<?> kind, String id, Object before, Object after);
}
