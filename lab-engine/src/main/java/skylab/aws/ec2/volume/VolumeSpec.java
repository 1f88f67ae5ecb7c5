package skylab.aws.ec2.volume;

import java.util.Optional;
import skylab.aws.AwsError;
import skylab.aws.ec2.snapshot.Snapshot;
import skylab.aws.ec2.snapshot.Snapshots;
import skylab.world.Scope;
import skylab.world.World;

/**
 * What a volume will be, once everything that was asked for has been checked.
 *
 * @param type its volume type
 * @param gib size in GiB
 * @param iops operations per second, or null
 * @param throughput MiB/s, or null
 * @param encrypted whether it is encrypted
 * @param kmsKey the ARN of the key, or null
 * @param snapshot what it is made from, or null for a blank volume
 * @param multiAttach whether several instances may have it
 * @param initializationMib MiB/s at which the snapshot is loaded without being asked for; 0 if that was not paid for
 */
public record VolumeSpec(
        VolumeType type,
        int gib,
        Integer iops,
        Integer throughput,
        boolean encrypted,
        String kmsKey,
        String snapshot,
        boolean multiAttach,
        int initializationMib) {
    /** What the API takes if no type is named. */
    public static final String DEFAULT_TYPE = "gp2";

    // EBS guide, "Amazon EBS Provisioned Rate for Volume Initialization".
    private static final int SLOWEST_INITIALIZATION = 100;
    private static final int FASTEST_INITIALIZATION = 300;

    /**
     * What is asked for; null stands for what is not said.
     *
     * @param type the volume type's name
     * @param gib size in GiB
     * @param iops operations per second
     * @param throughput MiB/s
     * @param encrypted whether it shall be encrypted
     * @param kmsKey a key's id, alias or ARN
     * @param snapshot the id of a snapshot
     * @param multiAttach whether several instances shall have it
     * @param initialization MiB/s
     */
    public record Asked(
            String type,
            Integer gib,
            Integer iops,
            Integer throughput,
            Boolean encrypted,
            String kmsKey,
            String snapshot,
            Boolean multiAttach,
            Integer initialization) {}

    /**
     * Checks what is asked for.
     *
     * @throws AwsError in the words of CreateVolume
     */
    public static VolumeSpec of(World world, Scope scope, Asked asked) {
        Optional<Snapshot> source = Optional.ofNullable(asked.snapshot)
                .filter(id -> !id.isEmpty())
                .map(id -> Snapshots.restorable(world, scope, id));
        if (source.isEmpty() && asked.gib == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter size or snapshotId");
        }
        VolumeType type = VolumeType.named(asked.type == null ? DEFAULT_TYPE : asked.type);
        int gib = asked.gib == null ? source.get().gib() : asked.gib;
        source.filter(snapshot -> gib < snapshot.gib()).ifPresent(snapshot -> {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Volume of size " + gib + "GB is smaller than snapshot '" + snapshot.id() + "', expect size>= "
                            + snapshot.gib() + "GB");
        });
        type.checkSize(gib);
        Integer iops = type.iops(asked.iops, gib);
        boolean multiAttach = Boolean.TRUE.equals(asked.multiAttach);
        if (multiAttach && !type.multiAttach()) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "The parameter MultiAttachEnabled is not supported for " + type.api() + " volumes.");
        }
        if (asked.kmsKey != null && !Boolean.TRUE.equals(asked.encrypted)) {
            throw new AwsError(
                    "InvalidParameterDependency", "The parameter KmsKeyId requires the parameter Encrypted to be set.");
        }
        // Encryption cannot be removed: a volume of an encrypted snapshot is encrypted, whatever is asked for.
        boolean inherited = source.map(Snapshot::encrypted).orElse(false);
        boolean encrypted = inherited || Boolean.TRUE.equals(asked.encrypted) || Encryption.byDefault(world, scope);
        String key = !encrypted
                ? null
                : inherited && asked.kmsKey == null
                        ? source.get().kmsKey()
                        : Encryption.arn(world, scope, asked.kmsKey);
        return new VolumeSpec(
                type,
                gib,
                iops,
                type.throughput(asked.throughput, iops),
                encrypted,
                key,
                source.map(Snapshot::id).orElse(null),
                multiAttach,
                initialization(asked.initialization, source.isPresent()));
    }

    /** This, made from the snapshot of an image that belongs to somebody else; its size has been checked. */
    public VolumeSpec of(String publicSnapshot) {
        return new VolumeSpec(
                type, gib, iops, throughput, encrypted, kmsKey, publicSnapshot, multiAttach, initializationMib);
    }

    private static int initialization(Integer asked, boolean fromSnapshot) {
        if (asked == null) {
            return 0;
        }
        if (!fromSnapshot) {
            throw new AwsError(
                    "InvalidParameterDependency",
                    "The parameter VolumeInitializationRate requires the parameter SnapshotId to be set.");
        }
        if (asked < SLOWEST_INITIALIZATION || asked > FASTEST_INITIALIZATION) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + asked + ") for parameter volumeInitializationRate is invalid. It must be between "
                            + SLOWEST_INITIALIZATION + " and " + FASTEST_INITIALIZATION + " MiB/s.");
        }
        return asked;
    }
}
