package skylab.aws.ec2.nat;

import static skylab.network.address.ElasticAddress.ELASTIC_ADDRESSES;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import skylab.aws.ec2.Ask;
import skylab.network.address.ElasticAddress;
import skylab.network.gateway.NatGateway;
import skylab.network.gateway.NatGateway.Address;
import skylab.network.gateway.NatGateway.State;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.ConnectivityType;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddress;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddressStatus;

/** A NAT gateway as the API shows it. */
final class NatGatewayShape {
    private NatGatewayShape() {}

    static software.amazon.awssdk.services.ec2.model.NatGateway of(World world, Scope scope, NatGateway gateway) {
        boolean failed = gateway.state() == State.FAILED;
        boolean ends = gateway.state() == State.DELETING || gateway.state() == State.DELETED || failed;
        return software.amazon.awssdk.services.ec2.model.NatGateway.builder()
                .natGatewayId(gateway.id())
                .vpcId(gateway.vpc())
                .subnetId(gateway.subnet())
                .connectivityType(gateway.isPublic() ? ConnectivityType.PUBLIC : ConnectivityType.PRIVATE)
                .state(NatGateways.state(gateway))
                .createTime(gateway.created())
                .deleteTime(ends ? gateway.since() : null)
                .failureCode(failed ? gateway.failure() : null)
                .failureMessage(failed ? failure(gateway) : null)
                .natGatewayAddresses(addresses(world, scope, gateway))
                .tags(Ask.tags(world, scope, gateway.id()))
                .build();
    }

    /** Its addresses as the API shows them, the primary one first. */
    static List<NatGatewayAddress> addresses(World world, Scope scope, NatGateway gateway) {
        return IntStream.range(0, gateway.addresses().size())
                .mapToObj(i -> address(
                        world, scope, gateway, i == 0, gateway.addresses().get(i)))
                .toList();
    }

    private static NatGatewayAddress address(
            World world, Scope scope, NatGateway gateway, boolean primary, Address one) {
        return NatGatewayAddress.builder()
                .allocationId(one.allocation())
                .publicIp(one.publicAddress())
                .privateIp(one.privateAddress())
                .networkInterfaceId(one.networkInterface())
                .associationId(association(world, scope, one))
                .isPrimary(primary)
                .status(status(gateway))
                .failureMessage(gateway.state() == State.FAILED ? failure(gateway) : null)
                .build();
    }

    private static String association(World world, Scope scope, Address one) {
        return one.allocation() == null
                ? null
                : world.table(scope, ELASTIC_ADDRESSES)
                        .get(one.allocation())
                        .map(ElasticAddress::association)
                        .filter(leads -> Objects.equals(leads.networkInterface(), one.networkInterface()))
                        .map(ElasticAddress.Association::id)
                        .orElse(null);
    }

    private static NatGatewayAddressStatus status(NatGateway gateway) {
        return switch (gateway.state()) {
            case PENDING ->
                gateway.isPublic() ? NatGatewayAddressStatus.ASSOCIATING : NatGatewayAddressStatus.ASSIGNING;
            case AVAILABLE -> NatGatewayAddressStatus.SUCCEEDED;
            case FAILED -> NatGatewayAddressStatus.FAILED;
            case DELETING, DELETED ->
                gateway.isPublic() ? NatGatewayAddressStatus.DISASSOCIATING : NatGatewayAddressStatus.UNASSIGNING;
        };
    }

    // EC2 API reference, "NatGateway", failureMessage.
    private static String failure(NatGateway gateway) {
        return switch (gateway.failure()) {
            case "Gateway.NotAttached" -> "Network " + gateway.vpc() + " has no Internet gateway attached";
            case "Resource.AlreadyAssociated" ->
                "Elastic IP address " + gateway.addresses().get(0).allocation() + " is already associated";
            default -> "Subnet has insufficient free addresses to create this NAT gateway";
        };
    }
}
