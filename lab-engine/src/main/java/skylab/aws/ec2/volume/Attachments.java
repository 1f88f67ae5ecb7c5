package skylab.aws.ec2.volume;

import static skylab.aws.ec2.instance.Instance.INSTANCES;
import static skylab.aws.ec2.volume.Volume.VOLUMES;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.instance.Hosts;
import skylab.aws.ec2.instance.Instance;
import skylab.aws.ec2.instance.Lifecycle;
import skylab.aws.ec2.instance.Phase;
import skylab.aws.ec2.type.InstanceKind;
import skylab.aws.ec2.volume.Volume.Attachment;
import skylab.aws.ec2.volume.Volume.Link;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.Transition;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.AttachVolumeRequest;
import software.amazon.awssdk.services.ec2.model.AttachVolumeResponse;
import software.amazon.awssdk.services.ec2.model.DetachVolumeRequest;
import software.amazon.awssdk.services.ec2.model.DetachVolumeResponse;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;

/** Attaching volumes to instances, and detaching them (EC2 API reference, AttachVolume and DetachVolume). */
public final class Attachments {
    private static final Pattern DEVICE = Pattern.compile("(/dev/)?(sd[a-z]([1-9]|1[0-5])?|xvd[a-z][a-z]?[0-9]{0,2})");

    // EBS guide, "Amazon EBS Multi-Attach": up to 16 instances built on Nitro.
    private static final int MOST_INSTANCES = 16;
    // EC2 guide, "Volume limits": more than 40 volumes may keep a Xen instance from booting.
    private static final int MOST_ON_XEN = 40;
    // EBS guide, "Amazon EBS encryption": every type but those of the first generation.
    private static final Set<String> WITHOUT_ENCRYPTION = Set.of("t1", "m1", "m2", "c1", "hs1", "cc2", "cg1");

    private static final Duration LONGEST_LOOK = Duration.ofMinutes(1);
    private static final Duration SHORTEST_LOOK = Duration.ofSeconds(2);

    private Attachments() {}

