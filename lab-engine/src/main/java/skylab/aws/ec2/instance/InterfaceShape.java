package skylab.aws.ec2.instance;

import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;
import static skylab.network.vpc.Subnet.SUBNETS;
import static skylab.network.vpc.Vpc.VPCS;

import java.util.List;
import java.util.Locale;
import skylab.network.address.AmazonNames;
import skylab.network.address.ElasticAddress;
import skylab.network.eni.NetworkInterface;
import skylab.network.eni.NetworkInterface.Address;
import skylab.network.vpc.Subnet;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.InstanceIpv4Prefix;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Address;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Prefix;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.InstancePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;

/** The network interfaces of an instance as the API shows them with it. */
final class InterfaceShape {
    private InterfaceShape() {}

    static InstanceNetworkInterface of(World world, Scope scope, Instance instance, NetworkInterface eni) {
        Subnet subnet = world.table(scope, SUBNETS).get(eni.subnet()).orElseThrow();
        return InstanceNetworkInterface.builder()
                .networkInterfaceId(eni.id())
                .subnetId(subnet.id())
                .vpcId(subnet.vpc())
                .ownerId(scope.account())
                .description(eni.use().description())
                .status(NetworkInterfaceStatus.IN_USE)
                .macAddress(eni.mac())
                .interfaceType(eni.use().type())
                .privateIpAddress(eni.privateAddress())
                .privateDnsName(AmazonNames.privateName(eni.privateAddress(), scope.region()))
                .sourceDestCheck(eni.checksAddresses())
                .groups(groups(world, scope, eni))
                .association(association(world, scope, subnet, eni.addresses().get(0)))
                .privateIpAddresses(eni.addresses().stream()
                        .map(one -> InstancePrivateIpAddress.builder()
                                .primary(one == eni.addresses().get(0))
                                .privateIpAddress(one.privateAddress())
                                .privateDnsName(AmazonNames.privateName(one.privateAddress(), scope.region()))
                                .association(association(world, scope, subnet, one))
                                .build())
                        .toList())
                .ipv6Addresses(eni.extra().addresses6().stream()
                        .map(one -> InstanceIpv6Address.builder()
                                .ipv6Address(one)
                                .isPrimaryIpv6(false)
                                .build())
                        .toList())
                .ipv4Prefixes(eni.extra().prefixes().stream()
                        .map(one -> InstanceIpv4Prefix.builder().ipv4Prefix(one).build())
                        .toList())
                .ipv6Prefixes(eni.extra().prefixes6().stream()
                        .map(one -> InstanceIpv6Prefix.builder().ipv6Prefix(one).build())
                        .toList())
                .attachment(attachment -> attachment
                        .deviceIndex(eni.attachment().device())
                        .networkCardIndex(0)
                        .status(
                                instance.is(Phase.PENDING) && instance.state().booted() == null
                                        ? "attaching"
                                        : eni.attachment().link().name().toLowerCase(Locale.ROOT))
                        .attachmentId(eni.attachment().id())
                        .attachTime(eni.attachment().since())
                        .deleteOnTermination(eni.attachment().deleteOnTermination()))
                .build();
    }

    private static InstanceNetworkInterfaceAssociation association(
            World world, Scope scope, Subnet subnet, Address one) {
        return one.publicAddress() == null
                ? null
                : InstanceNetworkInterfaceAssociation.builder()
                        .ipOwnerId(ElasticAddress.at(world, scope, one.publicAddress())
                                .map(elastic -> scope.account())
                                .orElse("amazon"))
                        .publicIp(one.publicAddress())
                        .publicDnsName(publicName(world, scope, subnet, one.publicAddress()))
                        .build();
    }

    /** The name of a public address; empty where the VPC gives none (VPC guide, "DNS attributes for your VPC"). */
    static String publicName(World world, Scope scope, Subnet subnet, String address) {
        boolean named = address != null
                && world.table(scope, VPCS)
                        .get(subnet.vpc())
                        .filter(vpc ->
                                vpc.settings().dnsHostnames() && vpc.settings().dnsSupport())
                        .isPresent();
        return named ? AmazonNames.publicName(address, scope.region()) : "";
    }

    static List<GroupIdentifier> groups(World world, Scope scope, NetworkInterface eni) {
        return eni.groups().stream()
                .map(id -> GroupIdentifier.builder()
                        .groupId(id)
                        .groupName(world.table(scope, SECURITY_GROUPS)
                                .get(id)
                                .map(group -> group.name())
                                .orElse(""))
                        .build())
                .toList();
    }
}
