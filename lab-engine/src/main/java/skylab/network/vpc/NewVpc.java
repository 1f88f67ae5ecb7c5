package skylab.network.vpc;

import static skylab.network.filter.NetworkAcl.ACL_ASSOCIATIONS;
import static skylab.network.filter.NetworkAcl.NETWORK_ACLS;
import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;
import static skylab.network.route.RouteTable.ROUTE_TABLES;
import static skylab.network.route.RouteTable.TABLE_ASSOCIATIONS;
import static skylab.network.vpc.Subnet.SUBNETS;
import static skylab.network.vpc.Vpc.VPCS;

import java.util.List;
import java.util.function.Function;
import org.pcollections.TreePVector;
import skylab.network.Cidr;
import skylab.network.filter.NetworkAcl;
import skylab.network.filter.Peer;
import skylab.network.filter.SecurityGroup;
import skylab.network.filter.SecurityGroup.Rule;
import skylab.network.route.Route;
import skylab.network.route.RouteTable;
import skylab.network.route.Routes;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/** What comes with a VPC and with a subnet when they are made (VPC guide, "Create a VPC"). */
public final class NewVpc {
    private static final Peer ANYWHERE = new Peer.Range(Cidr.ANYWHERE);
    private static final int FIRST_ENTRY = 100;

    private NewVpc() {}

    /**
     * Makes a VPC with its main route table, its default network ACL and its default security group.
     *
     * @param ids where new ids come from
     */
    public static void create(Transaction tx, Scope scope, Vpc vpc, Function<Kind<?>, String> ids) {
        tx.put(scope, VPCS, vpc.id(), vpc);
        String group = ids.apply(SECURITY_GROUPS);
        Rule fromMembers = new Rule(ids.apply(SecurityGroup.RULES), false, "-1", -1, -1, new Peer.Group(group), null);
        tx.put(
                scope,
                SECURITY_GROUPS,
                group,
                new SecurityGroup(
                        group,
                        "default",
                        "default VPC security group",
                        vpc.id(),
                        TreePVector.<Rule>empty().plus(fromMembers).plus(allowAllOut(ids.apply(SecurityGroup.RULES)))));
        String table = ids.apply(ROUTE_TABLES);
        tx.put(scope, ROUTE_TABLES, table, new RouteTable(table, vpc.id(), Routes.of(local(vpc)), List.of()));
        tx.put(
                scope,
                TABLE_ASSOCIATIONS,
                vpc.id(),
                new RouteTable.Association(ids.apply(TABLE_ASSOCIATIONS), table, vpc.id()));
        String acl = ids.apply(NETWORK_ACLS);
        tx.put(scope, NETWORK_ACLS, acl, new NetworkAcl(acl, vpc.id(), true, List.of(allowAll(false), allowAll(true))));
        tx.put(scope, ACL_ASSOCIATIONS, vpc.id(), new NetworkAcl.Association("", acl, vpc.id()));
    }

    /** Makes a subnet; it has its VPC's default network ACL. */
    public static void create(Transaction tx, Scope scope, Subnet subnet, Function<Kind<?>, String> ids) {
        tx.put(scope, SUBNETS, subnet.id(), subnet);
        String acl =
                tx.find(scope, ACL_ASSOCIATIONS, subnet.vpc()).orElseThrow().acl();
        tx.put(
                scope,
                ACL_ASSOCIATIONS,
                subnet.id(),
                new NetworkAcl.Association(ids.apply(ACL_ASSOCIATIONS), acl, subnet.id()));
    }

    /** The routes with which every table of a VPC begins. */
    public static List<Route> local(Vpc vpc) {
        return vpc.ranges().stream()
                .map(range -> Route.to(range.cidr().toString(), Route.LOCAL, Route.Origin.CREATE_ROUTE_TABLE))
                .toList();
    }

    /** The rule with which every new security group begins. */
    public static Rule allowAllOut(String id) {
        return new Rule(id, true, "-1", -1, -1, ANYWHERE, null);
    }

    private static NetworkAcl.Entry allowAll(boolean egress) {
        return new NetworkAcl.Entry(FIRST_ENTRY, egress, true, "-1", -1, -1, ANYWHERE);
    }
}
