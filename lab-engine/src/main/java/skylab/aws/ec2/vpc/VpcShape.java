package skylab.aws.ec2.vpc;

import skylab.aws.ec2.Ask;
import skylab.network.vpc.Vpc;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.IpSource;
import software.amazon.awssdk.services.ec2.model.Ipv6AddressAttribute;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockStateCode;
import software.amazon.awssdk.services.ec2.model.VpcIpv6CidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcState;

/** A VPC as the API shows it. */
final class VpcShape {
    private VpcShape() {}

    static software.amazon.awssdk.services.ec2.model.Vpc of(World world, Scope scope, Vpc vpc, VpcState state) {
        return software.amazon.awssdk.services.ec2.model.Vpc.builder()
                .vpcId(vpc.id())
                .ownerId(scope.account())
                .cidrBlock(vpc.cidr().toString())
                .cidrBlockAssociationSet(vpc.ranges().stream()
                        .map(range -> range(range, VpcCidrBlockStateCode.ASSOCIATED))
                        .toList())
                .ipv6CidrBlockAssociationSet(vpc.ranges6().stream()
                        .map(range -> range(range, VpcCidrBlockStateCode.ASSOCIATED))
                        .toList())
                .dhcpOptionsId(vpc.settings().dhcpOptions())
                .instanceTenancy(vpc.settings().tenancy())
                .isDefault(vpc.isDefault())
                .state(state)
                .tags(Ask.tags(world, scope, vpc.id()))
                .build();
    }

    static VpcCidrBlockAssociation range(Vpc.Range range, VpcCidrBlockStateCode state) {
        return VpcCidrBlockAssociation.builder()
                .associationId(range.association())
                .cidrBlock(range.cidr().toString())
                .cidrBlockState(s -> s.state(state))
                .build();
    }

    static VpcIpv6CidrBlockAssociation range(Vpc.Range6 range, VpcCidrBlockStateCode state) {
        return VpcIpv6CidrBlockAssociation.builder()
                .associationId(range.association())
                .ipv6CidrBlock(range.cidr().toString())
                .ipv6CidrBlockState(s -> s.state(state))
                .ipv6Pool(range.pool())
                .networkBorderGroup(range.borderGroup())
                .ipSource(IpSource.AMAZON)
                .ipv6AddressAttribute(Ipv6AddressAttribute.PUBLIC)
                .build();
    }
}
