package skylab.aws.ec2.address;

import static skylab.network.eni.NetworkInterface.INTERFACES;

import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Ids;
import skylab.aws.ec2.instance.Instance;
import skylab.aws.ec2.instance.Phase;
import skylab.network.address.ElasticAddress;
import skylab.network.address.ElasticAddresses;
import skylab.network.eni.Interfaces;
import skylab.network.eni.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.AssociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AssociateAddressResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressResponse;

/** Letting elastic addresses lead to instances (EC2 API reference, AssociateAddress and DisassociateAddress). */
public final class Associations {
    private static final Ids<Instance> INSTANCE_IDS = new Ids<>(Instance.INSTANCES, "instance ID", "InvalidInstanceID");
    private static final Ids<NetworkInterface> INTERFACE_IDS =
            new Ids<>(INTERFACES, "networkInterface ID", "InvalidNetworkInterfaceID");

    private Associations() {}

    /** AssociateAddress: an address that leads elsewhere is taken from there, unless the caller forbids it. */
    public static AssociateAddressResponse associate(Call call, AssociateAddressRequest request) {
        ElasticAddress address = Addresses.named(call, request.allocationId(), request.publicIp());
        NetworkInterface target = target(call, request);
        if (request.privateIpAddress() != null && !request.privateIpAddress().equals(target.privateAddress())) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The private IP address '" + request.privateIpAddress() + "' is not assigned to the network"
                            + " interface '" + target.id() + "'.");
        }
        if (address.isAssociated()) {
            ElasticAddress.Association before = address.association();
            if (before.networkInterface().equals(target.id())) {
                return AssociateAddressResponse.builder()
                        .associationId(before.id())
                        .build();
            }
            if (Boolean.FALSE.equals(request.allowReassociation())) {
                throw new AwsError(
                        "Resource.AlreadyAssociated",
                        "resource " + address.id() + " is already associated with associate-id " + before.id());
            }
            end(call, address);
        }
        String association = ElasticAddresses.associate(call.tx(), call.scope(), address.id(), target.id());
        return AssociateAddressResponse.builder().associationId(association).build();
    }

    private static NetworkInterface target(Call call, AssociateAddressRequest request) {
        if ((request.instanceId() == null) == (request.networkInterfaceId() == null)) {
            throw request.instanceId() == null
                    ? new AwsError("MissingParameter", "Either instance ID or network interface id must be specified")
                    : new AwsError(
                            "InvalidParameterCombination",
                            "You may specify instance ID or network interface ID, but not both");
        }
        if (request.networkInterfaceId() != null) {
            return INTERFACE_IDS.one(call.tx().world(), call.scope(), request.networkInterfaceId());
        }
        Instance instance = INSTANCE_IDS.one(call.tx().world(), call.scope(), request.instanceId());
        if (!instance.is(Phase.RUNNING) && !instance.is(Phase.STOPPED) && !instance.is(Phase.STOPPING)) {
            throw new AwsError(
                    "InvalidInstanceID",
                    "The " + instance.state().phase().apiName() + " instance '" + instance.id()
                            + "' is not in a valid state for this operation.");
        }
        return call.tx()
                .find(call.scope(), INTERFACES, instance.networkInterface())
                .orElseThrow();
    }

    /** DisassociateAddress: an address that leads nowhere is no error. */
    public static DisassociateAddressResponse disassociate(Call call, DisassociateAddressRequest request) {
        if (request.associationId() == null) {
            ElasticAddress address = Addresses.named(call, null, request.publicIp());
            if (address.isAssociated()) {
                end(call, address);
            }
        } else {
            end(
                    call,
                    ElasticAddress.ofAssociation(call.tx().world(), call.scope(), request.associationId())
                            .orElseThrow(() -> new AwsError(
                                    "InvalidAssociationID.NotFound",
                                    "The association ID '" + request.associationId() + "' does not exist")));
        }
        return DisassociateAddressResponse.builder().build();
    }

    /** Lets an address lead nowhere; a running instance receives an ordinary one again, if it was launched with one. */
    static void end(Call call, ElasticAddress address) {
        String networkInterface = address.association().networkInterface();
        ElasticAddresses.disassociate(call.tx(), call.scope(), address.id());
        call.tx()
                .find(call.scope(), INTERFACES, networkInterface)
                .map(NetworkInterface::machine)
                .flatMap(id -> call.tx().find(call.scope(), Instance.INSTANCES, id))
                .filter(instance -> instance.is(Phase.RUNNING))
                .ifPresent(instance -> Interfaces.assignPublicAddress(call.tx(), call.scope(), networkInterface));
    }
}
