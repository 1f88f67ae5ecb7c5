package skylab.kernel.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skylab.aws.Tags;
import skylab.aws.ec2.Zones;
import skylab.aws.ec2.image.Image;
import skylab.aws.ec2.image.Images;
import skylab.aws.ec2.instance.Instance;
import skylab.aws.ec2.instance.Phase;
import skylab.aws.ec2.key.KeyPair;
import skylab.aws.ec2.type.InstanceKind;
import skylab.aws.ec2.type.InstanceKinds;
import skylab.aws.ec2.volume.Volume;
import skylab.network.address.AmazonNames;
import skylab.network.eni.NetworkInterface;
import skylab.world.Scope;
import skylab.world.Table;
import skylab.world.World;

/** What could stand in a request, read from a world: reading it costs no virtual time and leaves no trace. */
final class LabValues {
    private final World world;
    private final Scope scope;

    /**
     * A value.
     *
     * @param text as a request has it
     * @param about what it is, such as the name of a resource; may be empty
     */
    record Value(String text, String about) {}

    LabValues(World world, Scope scope) {
        this.world = world;
        this.scope = scope;
    }

    /** The ids of the resources of a kind, in the order in which they were made. */
    List<Value> ids(String kind) {
        if (kind.equals("image")) {
            // Those that everybody has are in no table.
            return Images.all(world, scope).stream()
                    .map(image -> new Value(image.id(), about(image.id(), image)))
                    .toList();
        }
        Table<?> table = world.tables().get(new World.TableName(scope, kind));
        return table == null
                ? List.of()
                : table.ids().stream()
                        .map(id -> new Value(id, about(id, table.get(id).orElseThrow())))
                        .toList();
    }

    /** The ids of everything that can have tags. */
    List<Value> allIds() {
        return Stream.of(
                        "instance",
                        "volume",
                        "image",
                        "snapshot",
                        "security-group",
                        "subnet",
                        "vpc",
                        "network-interface",
                        "key-pair",
                        "elastic-ip",
                        "internet-gateway",
                        "egress-only-internet-gateway",
                        "natgateway",
                        "route-table",
                        "network-acl",
                        "prefix-list",
                        "dhcp-options",
                        "vpc-endpoint",
                        "vpc-peering-connection",
                        "vpc-flow-log",
                        "customer-gateway",
                        "vpn-gateway",
                        "vpn-connection",
                        "launch-template")
                .flatMap(kind -> ids(kind).stream())
                .toList();
    }

    private String about(String id, Object row) {
        String name = Tags.of(world, scope, id).byKey().get("Name");
        String facts = "";
        if (row instanceof Instance instance) {
            facts = instance.type() + ", " + instance.state().phase().apiName();
        } else if (row instanceof Volume volume) {
            facts = volume.gib() + " GiB " + volume.type() + ", " + volume.zone();
        } else if (row instanceof Image image) {
            facts = image.name();
        } else if (row instanceof KeyPair key) {
            facts = key.name();
        }
        return Stream.of(name, facts)
                .filter(Objects::nonNull)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    List<Value> instanceTypes() {
        return InstanceKinds.all(world, scope).stream().map(LabValues::type).toList();
    }

    private static Value type(InstanceKind kind) {
        return new Value(kind.name(), kind.memoryMib() / 1024.0 + " GiB");
    }

    List<Value> zones() {
        return plain(Zones.region(scope.region()).zones());
    }

    List<Value> regions() {
        return plain(Zones.REGIONS.stream().map(Zones.Region::name).toList());
    }

    List<Value> instanceStates() {
        return plain(Arrays.stream(Phase.values())
                .map(phase -> phase.apiName().toString())
                .toList());
    }

    List<Value> keyNames() {
        return world.table(scope, KeyPair.KEY_PAIRS).values().stream()
                .map(key -> new Value(key.name(), key.type()))
                .toList();
    }

    /** The keys of all tags. */
    List<Value> tagKeys() {
        return plain(new TreeSet<>(
                tags().flatMap(tags -> tags.byKey().keySet().stream()).toList()));
    }

    /** The values of all tags with this key. */
    List<Value> tagValues(String key) {
        return plain(new TreeSet<>(tags().map(tags -> tags.byKey().get(key))
                .filter(Objects::nonNull)
                .toList()));
    }

    private Stream<Tags> tags() {
        return world.table(scope, Tags.TAGS).values().stream();
    }

    /** Public addresses and names of the instances that have one. */
    List<Value> hosts() {
        List<Value> hosts = new ArrayList<>();
        for (NetworkInterface each :
                world.table(scope, NetworkInterface.INTERFACES).values()) {
            if (each.publicAddress() != null) {
                String about = world.table(scope, Instance.INSTANCES)
                        .get(String.valueOf(each.machine()))
                        .map(instance -> instance.id() + ", " + about(instance.id(), instance))
                        .orElse("");
                hosts.add(new Value(each.publicAddress(), about));
                hosts.add(new Value(AmazonNames.publicName(each.publicAddress(), scope.region()), about));
            }
        }
        return hosts;
    }

    private static List<Value> plain(Iterable<String> texts) {
        List<Value> values = new ArrayList<>();
        texts.forEach(text -> values.add(new Value(text, "")));
        return values;
    }
}
