package skylab.aws.ec2.route;

import static skylab.network.eni.NetworkInterface.INTERFACES;

import skylab.aws.ec2.Ask;
import skylab.aws.ec2.instance.Instance;
import skylab.network.eni.NetworkInterface;
import skylab.network.route.Route;
import skylab.network.route.RouteTable;
import skylab.network.route.RouteTable.Association;
import skylab.network.route.Targets;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.PropagatingVgw;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationStateCode;

/** A route table as the API shows it. */
final class RouteTableShape {
    private RouteTableShape() {}

    static software.amazon.awssdk.services.ec2.model.RouteTable of(World world, Scope scope, RouteTable table) {
        return software.amazon.awssdk.services.ec2.model.RouteTable.builder()
                .routeTableId(table.id())
                .vpcId(table.vpc())
                .ownerId(scope.account())
                .routes(table.routes().all().stream()
                        .map(route -> route(world, scope, table, route))
                        .toList())
                .associations(RouteTables.associations(world, scope, table).stream()
                        .map(RouteTableShape::association)
                        .toList())
                .propagatingVgws(table.propagating().stream()
                        .map(id -> PropagatingVgw.builder().gatewayId(id).build())
                        .toList())
                .tags(Ask.tags(world, scope, table.id()))
                .build();
    }

    private static RouteTableAssociation association(Association one) {
        boolean main = TableAssociations.isMain(one);
        boolean gateway = TableAssociations.isOfGateway(one);
        return RouteTableAssociation.builder()
                .routeTableAssociationId(one.id())
                .routeTableId(one.table())
                .main(main)
                .gatewayId(gateway ? one.subject() : null)
                .subnetId(main || gateway ? null : one.subject())
                .associationState(state -> state.state(RouteTableAssociationStateCode.ASSOCIATED))
                .build();
    }

    private static software.amazon.awssdk.services.ec2.model.Route route(
            World world, Scope scope, RouteTable table, Route route) {
        var shape = software.amazon.awssdk.services.ec2.model.Route.builder()
                .origin(route.origin().text())
                .state(Targets.state(world, scope, table.vpc(), route.target()).text());
        String destination = route.destination();
        if (destination.startsWith("pl-")) {
            shape.destinationPrefixListId(destination);
        } else if (destination.contains(":")) {
            shape.destinationIpv6CidrBlock(destination);
        } else {
            shape.destinationCidrBlock(destination);
        }
        String target = route.target();
        switch (target.substring(0, Math.max(0, target.indexOf('-')))) {
            case "eigw" -> shape.egressOnlyInternetGatewayId(target);
            case "nat" -> shape.natGatewayId(target);
            case "pcx" -> shape.vpcPeeringConnectionId(target);
            case "eni" -> {
                shape.networkInterfaceId(target);
                world.table(scope, INTERFACES)
                        .get(target)
                        .map(NetworkInterface::machine)
                        .flatMap(machine ->
                                world.table(scope, Instance.INSTANCES).get(machine))
                        .ifPresent(instance -> shape.instanceId(instance.id()).instanceOwnerId(scope.account()));
            }
            // local, and Internet gateways, virtual private gateways and gateway endpoints.
            default -> shape.gatewayId(target);
        }
        return shape.build();
    }
}
