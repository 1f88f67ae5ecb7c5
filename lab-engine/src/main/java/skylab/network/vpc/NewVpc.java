package skylab.network.vpc;

import static skylab.network.filter.NetworkAcl.ACL_ASSOCIATIONS;
import static skylab.network.filter.NetworkAcl.NETWORK_ACLS;
import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;
import static skylab.network.route.RouteTable.ROUTE_TABLES;
import static skylab.network.route.RouteTable.TABLE_ASSOCIATIONS;
import static skylab.network.vpc.Subnet.SUBNETS;
import static skylab.network.vpc.Vpc.VPCS;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import skylab.network.Cidr;
import skylab.network.Cidr6;
import skylab.network.filter.NetworkAcl;
import skylab.network.filter.Peer;
import skylab.network.filter.SecurityGroup;
import skylab.network.filter.SecurityGroup.Rule;
import skylab.network.filter.SecurityGroups;
import skylab.network.route.Route;
import skylab.network.route.RouteTable;
import skylab.network.route.Routes;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/** What comes with a VPC and with a subnet when they are made (VPC guide, "Create a VPC"). */
public final class NewVpc {
    private static final Peer ANYWHERE = new Peer.Range(Cidr.ANYWHERE);
    private static final Peer ANYWHERE6 = Peer.of(Cidr6.ANYWHERE.toString());
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
        SecurityGroups.put(
                tx,
                scope,
                new SecurityGroup(
                        group,
                        "default",
                        "default VPC security group",
                        vpc.id(),
                        List.of(fromMembers, allowAllOut(ids.apply(SecurityGroup.RULES)))));
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

    /** Lets a VPC's default group and default ACL be for IPv6 what they are for IPv4, as its first IPv6 range does. */
    public static void admitIpv6(Transaction tx, Scope scope, String vpc, Function<Kind<?>, String> ids) {
        tx.all(scope, SECURITY_GROUPS).stream()
                .filter(group -> group.vpc().equals(vpc) && group.name().equals("default"))
                .findFirst()
                .ifPresent(group -> {
                    Rule out = new Rule(ids.apply(SecurityGroup.RULES), true, "-1", -1, -1, ANYWHERE6, null);
                    if (group.rules().stream().noneMatch(out::sameAs)) {
                        List<Rule> rules = new ArrayList<>(group.rules());
                        rules.add(out);
                        SecurityGroups.put(tx, scope, group.withRules(rules));
                    }
                });
        tx.all(scope, NETWORK_ACLS).stream()
                .filter(acl -> acl.vpc().equals(vpc) && acl.isDefault())
                .findFirst()
                .ifPresent(acl -> tx.put(scope, NETWORK_ACLS, acl.id(), admittingIpv6(acl)));
    }

    // Unless somebody has a rule of that number already, which then decides.
    private static NetworkAcl admittingIpv6(NetworkAcl acl) {
        List<NetworkAcl.Entry> entries = new ArrayList<>(acl.entries());
        for (boolean egress : new boolean[] {false, true}) {
            if (entries.stream().noneMatch(one -> one.number() == FIRST_ENTRY + 1 && one.egress() == egress)) {
                entries.add(new NetworkAcl.Entry(FIRST_ENTRY + 1, egress, true, "-1", -1, -1, ANYWHERE6));
            }
        }
        return acl.with(entries);
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
        return Stream.concat(
                        vpc.ranges().stream().map(range -> range.cidr().toString()),
                        vpc.ranges6().stream().map(range -> range.cidr().toString()))
                .map(NewVpc::local)
                .toList();
    }

    /** The route with which every table of a VPC leads to one of its ranges. */
    public static Route local(String range) {
        return Route.to(range, Route.LOCAL, Route.Origin.CREATE_ROUTE_TABLE);
    }

    /** The rule with which every new security group begins. */
    public static Rule allowAllOut(String id) {
        return new Rule(id, true, "-1", -1, -1, ANYWHERE, null);
    }

    private static NetworkAcl.Entry allowAll(boolean egress) {
        return new NetworkAcl.Entry(FIRST_ENTRY, egress, true, "-1", -1, -1, ANYWHERE);
    }
}
