package skylab.aws.ec2.vpc;

import static skylab.network.filter.NetworkAcl.NETWORK_ACLS;
import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;
import static skylab.network.gateway.EgressOnlyGateway.EGRESS_ONLY_GATEWAYS;
import static skylab.network.gateway.PeeringConnection.PEERING_CONNECTIONS;
import static skylab.network.gateway.VpcEndpoint.VPC_ENDPOINTS;
import static skylab.network.route.RouteTable.ROUTE_TABLES;
import static skylab.network.route.RouteTable.TABLE_ASSOCIATIONS;
import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import skylab.network.gateway.InternetGateway;
import skylab.network.gateway.PeeringConnection;
import skylab.network.gateway.VpnGateway;
import skylab.network.vpc.Vpc;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.World;

/** What keeps a VPC from being deleted: all that did not come with it. */
final class Dependents {
    private static final Set<PeeringConnection.State> ALIVE = EnumSet.of(
            PeeringConnection.State.PENDING_ACCEPTANCE,
            PeeringConnection.State.PROVISIONING,
            PeeringConnection.State.ACTIVE);

    private Dependents() {}

    /** Whether there are any. */
    static boolean of(World world, Scope scope, Vpc vpc) {
        String id = vpc.id();
        String main =
                world.table(scope, TABLE_ASSOCIATIONS).get(id).orElseThrow().table();
        return any(world, scope, SUBNETS, subnet -> subnet.vpc().equals(id))
                || world.table(scope, InternetGateway.BY_VPC).get(id).isPresent()
                || world.table(scope, VpnGateway.BY_VPC).get(id).isPresent()
                || any(world, scope, EGRESS_ONLY_GATEWAYS, gateway -> gateway.vpc()
                        .equals(id))
                || any(world, scope, VPC_ENDPOINTS, endpoint -> endpoint.vpc().equals(id))
                || any(
                        world,
                        scope,
                        ROUTE_TABLES,
                        table -> table.vpc().equals(id) && !table.id().equals(main))
                || any(world, scope, NETWORK_ACLS, acl -> acl.vpc().equals(id) && !acl.isDefault())
                || any(
                        world,
                        scope,
                        SECURITY_GROUPS,
                        group -> group.vpc().equals(id) && !group.name().equals("default"))
                || any(
                        world,
                        scope,
                        PEERING_CONNECTIONS,
                        peering -> ALIVE.contains(peering.state())
                                && (peering.requester().equals(id)
                                        || peering.accepter().equals(id)));
    }

    private static <T> boolean any(World world, Scope scope, Kind<T> kind, Predicate<T> test) {
        return world.table(scope, kind).values().stream().anyMatch(test);
    }
}
