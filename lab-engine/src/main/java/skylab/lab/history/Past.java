package skylab.lab.history;

import java.time.Instant;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.world.World;

/**
 * The way from a lab's beginning to its present: some of the worlds on it, from which any moment between follows by doing
 * at most {@value #GAP} actions again. What was undone by going back to a checkpoint is not on it.
 *
 * @param stations in order of actions, and so of time
 */
public record Past(PVector<Station> stations) {
    /** The most actions between two stations: a station costs some kilobytes, an action some microseconds. */
    static final int GAP = 64;

    /**
     * A world on the way.
     *
     * @param actions how many actions of the log had been done by then, undone ones included
     * @param world what came of them
     */
    public record Station(long actions, World world) {}

    /** The past of a lab that begins here. */
    public static Past beginning(long actions, World world) {
        return new Past(TreePVector.singleton(new Station(actions, world)));
    }

    /** This past after one more action. */
    public Past then(long actions, World world) {
        return actions - last().actions < GAP ? this : new Past(stations.plus(new Station(actions, world)));
    }

    /** This past, to whose end a lab has gone back by an action. */
    public Past again(long actions, World world) {
        return new Past(stations.plus(new Station(actions, world)));
    }

    /** This past up to a moment, or only its first station for earlier moments. O(log n). */
    public Past until(Instant moment) {
        int low = 0;
        int high = stations.size();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (stations.get(middle).world.now().isAfter(moment)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return new Past(stations.subList(0, low + 1));
    }

    /** The station nearest to the present. */
    public Station last() {
        return stations.get(stations.size() - 1);
    }
}
