package skylab.aws.ec2.subnet;

import skylab.aws.ec2.Ask;
import skylab.network.eni.Interfaces;
import skylab.network.vpc.Subnet;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.HostnameType;
import software.amazon.awssdk.services.ec2.model.IpSource;
import software.amazon.awssdk.services.ec2.model.Ipv6AddressAttribute;
import software.amazon.awssdk.services.ec2.model.SubnetCidrBlockStateCode;
import software.amazon.awssdk.services.ec2.model.SubnetIpv6CidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.SubnetState;

/** A subnet as the API shows it. */
final class SubnetShape {
    private SubnetShape() {}

    static software.amazon.awssdk.services.ec2.model.Subnet of(World world, Scope scope, Subnet subnet) {
        Subnet.Settings settings = subnet.settings();
        return software.amazon.awssdk.services.ec2.model.Subnet.builder()
                .subnetId(subnet.id())
                .subnetArn(arn(scope, subnet))
                .vpcId(subnet.vpc())
                .ownerId(scope.account())
                .cidrBlock(subnet.cidr().toString())
                .ipv6CidrBlockAssociationSet(subnet.ranges6().stream()
                        .map(range -> range(range, SubnetCidrBlockStateCode.ASSOCIATED))
                        .toList())
                .availabilityZone(subnet.zone())
                .availabilityZoneId(subnet.zoneId())
                .availableIpAddressCount((int) Interfaces.freeCount(world, scope, subnet))
                .defaultForAz(subnet.isDefault())
                .mapPublicIpOnLaunch(subnet.assignsPublicAddresses())
                .mapCustomerOwnedIpOnLaunch(false)
                .assignIpv6AddressOnCreation(settings.assignsIpv6())
                .enableDns64(settings.dns64())
                .ipv6Native(false)
                .privateDnsNameOptionsOnLaunch(o -> o.hostnameType(HostnameType.IP_NAME)
                        .enableResourceNameDnsARecord(false)
                        .enableResourceNameDnsAAAARecord(false))
                .state(SubnetState.AVAILABLE)
                .tags(Ask.tags(world, scope, subnet.id()))
                .build();
    }

    static String arn(Scope scope, Subnet subnet) {
        return "arn:aws:ec2:" + scope.region() + ":" + scope.account() + ":subnet/" + subnet.id();
    }

    static SubnetIpv6CidrBlockAssociation range(Subnet.Range6 range, SubnetCidrBlockStateCode state) {
        return SubnetIpv6CidrBlockAssociation.builder()
                .associationId(range.association())
                .ipv6CidrBlock(range.cidr().toString())
                .ipv6CidrBlockState(s -> s.state(state))
                .ipSource(IpSource.AMAZON)
                .ipv6AddressAttribute(Ipv6AddressAttribute.PUBLIC)
                .build();
    }
}
