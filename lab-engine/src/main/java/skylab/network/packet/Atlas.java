package skylab.network.packet;

import static skylab.network.eni.NetworkInterface.BY_ADDRESS;
import static skylab.network.eni.NetworkInterface.BY_MACHINE;
import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.filter.NetworkAcl.ACL_ASSOCIATIONS;
import static skylab.network.filter.NetworkAcl.NETWORK_ACLS;
import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;
import static skylab.network.gateway.InternetGateway.INTERNET_GATEWAYS;
import static skylab.network.gateway.NatGateway.NAT_GATEWAYS;
import static skylab.network.gateway.PeeringConnection.PEERING_CONNECTIONS;
import static skylab.network.gateway.VpcEndpoint.VPC_ENDPOINTS;
import static skylab.network.host.HostNetwork.HOSTS;
import static skylab.network.route.RouteTable.ROUTE_TABLES;
import static skylab.network.route.RouteTable.TABLE_ASSOCIATIONS;
import static skylab.network.vpc.Subnet.SUBNETS;
import static skylab.network.vpc.Vpc.VPCS;

import java.util.List;
import skylab.network.Cidr;
import skylab.network.eni.NetworkInterface;
import skylab.network.fault.Cut;
import skylab.network.filter.NetworkAcl;
import skylab.network.filter.PrefixList;
import skylab.network.filter.SecurityGroup;
import skylab.network.gateway.InternetGateway;
import skylab.network.gateway.NatGateway;
import skylab.network.gateway.PeeringConnection;
import skylab.network.gateway.VpcEndpoint;
import skylab.network.host.Conntrack;
import skylab.network.host.HostNetwork;
import skylab.network.internet.Site;
import skylab.network.route.RouteTable;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Vpc;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Table;
import skylab.world.World;

/**
 * The facts of a network as one journey looks them up. Finding a table in the world costs as much as finding a row in it, and
 * a journey asks the same dozen again and again: each is found once. What is not there is null.
 */
final class Atlas {
    private static final int TABLES = 20;
    private static final int RECENT = 4;

    private final World world;
    private final Scope scope;
    private final boolean hosts;
    private final Kind<?>[] kinds = new Kind<?>[TABLES];
    private final Table<?>[] tables = new Table<?>[TABLES];
    private int known;
    private final Resident[] recent = new Resident[RECENT];
    private int turn;
    private List<Cut> cuts;

    private record Resident(String vpc, long address, NetworkInterface eni) {}

    /**
     * The facts of an account and region.
     *
     * @param hosts whether the rules of machines are among them; else every machine lets everything through
     */
    Atlas(World world, Scope scope, boolean hosts) {
        this.world = world;
        this.scope = scope;
        this.hosts = hosts;
    }

    @SuppressWarnings("unchecked") // a table is kept beside the kind it was found by
    private <T> T row(Kind<T> kind, String id) {
        for (int i = 0; i < known; i++) {
            if (kinds[i] == kind) {
                return ((Table<T>) tables[i]).get(id).orElse(null);
            }
        }
        Table<T> table = world.table(scope, kind);
        if (known < TABLES) {
            kinds[known] = kind;
            tables[known++] = table;
        }
        return table.get(id).orElse(null);
    }

    World world() {
        return world;
    }

    /** What is broken of the network; nearly always nothing. */
    List<Cut> cuts() {
        if (cuts == null) {
            cuts = world.table(scope, Cut.CUTS).values();
        }
        return cuts;
    }

    Scope scope() {
        return scope;
    }

    Vpc vpc(String id) {
        return row(VPCS, id);
    }

    Subnet subnet(String id) {
        return row(SUBNETS, id);
    }

    NetworkInterface eni(String id) {
        return id == null ? null : row(INTERFACES, id);
    }

    /** The primary interface of a machine. */
    NetworkInterface eniOf(String machine) {
        return eni(row(BY_MACHINE, machine));
    }

    /** The interface by which a machine sends: the one in whose subnet the receiver is, else the primary one. */
    NetworkInterface eniOf(String machine, String destination) {
        NetworkInterface primary = eniOf(machine);
        List<String> others = row(NetworkInterface.SECONDARY, machine);
        if (primary == null || others == null || isNear(primary, destination)) {
            return primary;
        }
        return others.stream()
                .map(this::eni)
                .filter(other -> other != null && isNear(other, destination))
                .findFirst()
                .orElse(primary);
    }

