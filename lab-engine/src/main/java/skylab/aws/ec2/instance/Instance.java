package skylab.aws.ec2.instance;

import java.time.Instant;
import org.pcollections.PMap;
import skylab.world.Kind;

/**
 * An EC2 instance: what the API knows of it. What goes on inside is the guest's machine of the same id.
 *
 * @param id {@code i-…}
 * @param launch what it was launched with, unchangeable
 * @param type its instance type
 * @param networkInterface the id of its primary interface; null once it is terminated
 * @param devices volume ids by the API's device names
 * @param settings what may be changed
 * @param state where it is in its life
 */
public record Instance(
        String id,
        Launch launch,
        String type,
        String networkInterface,
        PMap<String, String> devices,
        Settings settings,
        State state) {
    /** All instances, for an hour also the terminated ones. */
    public static final Kind<Instance> INSTANCES = new Kind<>("instance", "i-");

    /**
     * What a launch fixes.
     *
     * @param reservation {@code r-…}
     * @param index the place in the launch, from 0
     * @param at when RunInstances was called
     * @param image the image's id
     * @param keyName the key pair's name, or null
     * @param subnet the subnet's id
     * @param zone the availability zone
     * @param rootDevice the API's name of the root device
     * @param hibernation whether hibernation was enabled
     * @param clientToken for idempotency, or null
     */
    public record Launch(
            String reservation,
            int index,
            Instant at,
            String image,
            String keyName,
            String subnet,
            String zone,
            String rootDevice,
            boolean hibernation,
            String clientToken) {}

    /**
     * What may be changed.
     *
     * @param detailedMonitoring whether metrics come every minute
     * @param terminationProtected whether the API may not terminate it
     * @param stopProtected whether the API may not stop it
     * @param shutdownBehavior {@code stop} or {@code terminate}: what a shutdown from inside means
     * @param ebsOptimized as asked for
     * @param userData in base64, or null
     */
    public record Settings(
            boolean detailedMonitoring,
            boolean terminationProtected,
            boolean stopProtected,
            String shutdownBehavior,
            boolean ebsOptimized,
            String userData) {}

    /**
     * Where it is in its life.
     *
     * @param phase the API's state
     * @param since when that began
     * @param started when it last left {@code stopped}, or was launched: the API's launch time
     * @param booted when its system last booted from cold; null before the first time
     * @param hibernated since when RAM lies on the root volume, or null
     * @param reason why it is in this phase, or null
     * @param change counts the phases; an event that was meant for an earlier one is void
     */
    public record State(
            Phase phase,
            Instant since,
            Instant started,
            Instant booted,
            Instant hibernated,
            Reason reason,
            int change) {}

    /**
     * Why an instance is in its state.
     *
     * @param code the state reason's code, e.g. {@code Client.UserInitiatedHibernate}
     * @param message the state reason's message
     * @param transition the older text, e.g. {@code User initiated (2026-03-02 09:00:00 GMT)}
     */
    public record Reason(String code, String message, String transition) {}

    /** This instance in another state. */
    public Instance with(State next) {
        return new Instance(id, launch, type, networkInterface, devices, settings, next);
    }

    /** This instance with other settings. */
    public Instance with(Settings changed) {
        return new Instance(id, launch, type, networkInterface, devices, changed, state);
    }

    /** This instance as another type. */
    public Instance withType(String changed) {
        return new Instance(id, launch, changed, networkInterface, devices, settings, state);
    }

    /** This instance without interface and volumes, as termination leaves it. */
    public Instance stripped() {
        return new Instance(id, launch, type, null, org.pcollections.TreePMap.empty(), settings, state);
    }

    /** Whether it is in a phase. */
    public boolean is(Phase phase) {
        return state.phase() == phase;
    }
}
