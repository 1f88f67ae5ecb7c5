package skylab.network.vpc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.network.address.AmazonNames;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.World;

/**
 * What machines learn when they ask for an address (VPC guide, "DHCP option sets"). A set is not changed: a VPC is given
 * another one.
 *
 * @param id {@code dopt-…}
 * @param values by option, e.g. {@code domain-name}
 */
public record DhcpOptions(String id, Map<String, List<String>> values) {
    /** All sets. */
    public static final Kind<DhcpOptions> DHCP_OPTIONS = new Kind<>("dhcp-options", "dopt-");

    /** The id of a VPC without options. */
    public static final String NONE = "default";

    /** The domain that names without one get, and those that are searched. */
    public static final String DOMAIN_NAME = "domain-name";

    /** The name servers, in order. */
    public static final String NAME_SERVERS = "domain-name-servers";

    /** The value that stands for the resolver of the VPC. */
    public static final String AMAZON_DNS = "AmazonProvidedDNS";

    /** Copies the map, keeping its order. */
    public DhcpOptions {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        values.forEach((option, all) -> copy.put(option, List.copyOf(all)));
        values = Collections.unmodifiableMap(copy);
    }

    /** The set with which a region begins. */
    public static DhcpOptions ofRegion(String id, String region) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put(DOMAIN_NAME, List.of(AmazonNames.privateDomain(region)));
        values.put(NAME_SERVERS, List.of(AMAZON_DNS));
        return new DhcpOptions(id, values);
    }

    /** The set that new VPCs of a region get: one that says what {@link #ofRegion} says. */
    public static Optional<DhcpOptions> usual(World world, Scope scope) {
        Map<String, List<String>> usual = ofRegion("", scope.region()).values;
        return world.table(scope, DHCP_OPTIONS).values().stream()
                .filter(one -> one.values.equals(usual))
                .findFirst();
    }

    /** The set of a VPC; empty if it has none. */
    public static Optional<DhcpOptions> of(World world, Scope scope, Vpc vpc) {
        return world.table(scope, DHCP_OPTIONS).get(vpc.settings().dhcpOptions());
    }
}
