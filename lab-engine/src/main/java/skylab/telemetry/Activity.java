package skylab.telemetry;

import java.time.Instant;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.world.Kind;

/**
 * What a machine has been doing: spans of constant load, each lasting until the next begins. Metrics are functions of
 * this and of time; nothing is sampled.
 *
 * @param spans in order of time; before the first one the machine did not exist
 */
public record Activity(PVector<Span> spans) {
    /** Activities by the id of the machine. */
    public static final Kind<Activity> ACTIVITIES = new Kind<>("activity", "");

    /** Of a machine that has not been switched on yet. */
    public static final Activity NONE = new Activity(TreePVector.empty());

    /**
     * A state that lasts until the next span.
     *
     * @param from its beginning
     * @param powered whether the machine was on; when not, it publishes nothing
     * @param load what it did
     */
    public record Span(Instant from, boolean powered, Load load) {}

    /**
     * A load that does not change.
     *
     * @param cpu busy processors, 0 to the number of vCPUs
     * @param networkIn bytes per second
     * @param networkOut bytes per second
     * @param diskRead bytes per second
     * @param diskWrite bytes per second
     * @param wanted processors that would be busy if there were enough of them
     */
    public record Load(
            double cpu, double networkIn, double networkOut, double diskRead, double diskWrite, double wanted) {
        /** Nothing is going on. */
        public static final Load IDLE = new Load(0, 0, 0, 0, 0);

        /** With as many processors as are wanted. */
        public Load(double cpu, double networkIn, double networkOut, double diskRead, double diskWrite) {
            this(cpu, networkIn, networkOut, diskRead, diskWrite, cpu);
        }

        /** Both together. */
        public Load plus(Load other) {
            return new Load(
                    cpu + other.cpu,
                    networkIn + other.networkIn,
                    networkOut + other.networkOut,
                    diskRead + other.diskRead,
                    diskWrite + other.diskWrite,
                    wanted + other.wanted);
        }
    }

    /** This activity, going on in another way from a moment that is not before the last span. Equal states are merged. */
    public Activity then(Instant from, boolean powered, Load load) {
        if (!spans.isEmpty()) {
            Span last = spans.get(spans.size() - 1);
            if (last.powered == powered && last.load.equals(load)) {
                return this;
            }
            if (last.from.equals(from)) {
                return new Activity(spans.minus(spans.size() - 1)).then(from, powered, load);
            }
        }
        return new Activity(spans.plus(new Span(from, powered, load)));
    }
}
