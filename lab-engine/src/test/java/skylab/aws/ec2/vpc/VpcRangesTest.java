package skylab.aws.ec2.vpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.aws.ec2.Given;
import skylab.network.Cidr6;
import skylab.network.route.Route;
import skylab.network.route.RouteTable;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;

/** The ranges of a VPC besides its first one (VPC guide, "VPC CIDR blocks"). */
class VpcRangesTest {
    private final Given given = Given.lab();

    private String vpc(String range) {
        return given.ec2.createVpc(r -> r.cidrBlock(range)).vpc().vpcId();
    }

    private VpcCidrBlockAssociation add(String vpc, String range) {
        return given.ec2
                .associateVpcCidrBlock(r -> r.vpcId(vpc).cidrBlock(range))
                .cidrBlockAssociation();
    }

    private Vpc shown(String vpc) {
        return given.ec2.describeVpcs(r -> r.vpcIds(vpc)).vpcs().get(0);
    }

    private List<String> localRoutes(String vpc) {
        return given.lab.world().table(given.lab.scope(), RouteTable.ROUTE_TABLES).values().stream()
                .filter(table -> table.vpc().equals(vpc))
                .flatMap(table -> table.routes().all().stream())
                .filter(route -> route.target().equals(Route.LOCAL))
                .map(Route::destination)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "10.2.0.0/16, 10.3.0.0/16",
        "10.0.0.0/16, 10.1.0.0/16",
        "10.2.0.0/24, 100.64.0.0/16",
        "172.16.0.0/16, 172.20.0.0/20",
        "192.168.0.0/24, 192.168.1.0/24",
        "192.168.0.0/24, 8.8.8.0/24",
        "100.64.0.0/16, 100.65.0.0/16",
        "198.19.0.0/20, 198.19.16.0/20"
    })
    void aSecondRangeIsLocalInEveryTableAndTakesSubnets(String first, String second) {
        String vpc = vpc(first);
        VpcCidrBlockAssociation made = add(vpc, second);
        assertEquals("associating", made.cidrBlockState().stateAsString());
        assertEquals(
                List.of(first, second),
                shown(vpc).cidrBlockAssociationSet().stream()
                        .map(VpcCidrBlockAssociation::cidrBlock)
                        .toList());
        assertEquals(List.of(first, second), localRoutes(vpc));
        String subnet = given.ec2
                .createSubnet(r -> r.vpcId(vpc).cidrBlock(second))
                .subnet()
                .subnetId();
        given.refused(
                "InvalidCidrBlock.InUse",
                () -> given.ec2.disassociateVpcCidrBlock(r -> r.associationId(made.associationId())));
        given.ec2.deleteSubnet(r -> r.subnetId(subnet));
        given.ec2.disassociateVpcCidrBlock(r -> r.associationId(made.associationId()));
        assertEquals(List.of(first), localRoutes(vpc));
        assertEquals(1, shown(vpc).cidrBlockAssociationSet().size());
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 10.0.128.0/17",
        "10.2.0.0/24, 10.2.0.0/16",
        "10.2.0.0/16, 172.16.0.0/16",
        "10.2.0.0/16, 192.168.0.0/16",
        "10.2.0.0/16, 198.19.0.0/24",
        "10.1.0.0/16, 10.0.0.0/16",
        "172.16.0.0/16, 172.31.0.0/16",
        "172.16.0.0/16, 10.0.0.0/16",
        "192.168.0.0/24, 10.0.0.0/16",
        "100.64.0.0/16, 10.0.0.0/16",
        "8.8.8.0/24, 198.19.0.0/24",
        "10.2.0.0/16, 10.3.0.0/15",
        "10.2.0.0/16, 10.3.0.0/29",
        "10.2.0.0/16, 169.254.0.0/16"
    })
    void notEveryRangeGoesWithEveryOther(String first, String second) {
        String vpc = vpc(first);
        given.refused("InvalidVpc.Range", () -> add(vpc, second));
    }

    @Test
    void thereAreFiveAtMostAndTheFirstStays() {
        String vpc = vpc("10.2.0.0/16");
        for (int i = 3; i < 7; i++) {
            add(vpc, "10." + i + ".0.0/16");
        }
        assertEquals(
                "This network '" + vpc + "' has met its maximum number of allowed CIDRs: 5",
                given.refused("CidrLimitExceeded", () -> add(vpc, "10.7.0.0/16")));
        String first = shown(vpc).cidrBlockAssociationSet().get(0).associationId();
        given.refused("OperationNotPermitted", () -> given.ec2.disassociateVpcCidrBlock(r -> r.associationId(first)));
        given.refused(
                "InvalidVpcCidrBlockAssociationID.NotFound",
                () -> given.ec2.disassociateVpcCidrBlock(r -> r.associationId("vpc-cidr-assoc-0123456789abcdef0")));
        given.refused("MissingParameter", () -> given.ec2.associateVpcCidrBlock(r -> r.vpcId(vpc)));
    }

    @Test
    void anAmazonProvidedIpv6RangeIsLocalAndAdmitted() {
        Vpc made = given.ec2
                .createVpc(r -> r.cidrBlock("10.0.0.0/16").amazonProvidedIpv6CidrBlock(true))
                .vpc();
        String range = shown(made.vpcId()).ipv6CidrBlockAssociationSet().get(0).ipv6CidrBlock();
        assertEquals(56, Cidr6.of(range).prefix());
        assertTrue(Cidr6.of("2600:1f18::/36").contains(Cidr6.of(range)), range);
        assertEquals(List.of("10.0.0.0/16", range), localRoutes(made.vpcId()));
        var group = given.ec2
                .describeSecurityGroups(r -> r.filters(Given.filter("vpc-id", made.vpcId())))
                .securityGroups()
                .get(0);
        assertEquals(
                "::/0",
                group.ipPermissionsEgress().stream()
                        .flatMap(permission -> permission.ipv6Ranges().stream())
                        .map(one -> one.cidrIpv6())
                        .findFirst()
                        .orElse("none"));
        var more = given.ec2
                .associateVpcCidrBlock(r -> r.vpcId(made.vpcId()).amazonProvidedIpv6CidrBlock(true))
                .ipv6CidrBlockAssociation();
        assertEquals(3, localRoutes(made.vpcId()).size());
        given.ec2.disassociateVpcCidrBlock(r -> r.associationId(more.associationId()));
        assertEquals(2, localRoutes(made.vpcId()).size());
    }

    @Test
    void aRangeAsLargeAsTheDestinationOfARouteIsRefused() {
        String vpc = vpc("10.2.0.0/16");
        String gateway = given.ec2.createInternetGateway().internetGateway().internetGatewayId();
        given.ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
        String table =
                given.ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
        given.ec2.createRoute(
                r -> r.routeTableId(table).destinationCidrBlock("10.3.0.0/24").gatewayId(gateway));
        given.refused("InvalidVpc.Range", () -> add(vpc, "10.3.0.0/24"));
        given.refused("InvalidVpc.Range", () -> add(vpc, "10.3.0.0/16"));
        add(vpc, "10.3.0.0/25");
    }

    @Test
    void aPeersRangeIsRefusedAndWhoAsksForPeeringWaits() {
        String asking = vpc("10.2.0.0/16");
        String asked = vpc("10.4.0.0/16");
        String peering = given.ec2
                .createVpcPeeringConnection(r -> r.vpcId(asking).peerVpcId(asked))
                .vpcPeeringConnection()
                .vpcPeeringConnectionId();
        given.lab.advance("10s");
        given.refused("InvalidVpc.Range", () -> add(asking, "10.3.0.0/16"));
        add(asked, "10.5.0.0/16");
        given.ec2.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(peering));
        given.lab.advance("10s");
        given.refused("InvalidVpc.Range", () -> add(asking, "10.5.0.0/24"));
        given.refused("DependencyViolation", () -> given.ec2.deleteVpc(r -> r.vpcId(asking)));
        add(asking, "10.3.0.0/16");
    }
}
