package skylab.aws.ec2.volume;

import static skylab.aws.ec2.volume.Volume.VOLUMES;

import java.util.Objects;
import org.pcollections.TreePVector;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Ids;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.ZoneFault;
import skylab.aws.ec2.Zones;
import skylab.aws.ec2.instance.Hosts;
import skylab.aws.ec2.snapshot.FastRestores;
import skylab.aws.ec2.snapshot.Snapshots;
import skylab.aws.ec2.volume.Volume.Attachment;
import skylab.guest.disk.DeviceQueue;
import skylab.guest.disk.Disk;
import skylab.guest.disk.DiskFailure;
import skylab.guest.disk.Performance;
import skylab.guest.disk.Unloaded;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.Transition;
import software.amazon.awssdk.services.ec2.model.CreateVolumeRequest;
import software.amazon.awssdk.services.ec2.model.CreateVolumeResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVolumeRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVolumeResponse;

/** The beginning and the end of volumes. */
public final class VolumeLife {
    static final Ids<Volume> IDS = new Ids<>(VOLUMES, "volume", "InvalidVolume");

    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    private static final Kind<Token> TOKENS = new Kind<>("create-volume-token", "");

    private record Token(String volume, CreateVolumeRequest request) {}

    private VolumeLife() {}

    /** CreateVolume. */
    public static CreateVolumeResponse create(Call call, CreateVolumeRequest request) {
        Transaction tx = call.tx();
        Scope scope = call.scope();
        Token earlier = request.clientToken() == null
                ? null
                : tx.find(scope, TOKENS, request.clientToken()).orElse(null);
        if (earlier != null) {
            if (!earlier.request.equals(request)) {
                throw new AwsError(
                        "IdempotentParameterMismatch",
                        "Arguments on this idempotent request are inconsistent with arguments used in previous"
                                + " request(s).");
            }
            return created(call, IDS.one(tx.world(), scope, earlier.volume));
        }
        String zone = zone(scope, request);
        if (ZoneFault.isDown(call, zone)) {
            throw new AwsError(
                    "InsufficientVolumeCapacity",
                    "There is not enough capacity to fulfill your EBS volume provision request. You can try to"
                            + " provision a different volume type, or an EBS volume in a different Availability Zone.");
        }
        VolumeSpec spec = VolumeSpec.of(
                tx.world(),
                scope,
                new VolumeSpec.Asked(
                        request.volumeTypeAsString(),
                        request.size(),
                        request.iops(),
                        request.throughput(),
                        request.encrypted(),
                        request.kmsKeyId(),
                        request.snapshotId(),
                        request.multiAttachEnabled(),
                        request.volumeInitializationRate()));
        Volume volume = make(tx, scope, spec, zone, Volume.Phase.CREATING, null);
        Tags.add(tx, scope, volume.id(), Ask.tags(request.tagSpecifications(), "volume"));
        if (request.clientToken() != null) {
            tx.put(scope, TOKENS, request.clientToken(), new Token(volume.id(), request));
        }
        tx.schedule(Attachments.seconds(tx, 2, 8), new Ready(scope, volume.id()));
        return created(call, volume);
    }

    private static String zone(Scope scope, CreateVolumeRequest request) {
        Zones.Region region = Zones.region(scope.region());
        int byId = request.availabilityZoneId() == null ? -1 : region.zoneIds().indexOf(request.availabilityZoneId());
        String zone = byId >= 0 ? region.zones().get(byId) : request.availabilityZone();
        if (zone == null && request.availabilityZoneId() == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter zone");
        }
        if (!region.zones().contains(Objects.requireNonNullElse(zone, ""))) {
            throw new AwsError(
                    "InvalidZone.NotFound",
                    "The zone '" + (zone == null ? request.availabilityZoneId() : zone) + "' does not exist.");
        }
        return zone;
    }

    private static CreateVolumeResponse created(Call call, Volume volume) {
        software.amazon.awssdk.services.ec2.model.Volume shape =
                VolumeShape.of(call.tx().world(), call.scope(), volume);
        return CreateVolumeResponse.builder()
                .volumeId(shape.volumeId())
                .size(shape.size())
                .volumeType(shape.volumeType())
                .iops(shape.iops())
                .throughput(shape.throughput())
                .encrypted(shape.encrypted())
                .kmsKeyId(shape.kmsKeyId())
                .snapshotId(shape.snapshotId())
                .availabilityZone(shape.availabilityZone())
                .availabilityZoneId(shape.availabilityZoneId())
                .createTime(shape.createTime())
                .multiAttachEnabled(shape.multiAttachEnabled())
                .fastRestored(shape.fastRestored())
                .volumeInitializationRate(shape.volumeInitializationRate())
                .state(shape.state())
                .tags(shape.tags())
                .build();
    }

