package skylab.aws.ec2.nat;

import static skylab.network.gateway.NatGateway.NAT_GATEWAYS;
import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.network.address.ElasticAddress;
import skylab.network.address.ElasticAddresses;
import skylab.network.eni.InterfaceAddresses;
import skylab.network.gateway.NatGateway;
import skylab.network.gateway.NatGateway.Address;
import skylab.network.gateway.NatGateway.State;
import skylab.network.vpc.Subnet;
import software.amazon.awssdk.services.ec2.model.AssignPrivateNatGatewayAddressRequest;
import software.amazon.awssdk.services.ec2.model.AssignPrivateNatGatewayAddressResponse;
import software.amazon.awssdk.services.ec2.model.AssociateNatGatewayAddressRequest;
import software.amazon.awssdk.services.ec2.model.AssociateNatGatewayAddressResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateNatGatewayAddressRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateNatGatewayAddressResponse;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddress;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddressStatus;
import software.amazon.awssdk.services.ec2.model.UnassignPrivateNatGatewayAddressRequest;
import software.amazon.awssdk.services.ec2.model.UnassignPrivateNatGatewayAddressResponse;

/**
 * Further addresses of NAT gateways: each allows as many simultaneous connections to a destination again (VPC guide,
 * "Secondary IP addresses of NAT gateways"). They come and go at once; nothing is drained.
 */
public final class NatGatewayAddresses {
    private static final int LONGEST_DRAIN = 4000;

    private NatGatewayAddresses() {}

    /** AssociateNatGatewayAddress. */
    public static AssociateNatGatewayAddressResponse associate(Call call, AssociateNatGatewayAddressRequest request) {
        NatGateway gateway = available(call, request.natGatewayId(), true);
        if (request.allocationIds().isEmpty()) {
            throw new AwsError("MissingParameter", "The request must contain the parameter allocationIds");
        }
        List<ElasticAddress> allocations = NatGatewaySpec.allocations(call, request.allocationIds());
        allocations.stream().filter(ElasticAddress::isAssociated).findFirst().ifPresent(one -> {
            throw new AwsError(
                    "Resource.AlreadyAssociated", "Elastic IP address [" + one.id() + "] is already associated");
        });
        int more = allocations.size() - request.privateIpAddresses().size();
        if (more < 0) {
            throw invalid("Each private IP address of a public NAT gateway requires an allocation ID.");
        }
        List<String> added = add(call, gateway, request.privateIpAddresses(), more);
        List<Address> addresses = new ArrayList<>(gateway.addresses());
        for (int i = 0; i < added.size(); i++) {
            ElasticAddress elastic = allocations.get(i);
            String own = network(gateway);
            ElasticAddresses.associate(call.tx(), call.scope(), elastic.id(), own, added.get(i));
            addresses.add(new Address(own, added.get(i), elastic.id(), elastic.address()));
        }
        NatGateway changed = put(call, gateway, addresses);
        return AssociateNatGatewayAddressResponse.builder()
                .natGatewayId(gateway.id())
                .natGatewayAddresses(shown(call, changed, address -> added.contains(address.privateIp())))
                .build();
    }

    /** DisassociateNatGatewayAddress: not the primary one. */
    public static DisassociateNatGatewayAddressResponse disassociate(
            Call call, DisassociateNatGatewayAddressRequest request) {
        NatGateway gateway = available(call, request.natGatewayId(), true);
        requireDrain(request.maxDrainDurationSeconds());
        if (request.associationIds().isEmpty()) {
            throw new AwsError("MissingParameter", "The request must contain the parameter associationIds");
        }
        List<NatGatewayAddress> gone =
                shown(call, gateway, address -> request.associationIds().contains(address.associationId()));
        for (String id : request.associationIds()) {
            if (gone.stream().noneMatch(address -> id.equals(address.associationId()))) {
                throw new AwsError("InvalidAssociationID.NotFound", "The association ID '" + id + "' does not exist");
            }
        }
        remove(call, gateway, gone);
        return DisassociateNatGatewayAddressResponse.builder()
                .natGatewayId(gateway.id())
                .natGatewayAddresses(going(gone, NatGatewayAddressStatus.DISASSOCIATING))
                .build();
    }

    /** AssignPrivateNatGatewayAddress. */
    public static AssignPrivateNatGatewayAddressResponse assign(
            Call call, AssignPrivateNatGatewayAddressRequest request) {
        NatGateway gateway = available(call, request.natGatewayId(), false);
        Integer count = request.privateIpAddressCount();
        if ((count == null) == request.privateIpAddresses().isEmpty()) {
            throw count == null
                    ? new AwsError(
                            "MissingParameter",
                            "Either private IP addresses or private IP address count must be specified")
                    : new AwsError(
                            "InvalidParameterCombination",
                            "You may specify private IP addresses or their count, but not both");
        }
        if (count != null && (count < 1 || count >= NatGatewaySpec.MOST_ADDRESSES)) {
            throw invalid("Value (" + count + ") for parameter privateIpAddressCount is invalid.");
        }
        List<String> added = add(call, gateway, request.privateIpAddresses(), Objects.requireNonNullElse(count, 0));
        List<Address> addresses = new ArrayList<>(gateway.addresses());
        added.forEach(address -> addresses.add(new Address(network(gateway), address, null, null)));
        NatGateway changed = put(call, gateway, addresses);
        return AssignPrivateNatGatewayAddressResponse.builder()
                .natGatewayId(gateway.id())
                .natGatewayAddresses(shown(call, changed, address -> added.contains(address.privateIp())))
                .build();
    }

