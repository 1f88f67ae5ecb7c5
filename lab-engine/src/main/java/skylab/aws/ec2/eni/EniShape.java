package skylab.aws.ec2.eni;

import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;
import static skylab.network.vpc.Subnet.SUBNETS;
import static skylab.network.vpc.Vpc.VPCS;

import java.util.List;
import java.util.Locale;
import skylab.aws.ec2.Ask;
import skylab.network.address.AmazonNames;
import skylab.network.address.ElasticAddress;
import skylab.network.eni.NetworkInterface.Address;
import skylab.network.eni.NetworkInterface.Attachment;
import skylab.network.filter.SecurityGroup;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Vpc;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Ipv4PrefixSpecification;
import software.amazon.awssdk.services.ec2.model.Ipv6PrefixSpecification;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceIpv6Address;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;

/**
 * A network interface as the API shows it.
 *
 * @param world where it is looked up
 * @param scope of which account and region
 * @param eni the interface
 * @param subnet its subnet
 */
record EniShape(World world, Scope scope, skylab.network.eni.NetworkInterface eni, Subnet subnet) {
    static EniShape of(World world, Scope scope, skylab.network.eni.NetworkInterface eni) {
        return new EniShape(
                world, scope, eni, world.table(scope, SUBNETS).get(eni.subnet()).orElseThrow());
    }

    NetworkInterface shape() {
        NetworkInterfaceAssociation primary = association(eni.addresses().get(0));
        return NetworkInterface.builder()
                .networkInterfaceId(eni.id())
                .availabilityZone(subnet.zone())
                .subnetId(subnet.id())
                .vpcId(subnet.vpc())
                .ownerId(scope.account())
                .description(eni.use().description())
                .interfaceType(eni.use().type())
                .requesterManaged(eni.isManaged())
                .requesterId(requester())
                .operator(operator -> operator.managed(false))
                .status(status())
                .macAddress(eni.mac())
                .privateIpAddress(eni.privateAddress())
                .privateDnsName(privateName(eni.privateAddress()))
                .publicDnsName(primary == null ? null : primary.publicDnsName())
                .association(primary)
                .privateIpAddresses(eni.addresses().stream().map(this::address).toList())
                .ipv6Address(eni.extra().addresses6().stream().findFirst().orElse(null))
                .ipv6Addresses(eni.extra().addresses6().stream()
                        .map(one -> NetworkInterfaceIpv6Address.builder()
                                .ipv6Address(one)
                                .isPrimaryIpv6(false)
                                .build())
                        .toList())
                .ipv4Prefixes(
                        eni.extra().prefixes().stream().map(EniShape::prefix).toList())
                .ipv6Prefixes(eni.extra().prefixes6().stream()
                        .map(one -> Ipv6PrefixSpecification.builder()
                                .ipv6Prefix(one)
                                .build())
                        .toList())
                .groups(groups(world, scope, eni))
                .sourceDestCheck(eni.checksAddresses())
                .denyAllIgwTraffic(false)
                .attachment(attachment())
                .tagSet(Ask.tags(world, scope, eni.id()))
                .build();
    }

    static Ipv4PrefixSpecification prefix(String one) {
        return Ipv4PrefixSpecification.builder().ipv4Prefix(one).build();
    }

    private NetworkInterfacePrivateIpAddress address(Address one) {
        return NetworkInterfacePrivateIpAddress.builder()
                .privateIpAddress(one.privateAddress())
                .privateDnsName(privateName(one.privateAddress()))
                .primary(one == eni.addresses().get(0))
                .association(association(one))
                .build();
    }

    /** Where the Internet knows an address, or null. */
    NetworkInterfaceAssociation association(Address one) {
        if (one.publicAddress() == null) {
            return null;
        }
        NetworkInterfaceAssociation.Builder shape = NetworkInterfaceAssociation.builder()
                .publicIp(one.publicAddress())
                .publicDnsName(hasNames() ? AmazonNames.publicName(one.publicAddress(), scope.region()) : "")
                .ipOwnerId("amazon");
        ElasticAddress.at(world, scope, one.publicAddress()).ifPresent(elastic -> shape.allocationId(elastic.id())
                .associationId(elastic.association().id())
                .ipOwnerId(scope.account()));
        return shape.build();
    }

    /** The name of a private address, or null where machines have none. */
    String privateName(String address) {
        return hasNames() ? AmazonNames.privateName(address, scope.region()) : null;
    }

    private boolean hasNames() {
        return world.table(scope, VPCS)
                .get(subnet.vpc())
                .map(Vpc::settings)
                .filter(settings -> settings.dnsHostnames() && settings.dnsSupport())
                .isPresent();
    }

    // AWS shows the caller that made an interface, if it was made for one's own use.
    String requester() {
        return eni.isManaged() ? eni.use().requester() : scope.account();
    }

    String status() {
        return eni.attachment() == null && !eni.isManaged() ? "available" : "in-use";
    }

    NetworkInterfaceAttachment attachment() {
        Attachment one = eni.attachment();
        if (one != null) {
            return NetworkInterfaceAttachment.builder()
                    .attachmentId(one.id())
                    .instanceId(one.machine())
                    .instanceOwnerId(scope.account())
                    .deviceIndex(one.device())
                    .networkCardIndex(0)
                    .status(one.link().name().toLowerCase(Locale.ROOT))
                    .attachTime(one.since())
                    .deleteOnTermination(one.deleteOnTermination())
                    .build();
        }
        return eni.isManaged()
                ? NetworkInterfaceAttachment.builder()
                        .attachmentId(managedAttachment())
                        .instanceOwnerId("amazon-aws")
                        .deviceIndex(1)
                        .networkCardIndex(0)
                        .status("attached")
                        .deleteOnTermination(false)
                        .build()
                : null;
    }

    /** The id under which a service has attached its interface. */
    private String managedAttachment() {
        return EniAttachments.MANAGED + eni.id().substring("eni-".length());
    }

    static List<GroupIdentifier> groups(World world, Scope scope, skylab.network.eni.NetworkInterface eni) {
        return eni.groups().stream()
                .map(id -> GroupIdentifier.builder()
                        .groupId(id)
                        .groupName(world.table(scope, SECURITY_GROUPS)
                                .get(id)
                                .map(SecurityGroup::name)
                                .orElse(""))
                        .build())
                .toList();
    }
}