    /**
     * Makes a volume with what is on it. The disks of a launch come into being with its machine, unless they have the content
     * of an own snapshot.
     *
     * @param attachment where it is attached from the beginning, or null
     */
    public static Volume make(
            Transaction tx, Scope scope, VolumeSpec spec, String zone, Volume.Phase phase, Attachment attachment) {
        String id = tx.newId(VOLUMES);
        boolean fast = spec.snapshot() != null && FastRestores.isReady(tx.world(), scope, spec.snapshot(), zone);
        Volume volume = Volume.of(
                id,
                spec,
                zone,
                tx.now(),
                fast,
                phase,
                attachment == null ? TreePVector.empty() : TreePVector.singleton(attachment));
        tx.put(scope, VOLUMES, id, volume);
        long size = spec.gib() * GIB;
        boolean restored = spec.snapshot() != null && Snapshots.restore(tx, scope, spec.snapshot(), id, size);
        if (attachment == null) {
            if (spec.snapshot() == null) {
                tx.put(scope, Disk.DISKS, id, Disk.blank(size));
            } else if (!restored) {
                tx.put(scope, Disk.DISKS, id, Snapshots.publicDisk(tx.world(), scope, spec.snapshot(), size));
            }
            if (spec.snapshot() != null && !fast) {
                tx.put(scope, Unloaded.UNLOADED, id, Unloaded.all(size, spec.initializationMib() * MIB, tx.now()));
            }
        }
        Performance speed = VolumeType.named(volume.type()).speed(volume.gib(), volume.iops(), volume.throughput());
        if (!speed.equals(Performance.GP3)) {
            tx.put(scope, Performance.PERFORMANCES, id, speed);
        }
        return volume;
    }

    /** Makes a volume with the content of any snapshot, attached from the beginning. */
    static Volume restored(Transaction tx, Scope scope, VolumeSpec spec, String zone, Attachment attachment) {
        Volume volume = make(tx, scope, spec, zone, Volume.Phase.READY, attachment);
        if (tx.find(scope, Disk.DISKS, volume.id()).isEmpty()) {
            tx.put(
                    scope,
                    Disk.DISKS,
                    volume.id(),
                    Snapshots.publicDisk(tx.world(), scope, spec.snapshot(), spec.gib() * GIB));
        }
        return volume;
    }

    /** Gives a volume's disk the size and speed that the volume now has. */
    static void grow(Transaction tx, Scope scope, Volume volume) {
        long size = volume.gib() * GIB;
        tx.find(scope, Disk.DISKS, volume.id())
                .filter(disk -> disk.size() != size)
                .ifPresent(disk -> {
                    tx.put(scope, Disk.DISKS, volume.id(), disk.resized(size));
                    volume.attachments()
                            .forEach(attachment -> Hosts.MACHINES.resized(
                                    tx, scope, attachment.instance(), volume.id(), disk.size(), size));
                });
        tx.put(
                scope,
                Performance.PERFORMANCES,
                volume.id(),
                VolumeType.named(volume.type()).speed(volume.gib(), volume.iops(), volume.throughput()));
    }

    /** DeleteVolume. */
    public static DeleteVolumeResponse delete(Call call, DeleteVolumeRequest request) {
        Volume volume = IDS.one(call.tx().world(), call.scope(), request.volumeId());
        if (!volume.attachments().isEmpty()) {
            throw new AwsError(
                    "VolumeInUse",
                    "Volume " + volume.id() + " is currently attached to "
                            + volume.attachments().get(0).instance());
        }
        if (volume.phase() != Volume.Phase.READY) {
            throw new AwsError(
                    "IncorrectState", "The volume '" + volume.id() + "' is in the '" + volume.state() + "' state.");
        }
        remove(call.tx(), call.scope(), volume);
        return DeleteVolumeResponse.builder().build();
    }

    /** Lets a volume that is attached nowhere disappear in a while. */
    static void remove(Transaction tx, Scope scope, Volume volume) {
        tx.put(scope, VOLUMES, volume.id(), volume.with(Volume.Phase.DELETING));
        tx.schedule(Attachments.seconds(tx, 3, 8), new Deleted(scope, volume.id()));
    }

    /** Forgets a volume and what is on it. */
    static void forget(Transaction tx, Scope scope, String id) {
        tx.find(scope, VOLUMES, id).ifPresent(volume -> VolumePast.gone(tx, scope, volume));
        tx.remove(scope, VOLUMES, id);
        tx.remove(scope, Disk.DISKS, id);
        tx.remove(scope, Performance.PERFORMANCES, id);
        tx.remove(scope, DeviceQueue.QUEUES, id);
        tx.remove(scope, DiskFailure.FAILURES, id);
        tx.remove(scope, Unloaded.UNLOADED, id);
        tx.remove(scope, Modification.MODIFICATIONS, id);
        tx.remove(scope, Tags.TAGS, id);
        Snapshots.forgetVolume(tx, scope, id);
    }

    /** What the end of an instance means for a volume: it goes too, or becomes available. */
    public static void release(Transaction tx, Scope scope, String volume, String instance) {
        tx.find(scope, VOLUMES, volume).ifPresent(row -> {
            Volume free = row.detached(instance);
            boolean goes = row.attachment(instance)
                    .map(Attachment::deleteOnTermination)
                    .orElse(false);
            if (goes && free.attachments().isEmpty()) {
                forget(tx, scope, volume);
            } else {
                VolumePast.detached(tx, scope, row, instance);
                tx.put(scope, VOLUMES, volume, free);
            }
        });
    }

    /** A volume that was made can be used. */
    private record Ready(Scope scope, String id) implements Transition {
        @Override
        public void happen(Transaction tx) {
            tx.update(
                    scope,
                    VOLUMES,
                    id,
                    volume -> volume.phase() == Volume.Phase.CREATING ? volume.with(Volume.Phase.READY) : volume);
        }
    }

    /** A volume that was deleted is gone. */
    private record Deleted(Scope scope, String id) implements Transition {
        @Override
        public void happen(Transaction tx) {
            tx.find(scope, VOLUMES, id)
                    .filter(volume -> volume.phase() == Volume.Phase.DELETING)
                    .ifPresent(volume -> forget(tx, scope, id));
        }
    }
}
