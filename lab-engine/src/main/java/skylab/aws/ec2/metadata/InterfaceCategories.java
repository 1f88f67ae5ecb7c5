package skylab.aws.ec2.metadata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import skylab.network.address.AmazonNames;
import skylab.network.eni.NetworkInterface;
import skylab.network.eni.NetworkInterface.Address;
import skylab.network.filter.SecurityGroup;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Vpc;
import skylab.world.Scope;
import skylab.world.World;

/** What the service tells of a network interface. */
final class InterfaceCategories {
    private InterfaceCategories() {}

    static Map<String, String> of(World world, Scope scope, NetworkInterface eni) {
        Subnet subnet = world.table(scope, Subnet.SUBNETS).get(eni.subnet()).orElseThrow();
        Vpc vpc = world.table(scope, Vpc.VPCS).get(subnet.vpc()).orElseThrow();
        String base = "network/interfaces/macs/" + eni.mac() + "/";
        Map<String, String> all = new LinkedHashMap<>();
        all.put(base + "device-number", String.valueOf(eni.attachment().device()));
        all.put(base + "interface-id", eni.id());
        all.put(base + "local-hostname", AmazonNames.privateName(eni.privateAddress(), scope.region()));
        all.put(base + "local-ipv4s", lines(eni.addresses().stream().map(Address::privateAddress)));
        all.put(base + "mac", eni.mac());
        all.put(base + "owner-id", scope.account());
        all.put(base + "security-group-ids", lines(eni.groups().stream()));
        all.put(base + "security-groups", lines(groupNames(world, scope, eni).stream()));
        all.put(base + "subnet-id", eni.subnet());
        List<Address> known = eni.addresses().stream()
                .filter(one -> one.publicAddress() != null)
                .toList();
        known.forEach(one -> all.put(base + "ipv4-associations/" + one.publicAddress(), one.privateAddress()));
        all.put(base + "public-hostname", publicName(world, scope, eni));
        all.put(base + "public-ipv4s", lines(known.stream().map(Address::publicAddress)));
        all.put(base + "ipv6s", lines(eni.extra().addresses6().stream()));
        all.put(base + "ipv4-prefix", lines(eni.extra().prefixes().stream()));
        all.put(base + "ipv6-prefix", lines(eni.extra().prefixes6().stream()));
        all.put(base + "subnet-ipv4-cidr-block", subnet.cidr().toString());
        all.put(
                base + "subnet-ipv6-cidr-blocks",
                lines(subnet.ranges6().stream().map(range -> range.cidr().toString())));
        all.put(base + "vpc-id", subnet.vpc());
        all.put(base + "vpc-ipv4-cidr-block", vpc.cidr().toString());
        all.put(base + "vpc-ipv4-cidr-blocks", lines(vpc.ranges().stream().map(range -> range.cidr()
                .toString())));
        all.put(base + "vpc-ipv6-cidr-blocks", lines(vpc.ranges6().stream().map(range -> range.cidr()
                .toString())));
        return all;
    }

    /** The names of an interface's security groups. */
    static List<String> groupNames(World world, Scope scope, NetworkInterface eni) {
        return eni.groups().stream()
                .flatMap(id -> world.table(scope, SecurityGroup.SECURITY_GROUPS).get(id).stream())
                .map(SecurityGroup::name)
                .toList();
    }

    /** The name of an interface's public address; null if it has none, or the VPC gives no names. */
    static String publicName(World world, Scope scope, NetworkInterface eni) {
        boolean named = world.table(scope, Subnet.SUBNETS)
                .get(eni.subnet())
                .flatMap(subnet -> world.table(scope, Vpc.VPCS).get(subnet.vpc()))
                .filter(vpc -> vpc.settings().dnsHostnames() && vpc.settings().dnsSupport())
                .isPresent();
        return named && eni.publicAddress() != null
                ? AmazonNames.publicName(eni.publicAddress(), scope.region())
                : null;
    }

    /** One a line; null for none, which is then not there. */
    private static String lines(Stream<String> values) {
        List<String> all = values.toList();
        return all.isEmpty() ? null : String.join("\n", all);
    }
}
