package skylab.network.dns;

import static skylab.network.eni.NetworkInterface.BY_MACHINE;
import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.vpc.Subnet.SUBNETS;
import static skylab.network.vpc.Vpc.VPCS;

import java.util.List;
import java.util.Optional;
import skylab.network.address.AmazonNames;
import skylab.network.vpc.DhcpOptions;
import skylab.network.vpc.Vpc;
import skylab.world.Scope;
import skylab.world.World;

/**
 * How a machine is to look up names, as it learns by DHCP with its address.
 *
 * @param servers addresses of name servers, in order
 * @param search the domains that names without one are looked for in
 */
public record Resolution(List<String> servers, List<String> search) {
    /** Copies the lists. */
    public Resolution {
        servers = List.copyOf(servers);
        search = List.copyOf(search);
    }

    /** What a machine is told; empty if it is in no VPC. */
    public static Optional<Resolution> of(World world, Scope scope, String machine) {
        return vpc(world, scope, machine).map(vpc -> DhcpOptions.of(world, scope, vpc)
                .map(options -> of(vpc, options))
                .orElseGet(() -> vpc.settings().dhcpOptions().equals(DhcpOptions.NONE) && !vpc.isDefault()
                        ? new Resolution(List.of(), List.of())
                        : new Resolution(
                                List.of(AmazonResolver.address(vpc)),
                                List.of(AmazonNames.privateDomain(scope.region())))));
    }

    private static Resolution of(Vpc vpc, DhcpOptions options) {
        return new Resolution(
                options.values().getOrDefault(DhcpOptions.NAME_SERVERS, List.of()).stream()
                        .map(server -> server.equals(DhcpOptions.AMAZON_DNS) ? AmazonResolver.address(vpc) : server)
                        .toList(),
                options.values().getOrDefault(DhcpOptions.DOMAIN_NAME, List.of()));
    }

    /** The VPC that a machine's primary interface is in; empty if it has none. */
    public static Optional<Vpc> vpc(World world, Scope scope, String machine) {
        return world.table(scope, BY_MACHINE)
                .get(machine)
                .flatMap(world.table(scope, INTERFACES)::get)
                .flatMap(one -> world.table(scope, SUBNETS).get(one.subnet()))
                .flatMap(subnet -> world.table(scope, VPCS).get(subnet.vpc()));
    }
}
