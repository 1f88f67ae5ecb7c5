package skylab.aws.ec2.instance;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import skylab.aws.AwsError;
import skylab.aws.ec2.image.Image;
import skylab.aws.ec2.type.InstanceKind;
import skylab.aws.ec2.type.InstanceKinds;

/**
 * The rules of hibernation (EC2 guide, "Prerequisites for EC2 instance hibernation" and "Hibernate your Amazon EC2
 * instance", April 2026).
 */
final class Hibernation {
    private static final String UNSUPPORTED = "UnsupportedHibernationConfiguration";
    private static final int MOST_RAM_GIB = 150;

    /** What the system of a quick-start image needs on the root volume beside the contents of RAM. */
    private static final int SYSTEM_GIB = 2;

    /** After a boot the agent prepares the swap space; until then it cannot hibernate. */
    private static final Duration PREPARATION = Duration.ofMinutes(2);

    private static final Duration LONGEST = Duration.ofDays(60);

    private Hibernation() {}

    /**
     * Checks a launch with hibernation enabled.
     *
     * @throws AwsError {@code UnsupportedHibernationConfiguration} with the reason that applies
     */
    static void checkLaunch(Image image, InstanceKind kind, Optional<PlannedVolume> root) {
        double ramGib = kind.memoryMib() / 1024.0;
        if (!image.hibernation()) {
            throw new AwsError(
                    UNSUPPORTED,
                    "Hibernation is not supported for the image '" + image.id() + "' (" + image.name()
                            + "). Use an AMI that supports hibernation.");
        }
        if (kind.bareMetal() || !InstanceKinds.familyHibernates(kind)) {
            throw new AwsError(
                    UNSUPPORTED, "Hibernation is not supported for the instance type '" + kind.name() + "'.");
        }
        if (ramGib >= MOST_RAM_GIB) {
            throw new AwsError(
                    UNSUPPORTED,
                    "Hibernation requires less than " + MOST_RAM_GIB + " GiB of instance RAM; the instance type '"
                            + kind.name() + "' has " + gib(ramGib) + " GiB.");
        }
        if (!kind.hibernation()) {
            throw new AwsError(
                    UNSUPPORTED, "Hibernation is not supported for the instance type '" + kind.name() + "'.");
        }
        if (root.isEmpty()) {
            throw new AwsError(
                    UNSUPPORTED,
                    "Hibernation requires an EBS root volume; the root of the image '" + image.id()
                            + "' is an instance store.");
        }
        int rootGib = root.get().gib();
        if (!root.get().encrypted()) {
            throw new AwsError(
                    UNSUPPORTED,
                    "Hibernation requires an encrypted EBS root volume. Set Encrypted to true for the root device '"
                            + image.rootDevice() + "'.");
        }
        int needed = (int) Math.ceil(ramGib) + SYSTEM_GIB;
        if (rootGib < needed) {
            throw new AwsError(
                    UNSUPPORTED,
                    "Hibernation requires a root volume that holds the contents of RAM and the system: the instance"
                            + " type '" + kind.name() + "' has " + gib(ramGib) + " GiB of RAM and needs at least "
                            + needed + " GiB; the root volume has " + rootGib + " GiB.");
        }
    }

    /**
     * Checks a stop with hibernation.
     *
     * @throws AwsError {@code UnsupportedHibernationConfiguration} or {@code UnsupportedOperation}
     */
    static void checkStop(Instance instance, Instant now) {
        if (!instance.launch().hibernation()) {
            throw new AwsError(
                    UNSUPPORTED,
                    "The instance cannot be hibernated: hibernation can be enabled only at launch, and it was not"
                            + " enabled when the instance was launched: " + instance.id());
        }
        Instant booted = instance.state().booted();
        if (booted == null || Duration.between(booted, now).compareTo(PREPARATION) < 0) {
            throw new AwsError(
                    "UnsupportedOperation",
                    "Instance " + instance.id() + " is not ready to hibernate yet, retry in a few minutes.");
        }
    }

    /**
     * Checks a start of an instance that may lie hibernated.
     *
     * @throws AwsError {@code UnsupportedOperation} after 60 days
     */
    static void checkStart(Instance instance, Instant now) {
        Instant since = instance.state().hibernated();
        if (since != null && Duration.between(since, now).compareTo(LONGEST) > 0) {
            throw new AwsError(
                    "UnsupportedOperation",
                    "The instance '" + instance.id() + "' has been hibernated for "
                            + Duration.between(since, now).toDays() + " days; keeping an instance hibernated for more"
                            + " than " + LONGEST.toDays() + " days is not supported, and its RAM can no longer be"
                            + " resumed. Terminate it and launch a new instance.");
        }
    }

    /**
     * Checks a change of an attribute that a hibernated instance must keep.
     *
     * @throws AwsError {@code IncorrectInstanceState}
     */
    static void checkModify(Instance instance, String attribute) {
        if (instance.state().hibernated() != null) {
            throw new AwsError(
                    "IncorrectInstanceState",
                    "The instance '" + instance.id() + "' is hibernated; its attribute '" + attribute
                            + "' cannot be changed. Start it, stop it without hibernation, and change it then.");
        }
    }

    /** How long it takes to write RAM out: about 100 MiB a second, and the freezing of processes before. */
    static Duration duration(InstanceKind kind) {
        return Duration.ofSeconds(20 + kind.memoryMib() / 100);
    }

    private static String gib(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