    /** AttachVolume. */
    public static AttachVolumeResponse attach(Call call, AttachVolumeRequest request) {
        World world = call.tx().world();
        Scope scope = call.scope();
        Volume volume = VolumeLife.IDS.one(world, scope, request.volumeId());
        Instance instance = Lifecycle.IDS.one(world, scope, request.instanceId());
        String device = request.device();
        if (device == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter device");
        }
        if (!DEVICE.matcher(device).matches()) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + device + ") for parameter device is invalid. " + device
                            + " is not a valid EBS device name.");
        }
        if (!instance.is(Phase.RUNNING) && !instance.is(Phase.STOPPED)) {
            throw new AwsError("IncorrectState", "Instance '" + instance.id() + "' is not 'running'.");
        }
        if (instance.state().hibernated() != null) {
            throw new AwsError(
                    "UnsupportedOperation",
                    "The instance '" + instance.id() + "' is hibernated: its volumes cannot be changed.");
        }
        checkVolume(volume, instance);
        checkInstance(volume, instance, device);
        Instant now = call.tx().now();
        Attachment attachment = new Attachment(instance.id(), device, now, false, Link.ATTACHING);
        call.tx().put(scope, VOLUMES, volume.id(), volume.attached(attachment));
        call.tx()
                .put(
                        scope,
                        INSTANCES,
                        instance.id(),
                        instance.withDevices(instance.devices().plus(device, volume.id())));
        call.tx().schedule(seconds(call.tx(), 2, 5), new Attached(scope, volume.id(), instance.id(), now));
        VolumeAttachment shape = VolumeShape.of(volume, attachment);
        return AttachVolumeResponse.builder()
                .volumeId(shape.volumeId())
                .instanceId(shape.instanceId())
                .device(shape.device())
                .attachTime(shape.attachTime())
                .deleteOnTermination(shape.deleteOnTermination())
                .state(shape.state())
                .build();
    }

    private static void checkVolume(Volume volume, Instance instance) {
        if (!volume.zone().equals(instance.launch().zone())) {
            throw new AwsError(
                    "InvalidVolume.ZoneMismatch",
                    "The volume '" + volume.id() + "' is not in the same availability zone as instance '"
                            + instance.id() + "'");
        }
        boolean mayHaveMore =
                volume.multiAttach() && volume.attachment(instance.id()).isEmpty();
        if (!volume.attachments().isEmpty() && !mayHaveMore) {
            throw new AwsError("VolumeInUse", volume.id() + " is already attached to an instance");
        }
        if (volume.phase() != Volume.Phase.READY) {
            throw new AwsError("IncorrectState", volume.id() + " is not 'available'.");
        }
        InstanceKind kind = instance.kind();
        if (volume.multiAttach() && !kind.nitro()) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "Multi-Attach enabled volumes can only be attached to instances built on the Nitro System.");
        }
        if (volume.attachments().size() >= MOST_INSTANCES) {
            throw new AwsError(
                    "AttachmentLimitExceeded",
                    "The volume '" + volume.id() + "' is already attached to " + MOST_INSTANCES + " instances.");
        }
        if (volume.encrypted() && WITHOUT_ENCRYPTION.contains(kind.family())) {
            throw new AwsError(
                    "UnsupportedOperation",
                    "Encrypted volumes are not supported for the instance type '" + kind.name() + "'.");
        }
    }

    private static void checkInstance(Volume volume, Instance instance, String device) {
        String name = shortName(device);
        if (instance.devices().keySet().stream()
                .anyMatch(used -> shortName(used).equals(name))) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Invalid value '" + device + "' for unixDevice. Attachment point " + device + " is already in use");
        }
        InstanceKind kind = instance.kind();
        int most = kind.nitro() && kind.ebs().attachments() > 0 ? kind.ebs().attachments() : MOST_ON_XEN;
        if (instance.devices().size() >= most) {
            throw new AwsError(
                    "AttachmentLimitExceeded",
                    "Instance '" + instance.id() + "' of type " + kind.name() + " cannot have more than " + most
                            + " volumes attached.");
        }
    }

    // On Xen /dev/sdf and /dev/xvdf are one and the same.
    private static String shortName(String device) {
        return device.replaceFirst("^(/dev/)?(sd|xvd)", "");
    }

    /** DetachVolume. */
    public static DetachVolumeResponse detach(Call call, DetachVolumeRequest request) {
        World world = call.tx().world();
        Scope scope = call.scope();
        Volume volume = VolumeLife.IDS.one(world, scope, request.volumeId());
        Attachment attachment = attachment(call, volume, request);
        Instance instance = Lifecycle.IDS.one(world, scope, attachment.instance());
        boolean root = attachment.device().equals(instance.launch().rootDevice());
        if (root && !instance.is(Phase.STOPPED)) {
            throw new AwsError(
                    "OperationNotPermitted",
                    "Unable to detach root volume '" + volume.id() + "' from instance '" + instance.id() + "'");
        }
        if (instance.state().hibernated() != null) {
            throw new AwsError(
                    "UnsupportedOperation",
                    "The instance '" + instance.id() + "' is hibernated: its volumes cannot be changed.");
        }
        boolean force = Boolean.TRUE.equals(request.force());
        if (attachment.link() == Link.ATTACHING || attachment.link() == Link.DETACHING && !force) {
            throw new AwsError(
                    "IncorrectState",
                    "The attachment of volume '" + volume.id() + "' is in the '"
                            + attachment.link().name().toLowerCase(java.util.Locale.ROOT) + "' state.");
        }
        Hosts.appear(call.tx(), scope, instance.id());
        Attachment detaching = attachment.with(Link.DETACHING);
        call.tx().put(scope, VOLUMES, volume.id(), volume.attached(detaching));
        call.tx()
                .schedule(
                        seconds(call.tx(), 2, 6),
                        new Detached(
                                scope,
                                volume.id(),
                                instance.id(),
                                attachment.since(),
                                force,
                                call.tx().now()));
        VolumeAttachment shape = VolumeShape.of(volume, detaching);
        return DetachVolumeResponse.builder()
                .volumeId(shape.volumeId())
                .instanceId(shape.instanceId())
                .device(shape.device())
                .attachTime(shape.attachTime())
                .deleteOnTermination(shape.deleteOnTermination())
                .state(shape.state())
                .build();
    }

    private static Attachment attachment(Call call, Volume volume, DetachVolumeRequest request) {
        if (volume.attachments().isEmpty()) {
            throw new AwsError(
                    "IncorrectState", "Volume '" + volume.id() + "' is in the '" + volume.state() + "' state.");
        }
        if (request.instanceId() == null) {
            if (volume.attachments().size() > 1) {
                throw new AwsError(
                        "MissingParameter",
                        "The request must contain the parameter instanceId: the volume '" + volume.id()
                                + "' is attached to several instances");
            }
        } else {
            Lifecycle.IDS.one(call.tx().world(), call.scope(), request.instanceId());
        }
        return volume.attachments().stream()
                .filter(one -> request.instanceId() == null || one.instance().equals(request.instanceId()))
                .filter(one -> request.device() == null || one.device().equals(request.device()))
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        "InvalidAttachment.NotFound",
                        "The volume '" + volume.id() + "' is not attached to "
                                + (request.instanceId() == null ? "" : "instance '" + request.instanceId() + "'")
                                + (request.device() == null ? "" : " as device '" + request.device() + "'")));
    }

    static Duration seconds(Transaction tx, int least, int most) {
        return Duration.ofMillis(tx.random().nextLong(least * 1000L, most * 1000L));
    }

    /** A volume has arrived at its instance, which sees it if it runs. */
    private record Attached(Scope scope, String volume, String instance, Instant since) implements Transition {
        @Override
        public void happen(Transaction tx) {
            Attachment attachment = expected(tx, scope, volume, instance, since);
            if (attachment != null) {
                tx.update(scope, VOLUMES, volume, row -> row.attached(attachment.with(Link.ATTACHED)));
                Hosts.attachDisk(tx, scope, instance, attachment.device(), volume);
                VolumeFault.attached(tx, scope, volume, instance);
            }
        }
    }

    /**
     * A volume leaves its instance; but not while the instance has a file system of it mounted, unless by force. Looking
     * again becomes rarer with time.
     */
    private record Detached(Scope scope, String volume, String instance, Instant since, boolean force, Instant asked)
            implements Transition {
        @Override
        public void happen(Transaction tx) {
            Attachment attachment = expected(tx, scope, volume, instance, since);
            if (attachment == null) {
                return;
            }
            if (!force && Hosts.isMounted(tx, scope, instance, volume)) {
                tx.update(scope, VOLUMES, volume, row -> row.attached(attachment.with(Link.BUSY)));
                Duration waited = Duration.between(asked, tx.now()).dividedBy(10);
                Duration next = waited.compareTo(LONGEST_LOOK) > 0
                        ? LONGEST_LOOK
                        : waited.compareTo(SHORTEST_LOOK) < 0 ? SHORTEST_LOOK : waited;
                tx.schedule(next, this);
                return;
            }
            tx.find(scope, VOLUMES, volume).ifPresent(row -> VolumePast.detached(tx, scope, row, instance));
            tx.update(scope, VOLUMES, volume, row -> row.detached(instance));
            tx.update(
                    scope,
                    INSTANCES,
                    instance,
                    row -> row.withDevices(row.devices().minus(attachment.device())));
            Hosts.detachDisk(tx, scope, instance, volume);
            VolumeFault.detached(tx, scope, volume, instance);
        }
    }

    private static Attachment expected(Transaction tx, Scope scope, String volume, String instance, Instant since) {
        return tx.find(scope, VOLUMES, volume)
                .flatMap(row -> row.attachment(instance))
                .filter(attachment -> attachment.since().equals(since))
                .orElse(null);
    }
}
