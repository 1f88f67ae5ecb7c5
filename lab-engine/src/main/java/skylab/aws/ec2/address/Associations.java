package skylab.aws.ec2.address;

import static skylab.network.eni.NetworkInterface.INTERFACES;

import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Ids;
import skylab.aws.ec2.eni.EniAttachments;
import skylab.aws.ec2.eni.Enis;
import skylab.aws.ec2.instance.Instance;
import skylab.aws.ec2.instance.Phase;
import skylab.network.address.ElasticAddress;
import skylab.network.address.ElasticAddresses;
import skylab.network.eni.Interfaces;
import skylab.network.eni.NetworkInterface;
import skylab.network.gateway.InternetGateway;
import skylab.network.vpc.Subnet;
import software.amazon.awssdk.services.ec2.model.AssociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AssociateAddressResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressResponse;

/** Letting elastic addresses lead to instances and interfaces (EC2 API reference, AssociateAddress and DisassociateAddress). */
public final class Associations {
    private static final Ids<Instance> INSTANCE_IDS = new Ids<>(Instance.INSTANCES, "instance ID", "InvalidInstanceID");

    private Associations() {}

    /** AssociateAddress: an address that leads elsewhere is taken from there, unless the caller forbids it. */
    public static AssociateAddressResponse associate(Call call, AssociateAddressRequest request) {
        ElasticAddress address = Addresses.named(call, request.allocationId(), request.publicIp());
        NetworkInterface target = target(call, request);
        String privateAddress =
                request.privateIpAddress() == null ? target.privateAddress() : request.privateIpAddress();
        if (target.address(privateAddress).isEmpty()) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The private IP address '" + privateAddress + "' is not assigned to the network interface '"
                            + target.id() + "'.");
        }
        requireGateway(call, target);
        if (address.isAssociated()) {
            ElasticAddress.Association before = address.association();
            if (before.networkInterface().equals(target.id())
                    && before.privateAddress().equals(privateAddress)) {
                return AssociateAddressResponse.builder()
                        .associationId(before.id())
                        .build();
            }
            requireOwn(call, address);
            if (Boolean.FALSE.equals(request.allowReassociation())) {
                throw new AwsError(
                        "Resource.AlreadyAssociated",
                        "resource " + address.id() + " is already associated with associate-id " + before.id());
            }
            end(call, address);
        }
        String association =
                ElasticAddresses.associate(call.tx(), call.scope(), address.id(), target.id(), privateAddress);
        return AssociateAddressResponse.builder().associationId(association).build();
    }

    // Without a gateway the address would lead nowhere (EC2 guide, "Elastic IP addresses").
    private static void requireGateway(Call call, NetworkInterface target) {
        String vpc = call.tx()
                .find(call.scope(), Subnet.SUBNETS, target.subnet())
                .orElseThrow()
                .vpc();
        if (call.tx().find(call.scope(), InternetGateway.BY_VPC, vpc).isEmpty()) {
            throw new AwsError("Gateway.NotAttached", "Network " + vpc + " is not attached to any internet gateway");
        }
    }

    /** Refuses to take an address from a service that uses it, e.g. a NAT gateway. */
    static void requireOwn(Call call, ElasticAddress address) {
        if (call.tx()
                .find(call.scope(), INTERFACES, address.association().networkInterface())
                .filter(NetworkInterface::isManaged)
                .isPresent()) {
            throw new AwsError("AuthFailure", "You do not have permission to access the specified resource.");
        }
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
            return Enis.own(call, request.networkInterfaceId());
        }
        Instance instance = INSTANCE_IDS.one(call.tx().world(), call.scope(), request.instanceId());
        if (!instance.is(Phase.RUNNING) && !instance.is(Phase.STOPPED) && !instance.is(Phase.STOPPING)) {
            throw new AwsError(
                    "InvalidInstanceID",
                    "The " + instance.state().phase().apiName() + " instance '" + instance.id()
                            + "' is not in a valid state for this operation.");
        }
        List<NetworkInterface> all = Interfaces.of(call.tx().world(), call.scope(), instance.id());
        if (all.size() > 1) {
            throw EniAttachments.severalInterfaces(instance.id());
        }
        return all.get(0);
    }

    /** DisassociateAddress: an address that leads nowhere is no error. */
    public static DisassociateAddressResponse disassociate(Call call, DisassociateAddressRequest request) {
        if (request.associationId() == null) {
            ElasticAddress address = Addresses.named(call, null, request.publicIp());
            if (address.isAssociated()) {
                requireOwn(call, address);
                end(call, address);
            }
        } else {
            ElasticAddress address = ElasticAddress.ofAssociation(
                            call.tx().world(), call.scope(), request.associationId())
                    .orElseThrow(() -> new AwsError(
                            "InvalidAssociationID.NotFound",
                            "The association ID '" + request.associationId() + "' does not exist"));
            requireOwn(call, address);
            end(call, address);
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