    private boolean isNear(NetworkInterface one, String destination) {
        Subnet subnet = subnet(one.subnet());
        return subnet != null && subnet.cidr().contains(destination);
    }

    /** The interface that has a private address in a VPC. */
    NetworkInterface eniAt(String vpc, long address) {
        for (int i = 0; i < RECENT; i++) {
            Resident one = recent[i];
            if (one != null && one.address() == address && one.vpc().equals(vpc)) {
                return one.eni();
            }
        }
        NetworkInterface eni = eni(row(BY_ADDRESS, vpc + "/" + Cidr.dotted(address)));
        know(vpc, address, eni);
        return eni;
    }

    /** That an interface has a private address has been found out: a packet and its answer ask for the same ones. */
    void know(String vpc, long address, NetworkInterface eni) {
        recent[turn++ % RECENT] = new Resident(vpc, address, eni);
    }

    /** The interface to which a public address leads. */
    NetworkInterface eniAtPublic(String address) {
        return eni(row(BY_ADDRESS, address));
    }

    /** The table that holds for a subnet: its own, or else the VPC's main one. */
    RouteTable tableOf(Subnet subnet) {
        RouteTable.Association own = row(TABLE_ASSOCIATIONS, subnet.id());
        RouteTable.Association held = own == null ? row(TABLE_ASSOCIATIONS, subnet.vpc()) : own;
        return held == null ? null : row(ROUTE_TABLES, held.table());
    }

    /** The table that a gateway has of its own. */
    RouteTable tableOfGateway(String gateway) {
        RouteTable.Association own = row(TABLE_ASSOCIATIONS, gateway);
        return own == null ? null : row(ROUTE_TABLES, own.table());
    }

    NetworkAcl aclOf(Subnet subnet) {
        NetworkAcl.Association own = row(ACL_ASSOCIATIONS, subnet.id());
        NetworkAcl.Association held = own == null ? row(ACL_ASSOCIATIONS, subnet.vpc()) : own;
        return held == null ? null : row(NETWORK_ACLS, held.acl());
    }

    SecurityGroup group(String id) {
        return row(SECURITY_GROUPS, id);
    }

    PrefixList prefixes(String id) {
        return PrefixList.find(world, scope, id).orElse(null);
    }

    /** The Internet gateway that is attached to a VPC. */
    InternetGateway internetGatewayOf(String vpc) {
        String id = row(InternetGateway.BY_VPC, vpc);
        return id == null ? null : row(INTERNET_GATEWAYS, id);
    }

    NatGateway nat(String id) {
        return row(NAT_GATEWAYS, id);
    }

    /** The NAT gateway that an interface belongs to; an account has few of them. */
    NatGateway natOf(NetworkInterface eni) {
        for (NatGateway one : world.table(scope, NAT_GATEWAYS).values()) {
            for (NatGateway.Address address : one.addresses()) {
                if (eni.id().equals(address.networkInterface())) {
                    return one;
                }
            }
        }
        return null;
    }

    NatTable natTable(String key) {
        NatTable table = row(NatTable.NAT_TABLES, key);
        return table == null ? NatTable.EMPTY : table;
    }

    /** Whether the rules of machines are not known here, so that nothing is said of them. */
    boolean isBlindToHosts() {
        return !hosts;
    }

    /** How a machine treats packets; null if as in every fresh system, or not known here. */
    HostNetwork host(String machine) {
        return hosts && machine != null ? row(HOSTS, machine) : null;
    }

    /** The flows that a machine remembers. */
    Conntrack flows(String machine) {
        Conntrack flows = row(Conntrack.FLOWS, machine);
        return flows == null ? Conntrack.EMPTY : flows;
    }

    VpcEndpoint endpoint(String id) {
        return row(VPC_ENDPOINTS, id);
    }

    PeeringConnection peering(String id) {
        return row(PEERING_CONNECTIONS, id);
    }

    Site site(String machine) {
        Site moved = row(Site.SITES, machine);
        return moved == null ? Site.HOME : moved;
    }
}
