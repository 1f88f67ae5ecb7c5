package skylab.aws.ec2.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;

/** What holds of route tables whatever is done to them. */
class RouteLawsTest {
    private static final List<String> DESTINATIONS =
            List.of("0.0.0.0/0", "10.0.0.0/8", "10.0.0.0/16", "10.0.0.0/24", "192.168.3.4/16", "::/0", "nonsense");

    @Property(tries = 40)
    void whateverIsDoneEachSubnetHasOneTableAndEachDestinationOneRoute(
            @ForAll @Size(max = 40) List<@IntRange(max = 6) Integer> deeds,
            @ForAll @Size(value = 40) List<@IntRange(max = 999) Integer> choices) {
        try (Lab lab = Lab.open(LabOptions.seed(3))) {
            Ec2Client ec2 = lab.ec2();
            String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
            List<String> subnets = IntStream.range(0, 2)
                    .mapToObj(i -> ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0." + i + ".0/24"))
                            .subnet()
                            .subnetId())
                    .toList();
            String gateway =
                    ec2.createInternetGateway(r -> {}).internetGateway().internetGatewayId();
            ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
            for (int i = 0; i < deeds.size(); i++) {
                int choice = choices.get(i);
                List<RouteTable> tables = tables(ec2, vpc);
                RouteTable table = tables.get(choice % tables.size());
                String destination = DESTINATIONS.get(choice % DESTINATIONS.size());
                List<RouteTableAssociation> associations = tables.stream()
                        .flatMap(one -> one.associations().stream())
                        .toList();
                String association =
                        associations.get(choice % associations.size()).routeTableAssociationId();
                String subnet = subnets.get(choice % subnets.size());
                try {
                    switch (deeds.get(i)) {
                        case 0 -> ec2.createRouteTable(r -> r.vpcId(vpc));
                        case 1 ->
                            ec2.createRoute(r -> {
                                r.routeTableId(table.routeTableId()).gatewayId(gateway);
                                if (destination.contains(":")) {
                                    r.destinationIpv6CidrBlock(destination);
                                } else {
                                    r.destinationCidrBlock(destination);
                                }
                            });
                        case 2 ->
                            ec2.deleteRoute(
                                    r -> r.routeTableId(table.routeTableId()).destinationCidrBlock(destination));
                        case 3 ->
                            ec2.associateRouteTable(
                                    r -> r.routeTableId(table.routeTableId()).subnetId(subnet));
                        case 4 ->
                            ec2.replaceRouteTableAssociation(
                                    r -> r.routeTableId(table.routeTableId()).associationId(association));
                        case 5 -> ec2.disassociateRouteTable(r -> r.associationId(association));
                        default -> ec2.deleteRouteTable(r -> r.routeTableId(table.routeTableId()));
                    }
                } catch (Ec2Exception refused) {
                    assertTrue(refused.awsErrorDetails().errorCode().length() > 0);
                }
                check(tables(ec2, vpc));
            }
        }
    }

    private static List<RouteTable> tables(Ec2Client ec2, String vpc) {
        return ec2.describeRouteTables(r ->
                        r.filters(Filter.builder().name("vpc-id").values(vpc).build()))
                .routeTables();
    }

    private static void check(List<RouteTable> tables) {
        List<RouteTableAssociation> all = new ArrayList<>();
        for (RouteTable table : tables) {
            all.addAll(table.associations());
            List<String> destinations = table.routes().stream()
                    .map(route -> route.destinationCidrBlock() == null
                            ? route.destinationIpv6CidrBlock()
                            : route.destinationCidrBlock())
                    .toList();
            assertEquals(destinations.stream().distinct().toList(), destinations);
            Route local = table.routes().get(0);
            assertEquals("10.0.0.0/16", local.destinationCidrBlock());
            assertEquals("local", local.gatewayId());
        }
        assertEquals(1, all.stream().filter(RouteTableAssociation::main).count());
        List<String> subnets = all.stream()
                .filter(one -> !one.main())
                .map(RouteTableAssociation::subnetId)
                .toList();
        assertEquals(subnets.stream().distinct().toList(), subnets);
    }
}