    /** UnassignPrivateNatGatewayAddress: not the primary one. */
    public static UnassignPrivateNatGatewayAddressResponse unassign(
            Call call, UnassignPrivateNatGatewayAddressRequest request) {
        NatGateway gateway = available(call, request.natGatewayId(), false);
        requireDrain(request.maxDrainDurationSeconds());
        if (request.privateIpAddresses().isEmpty()) {
            throw new AwsError("MissingParameter", "The request must contain the parameter privateIpAddresses");
        }
        List<NatGatewayAddress> gone =
                shown(call, gateway, address -> request.privateIpAddresses().contains(address.privateIp()));
        for (String one : request.privateIpAddresses()) {
            if (gone.stream().noneMatch(address -> one.equals(address.privateIp()))) {
                throw invalid(
                        "The private IP address '" + one + "' is not assigned to NAT gateway '" + gateway.id() + "'.");
            }
        }
        remove(call, gateway, gone);
        return UnassignPrivateNatGatewayAddressResponse.builder()
                .natGatewayId(gateway.id())
                .natGatewayAddresses(going(gone, NatGatewayAddressStatus.UNASSIGNING))
                .build();
    }

    private static NatGateway available(Call call, String id, boolean isPublic) {
        NatGateway gateway = NatGateways.one(call, id);
        if (gateway.state() != State.AVAILABLE) {
            throw new AwsError(
                    "IncorrectState",
                    "NAT gateway " + gateway.id() + " is in the '" + NatGateways.state(gateway)
                            + "' state; it must be 'available'");
        }
        if (gateway.isPublic() != isPublic) {
            throw new AwsError(
                    "UnsupportedOperation",
                    "NAT gateway " + gateway.id() + " has the connectivity type '"
                            + (gateway.isPublic() ? "public" : "private") + "', which does not support this operation");
        }
        return gateway;
    }

    private static List<String> add(Call call, NatGateway gateway, List<String> named, int more) {
        Subnet subnet = call.tx().find(call.scope(), SUBNETS, gateway.subnet()).orElseThrow();
        NatGatewaySpec.check(call, subnet, named);
        NatGatewaySpec.requireFew(gateway.addresses().size() + named.size() + more);
        List<String> added = new ArrayList<>(named);
        InterfaceAddresses.assign(call.tx(), call.scope(), network(gateway), named);
        if (more > 0) {
            added.addAll(InterfaceAddresses.assign(call.tx(), call.scope(), network(gateway), more)
                    .orElseThrow(() -> new AwsError(
                            "InsufficientFreeAddressesInSubnet",
                            "The specified subnet does not have enough free addresses to satisfy the request.")));
        }
        return added;
    }

    private static void remove(Call call, NatGateway gateway, List<NatGatewayAddress> gone) {
        if (gone.stream().anyMatch(NatGatewayAddress::isPrimary)) {
            throw invalid("The primary IP address of a NAT gateway cannot be removed.");
        }
        List<String> addresses = gone.stream().map(NatGatewayAddress::privateIp).toList();
        InterfaceAddresses.unassign(call.tx(), call.scope(), network(gateway), addresses);
        put(
                call,
                gateway,
                gateway.addresses().stream()
                        .filter(one -> !addresses.contains(one.privateAddress()))
                        .toList());
    }

    private static NatGateway put(Call call, NatGateway gateway, List<Address> addresses) {
        NatGateway changed = gateway.with(addresses);
        call.tx().put(call.scope(), NAT_GATEWAYS, gateway.id(), changed);
        return changed;
    }

    private static String network(NatGateway gateway) {
        return gateway.addresses().get(0).networkInterface();
    }

    private static List<NatGatewayAddress> shown(Call call, NatGateway gateway, Predicate<NatGatewayAddress> which) {
        return NatGatewayShape.addresses(call.tx().world(), call.scope(), gateway).stream()
                .filter(which)
                .toList();
    }

    private static List<NatGatewayAddress> going(List<NatGatewayAddress> gone, NatGatewayAddressStatus status) {
        return gone.stream()
                .map(address -> address.toBuilder().status(status).build())
                .toList();
    }

    // EC2 API reference, DisassociateNatGatewayAddress.
    private static void requireDrain(Integer seconds) {
        if (seconds != null && (seconds < 1 || seconds > LONGEST_DRAIN)) {
            throw invalid("Value (" + seconds + ") for parameter maxDrainDurationSeconds is invalid.");
        }
    }

    private static AwsError invalid(String message) {
        return new AwsError("InvalidParameterValue", message);
    }
}
