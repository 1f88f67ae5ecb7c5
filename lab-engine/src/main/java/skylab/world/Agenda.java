package skylab.world;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * What will happen when: an immutable queue of events by time, and for equal times by the order of entry.
 *
 * @param entries events by moment
 * @param entered how many events were ever entered
 */
public record Agenda(PSortedMap<Moment, Event> entries, long entered) {
    /** Nothing to happen. */
    public static final Agenda EMPTY = new Agenda(TreePMap.empty(), 0);

    /**
     * A place in the queue.
     *
     * @param at the virtual time
     * @param entry the number of the entry, which orders events of the same time
     */
    public record Moment(Instant at, long entry) implements Comparable<Moment> {
        @Override
        public int compareTo(Moment other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(entry, other.entry);
        }
    }

    /** This agenda with one more event; O(log n). */
    public Agenda plus(Instant at, Event event) {
        return new Agenda(entries.plus(new Moment(at, entered), event), entered + 1);
    }

    /** This agenda and all of one that went on from it. */
    Agenda plus(Agenda later) {
        return new Agenda(entries.plusAll(later.entries), later.entered);
    }

    /** The next event that is due at the given time or before. */
    public Optional<Map.Entry<Moment, Event>> due(Instant now) {
        return entries.isEmpty() || entries.firstKey().at().isAfter(now)
                ? Optional.empty()
                : Optional.of(Map.entry(entries.firstKey(), entries.get(entries.firstKey())));
    }

    /** What will happen up to a moment, in order. */
    public PSortedMap<Moment, Event> until(Instant moment) {
        return entries.headMap(new Moment(moment, Long.MAX_VALUE), true);
    }

    /** This agenda without the event of that moment. */
    public Agenda minus(Moment moment) {
        return new Agenda(entries.minus(moment), entered);
    }
}
