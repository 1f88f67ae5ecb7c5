package skylab.aws.ec2.metadata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import skylab.aws.Tags;
import skylab.aws.ec2.Zones;
import skylab.aws.ec2.instance.Instance;
import skylab.aws.ec2.key.KeyPair;
import skylab.aws.ec2.key.KeyPairs;
import skylab.aws.ec2instanceconnect.ActiveKeys;
import skylab.network.address.AmazonNames;
import skylab.network.eni.Interfaces;
import skylab.network.eni.NetworkInterface;
import skylab.world.Scope;
import skylab.world.Transaction;

/** Everything that the service tells an instance of itself, by path (EC2 guide, "Instance metadata categories"). */
final class Categories {
    private static final String META = "meta-data/";

    private final Map<String, String> all = new LinkedHashMap<>();

    private Categories() {}

    static Map<String, String> of(Transaction tx, Scope scope, Instance instance) {
        Categories categories = new Categories();
        categories.launch(scope, instance);
        categories.placement(scope, instance);
        categories.devices(instance);
        categories.key(tx, scope, instance);
        ActiveKeys.of(tx.world(), scope, instance.id())
                .forEach((user, lines) ->
                        categories.put("managed-ssh-keys/active-keys/" + user, String.join("\n", lines) + "\n"));
        List<NetworkInterface> interfaces = Interfaces.of(tx.world(), scope, instance.id());
        interfaces.stream().findFirst().ifPresent(eni -> {
            categories.addresses(tx, scope, eni);
            categories.all.put("dynamic/instance-identity/document", Identity.document(scope, instance, eni));
        });
        interfaces.stream()
                .filter(eni -> eni.attachment().link() != NetworkInterface.Link.ATTACHING)
                .forEach(eni -> InterfaceCategories.of(tx.world(), scope, eni).forEach(categories::put));
        if (instance.settings().metadata().tags()) {
            Tags.of(tx.world(), scope, instance.id())
                    .byKey()
                    .forEach((key, value) -> categories.put("tags/instance/" + key, value));
        }
        if (instance.launch().profile() != null) {
            Identity.profile(tx, scope, instance).forEach(categories::put);
        }
        return categories.all;
    }

    private void put(String path, String value) {
        if (value != null) {
            all.put(META + path, value);
        }
    }

    private void launch(Scope scope, Instance instance) {
        Instance.Launch launch = instance.launch();
        put("ami-id", launch.image());
        put("ami-launch-index", String.valueOf(instance.index()));
        put("ami-manifest-path", "(unknown)");
        put("instance-action", "none");
        put("instance-id", instance.id());
        put("instance-life-cycle", launch.spot() == null ? "on-demand" : "spot");
        put("instance-type", instance.type());
        put("reservation-id", launch.reservation());
        put("profile", "default-hvm");
        put("system", instance.kind().nitro() ? "nitro" : "xen");
        put("services/domain", "amazonaws.com");
        put("services/partition", "aws");
        put("events/maintenance/history", "[]");
        put("events/maintenance/scheduled", "[]");
        put("hibernation/configured", String.valueOf(launch.hibernation()));
        put("identity-credentials/ec2/info", Identity.info(scope, instance));
    }

    private void placement(Scope scope, Instance instance) {
        Zones.Region region = Zones.region(scope.region());
        String zone = instance.launch().zone();
        put("placement/availability-zone", zone);
        put(
                "placement/availability-zone-id",
                region.zoneIds().get(region.zones().indexOf(zone)));
        put("placement/region", scope.region());
        String group = instance.settings().placement().group();
        put("placement/group-name", group.isEmpty() ? null : group);
        Integer partition = instance.settings().placement().partition();
        put("placement/partition-number", partition == null ? null : partition.toString());
    }

    private void devices(Instance instance) {
        String root = instance.launch().rootDevice();
        put("block-device-mapping/ami", root);
        put("block-device-mapping/root", root);
        int number = 1;
        for (String device : instance.devices().keySet()) {
            if (!device.equals(root)) {
                put("block-device-mapping/ebs" + number++, shortName(device));
            }
        }
        instance.launch().ephemeral().forEach((name, device) -> put("block-device-mapping/" + name, shortName(device)));
    }

    private static String shortName(String device) {
        return device.startsWith("/dev/") ? device.substring("/dev/".length()) : device;
    }

    private void key(Transaction tx, Scope scope, Instance instance) {
        String name = instance.launch().keyName();
        if (name != null) {
            KeyPairs.asOf(tx.world(), scope, name, instance.launch().at())
                    .map(KeyPair::publicKey)
                    .ifPresent(text -> put("public-keys/0/openssh-key", text));
        }
    }

    private void addresses(Transaction tx, Scope scope, NetworkInterface eni) {
        String local = AmazonNames.privateName(eni.privateAddress(), scope.region());
        put("hostname", local);
        put("local-hostname", local);
        put("local-ipv4", eni.privateAddress());
        put("mac", eni.mac());
        put("ipv6", eni.extra().addresses6().stream().findFirst().orElse(null));
        put("public-hostname", InterfaceCategories.publicName(tx.world(), scope, eni));
        put("public-ipv4", eni.publicAddress());
        put("security-groups", String.join("\n", InterfaceCategories.groupNames(tx.world(), scope, eni)));
    }
}
