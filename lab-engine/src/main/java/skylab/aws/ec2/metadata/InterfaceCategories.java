package skylab.aws.ec2.metadata;

import java.util.LinkedHashMap;
import java.util.Map;
import skylab.network.address.AmazonNames;
import skylab.network.eni.NetworkInterface;
import skylab.network.filter.SecurityGroup;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Vpc;
import skylab.world.Scope;
import skylab.world.Transaction;

/** What the service tells of a network interface. */
final class InterfaceCategories {
    private InterfaceCategories() {}

    static Map<String, String> of(Transaction tx, Scope scope, NetworkInterface eni) {
        Map<String, String> all = new LinkedHashMap<>();
        String names = String.join(
                "\n",
                eni.groups().stream()
                        .flatMap(id -> tx.find(scope, SecurityGroup.SECURITY_GROUPS, id).stream())
                        .map(SecurityGroup::name)
                        .toList());
        all.put("security-groups", names);
        String base = "network/interfaces/macs/" + eni.mac() + "/";
        all.put(base + "device-number", "0");
        all.put(base + "interface-id", eni.id());
        all.put(base + "local-hostname", AmazonNames.privateName(eni.privateAddress(), scope.region()));
        all.put(base + "local-ipv4s", eni.privateAddress());
        all.put(base + "mac", eni.mac());
        all.put(base + "owner-id", scope.account());
        all.put(base + "security-group-ids", String.join("\n", eni.groups()));
        all.put(base + "security-groups", names);
        all.put(base + "subnet-id", eni.subnet());
        if (eni.publicAddress() != null) {
            all.put(base + "ipv4-associations/" + eni.publicAddress(), eni.privateAddress());
            all.put(base + "public-hostname", AmazonNames.publicName(eni.publicAddress(), scope.region()));
            all.put(base + "public-ipv4s", eni.publicAddress());
        }
        Subnet subnet = tx.find(scope, Subnet.SUBNETS, eni.subnet()).orElseThrow();
        all.put(base + "subnet-ipv4-cidr-block", subnet.cidr().toString());
        all.put(base + "vpc-id", subnet.vpc());
        String range =
                tx.find(scope, Vpc.VPCS, subnet.vpc()).orElseThrow().cidr().toString();
        all.put(base + "vpc-ipv4-cidr-block", range);
        all.put(base + "vpc-ipv4-cidr-blocks", range);
        return all;
    }
}
