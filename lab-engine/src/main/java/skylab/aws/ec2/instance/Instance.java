package skylab.aws.ec2.instance;

import java.time.Instant;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import skylab.aws.ec2.type.InstanceKind;
import skylab.world.Kind;

/**
 * An EC2 instance: what the API knows of it. What goes on inside is the guest's machine of the same id.
 *
 * @param id {@code i-…}
 * @param index the place in its launch, from 0
 * @param launch what it was launched with; one record for all instances of a launch
 * @param kind its instance type
 * @param networkInterface the id of its primary interface; null once it is terminated
 * @param devices volume ids by the API's device names
 * @param settings what may be changed
 * @param state where it is in its life
 */
public record Instance(
        String id,
        int index,
        Launch launch,
        InstanceKind kind,
        String networkInterface,
        PMap<String, String> devices,
        Settings settings,
        State state) {
    /** All instances, for an hour also the terminated ones. */
    public static final Kind<Instance> INSTANCES = new Kind<>("instance", "i-");

    /**
     * What a launch fixes, but for the instance profile, which can be exchanged.
     *
     * @param reservation {@code r-…}
     * @param at when RunInstances was called
     * @param image the image's id
     * @param architecture the image's, e.g. {@code x86_64}
     * @param platform the image's, in AWS's words
     * @param usageOperation the image's, e.g. {@code RunInstances:0010}
     * @param bootMode the image's, e.g. {@code uefi-preferred}, or null
     * @param os the operating system inside, as the guest names it
     * @param keyName the key pair's name, or null
     * @param subnet the subnet's id
     * @param zone the availability zone
     * @param rootDevice the API's name of the root device
     * @param onInstanceStore whether the root device is a disk of the host, so that it cannot be stopped
     * @param hibernation whether hibernation was enabled
     * @param spot how it was asked for on the spot market, or null
     * @param profile the ARN of its instance profile, or null
     * @param ephemeral device names by the virtual names of instance-store disks, e.g. {@code ephemeral0}
     * @param clientToken for idempotency, or null
     */
    public record Launch(
            String reservation,
            Instant at,
            String image,
            String architecture,
            String platform,
            String usageOperation,
            String bootMode,
            String os,
            String keyName,
            String subnet,
            String zone,
            String rootDevice,
            boolean onInstanceStore,
            boolean hibernation,
            Spot spot,
            String profile,
            PMap<String, String> ephemeral,
            String clientToken) {
        private Launch with(String otherProfile) {
            return new Launch(
                    reservation,
                    at,
                    image,
                    architecture,
                    platform,
                    usageOperation,
                    bootMode,
                    os,
                    keyName,
                    subnet,
                    zone,
                    rootDevice,
                    onInstanceStore,
                    hibernation,
                    spot,
                    otherProfile,
                    ephemeral,
                    clientToken);
        }
    }

    /**
     * A place on the spot market.
     *
     * @param persistent whether the request outlives the instance, so that it may be stopped
     * @param interruption {@code terminate}, {@code stop} or {@code hibernate}
     * @param maxPrice the highest price an hour in USD, as asked; null for the on-demand price
     */
    public record Spot(boolean persistent, String interruption, String maxPrice) {}

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

    /** The name of its instance type, e.g. {@code t3.micro}. */
    public String type() {
        return kind.name();
    }

    /** This instance in another state. */
    public Instance with(State next) {
        return new Instance(id, index, launch, kind, networkInterface, devices, settings, next);
    }

    /** This instance with other settings. */
    public Instance with(Settings changed) {
        return new Instance(id, index, launch, kind, networkInterface, devices, changed, state);
    }

    /** This instance as another type. */
    public Instance with(InstanceKind changed) {
        return new Instance(id, index, launch, changed, networkInterface, devices, settings, state);
    }

    /** This instance with another instance profile, or none. */
    Instance withProfile(String arn) {
        return new Instance(id, index, launch.with(arn), kind, networkInterface, devices, settings, state);
    }

    /** This instance with other volumes. */
    public Instance withDevices(PMap<String, String> changed) {
        return new Instance(id, index, launch, kind, networkInterface, changed, settings, state);
    }

    /** This instance without interface and volumes, as termination leaves it. */
    public Instance stripped() {
        return new Instance(id, index, launch, kind, null, TreePMap.empty(), settings, state);
    }

    /** Whether it is in a phase. */
    public boolean is(Phase phase) {
        return state.phase() == phase;
    }
}
