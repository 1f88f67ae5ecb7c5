package skylab.aws.ec2.eni;

import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.vpc.Subnet.SUBNETS;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.instance.Hosts;
import skylab.aws.ec2.instance.Instance;
import skylab.aws.ec2.instance.Lifecycle;
import skylab.aws.ec2.instance.Phase;
import skylab.aws.ec2.type.InstanceKind;
import skylab.network.eni.Interfaces;
import skylab.network.eni.NetworkInterface;
import skylab.network.eni.NetworkInterface.Attachment;
import skylab.network.eni.NetworkInterface.Link;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.Transition;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DetachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DetachNetworkInterfaceResponse;

/** Attaching network interfaces to instances, and detaching them. */
public final class EniAttachments {
    /** How ids of attachments begin that services made. */
    static final String MANAGED = "ela-attach-";

    private EniAttachments() {}

    /** AttachNetworkInterface. */
    public static AttachNetworkInterfaceResponse attach(Call call, AttachNetworkInterfaceRequest request) {
        World world = call.tx().world();
        Scope scope = call.scope();
        NetworkInterface one = Enis.own(call, request.networkInterfaceId());
        Instance instance = Lifecycle.IDS.one(world, scope, request.instanceId());
        if (request.deviceIndex() == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter deviceIndex");
        }
        int device = request.deviceIndex();
        checkCard(request.networkCardIndex());
        if (!instance.is(Phase.RUNNING) && !instance.is(Phase.STOPPED)) {
            throw new AwsError(
                    "IncorrectInstanceState",
                    "Instance '" + instance.id() + "' is not in the 'running' or 'stopped' state.");
        }
        if (one.attachment() != null) {
            throw inUse(one);
        }
        String zone =
                world.table(scope, SUBNETS).get(one.subnet()).orElseThrow().zone();
        if (!zone.equals(instance.launch().zone())) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "You may not attach a network interface to an instance if they are not in the same availability"
                            + " zone");
        }
        List<NetworkInterface> others = Interfaces.of(world, scope, instance.id());
        checkDevice(instance.id(), others, device);
        InstanceKind kind = instance.kind();
        InterfaceLimits.checkCount(kind, others.size() + 1);
        InterfaceLimits.checkAddresses(kind, one);
        Hosts.appear(call.tx(), scope, instance.id());
        Attachment made = Interfaces.attach(
                call.tx(), scope, one.id(), new Interfaces.Slot(instance.id(), device, false), Link.ATTACHING);
        call.tx().schedule(seconds(call.tx()), new Attached(scope, one.id(), made.id()));
        return AttachNetworkInterfaceResponse.builder()
                .attachmentId(made.id())
                .networkCardIndex(0)
                .build();
    }

    /** Refuses network cards that the instance types of a lab do not have. */
    public static void checkCard(Integer card) {
        if (card != null && card != 0) {
            throw new AwsError(
                    "InvalidParameterValue", "Value (" + card + ") for parameter networkCardIndex is invalid.");
        }
    }

    private static void checkDevice(String instance, List<NetworkInterface> others, int device) {
        if (device < 0) {
            throw new AwsError("InvalidParameterValue", "Value (" + device + ") for parameter deviceIndex is invalid.");
        }
        if (others.stream().anyMatch(other -> other.attachment().device() == device)) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Instance '" + instance + "' already has an interface attached at device index '" + device + "'.");
        }
    }

    /** The refusal of an interface that is attached already. */
    public static AwsError inUse(NetworkInterface one) {
        return new AwsError("InvalidNetworkInterface.InUse", "Interface: [" + one.id() + "] in use.");
    }

    /** DetachNetworkInterface. */
    public static DetachNetworkInterfaceResponse detach(Call call, DetachNetworkInterfaceRequest request) {
        NetworkInterface one = attached(call, request.attachmentId());
        Attachment attachment = one.attachment();
        if (attachment.device() == 0) {
            throw new AwsError("OperationNotPermitted", "The network interface at device index 0 cannot be detached.");
        }
        if (attachment.link() != Link.ATTACHED && !Boolean.TRUE.equals(request.force())) {
            throw new AwsError(
                    "IncorrectState", "The attachment '" + attachment.id() + "' is not in the 'attached' state.");
        }
        call.tx().put(call.scope(), INTERFACES, one.id(), one.with(attachment.with(Link.DETACHING)));
        call.tx().schedule(seconds(call.tx()), new Detached(call.scope(), one.id(), attachment.id()));
        return DetachNetworkInterfaceResponse.builder().build();
    }

    /**
     * The interface of an attachment.
     *
     * @throws AwsError {@code InvalidAttachmentID.NotFound}, or {@code OperationNotPermitted} for one of a service
     */
    static NetworkInterface attached(Call call, String attachment) {
        if (attachment == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter attachmentId");
        }
        if (attachment.startsWith(MANAGED)) {
            throw new AwsError("OperationNotPermitted", "You are not allowed to manage 'ela-attach' attachments.");
        }
        return call.tx().all(call.scope(), INTERFACES).stream()
                .filter(one -> isAttachedBy(one, attachment))
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        "InvalidAttachmentID.NotFound",
                        "The interface attachment '" + attachment + "' does not exist."));
    }

    private static boolean isAttachedBy(NetworkInterface one, String attachment) {
        return one.attachment() != null && Objects.equals(one.attachment().id(), attachment);
    }

    /** The refusal of what concerns the only interface of an instance that has several. */
    public static AwsError severalInterfaces(String instance) {
        return new AwsError(
                "InvalidInstanceID",
                "There are multiple interfaces attached to instance '" + instance + "'. Please specify an interface ID"
                        + " for the operation instead.");
    }

    /** Whether the instance that an interface is attached to runs. */
    static boolean isRunning(Call call, NetworkInterface one) {
        return call.tx()
                .find(call.scope(), Instance.INSTANCES, one.machine())
                .filter(instance -> instance.is(Phase.RUNNING))
                .isPresent();
    }

    private static Duration seconds(Transaction tx) {
        return Duration.ofMillis(tx.random().nextLong(2500, 5000));
    }

    /** An interface has arrived at its instance. */
    private record Attached(Scope scope, String id, String attachment) implements Transition {
        @Override
        public void happen(Transaction tx) {
            tx.find(scope, INTERFACES, id)
                    .filter(one ->
                            isAttachedBy(one, attachment) && one.attachment().link() == Link.ATTACHING)
                    .ifPresent(one -> tx.put(
                            scope, INTERFACES, id, one.with(one.attachment().with(Link.ATTACHED))));
        }
    }

    /** An interface has left its instance. */
    private record Detached(Scope scope, String id, String attachment) implements Transition {
        @Override
        public void happen(Transaction tx) {
            tx.find(scope, INTERFACES, id)
                    .filter(one -> isAttachedBy(one, attachment))
                    .ifPresent(one -> Interfaces.detach(tx, scope, id));
        }
    }
}
