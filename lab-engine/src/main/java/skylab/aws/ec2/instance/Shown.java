package skylab.aws.ec2.instance;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import skylab.aws.Tags;
import skylab.aws.ec2.placement.PlacementGroup;
import skylab.aws.ec2.volume.Volume;
import skylab.network.address.ElasticAddress;
import skylab.network.eni.Interfaces;
import skylab.network.eni.NetworkInterface;
import skylab.network.filter.SecurityGroup;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Vpc;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Table;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.Reservation;

/**
 * All instances as they were last shown. What is shown follows from some rows alone: who looks again gets the very same model
 * objects for all whose rows have not changed. What is written of them once can be used again, too.
 *
 * @param scope whose
 * @param shared tables that the rows of many instances refer to
 * @param own tables with rows for each instance
 * @param rows what is shown of each instance, by id
 * @param reservations all of it, by id
 */
record Shown(
        Scope scope,
        List<? extends Table<?>> shared,
        List<? extends Table<?>> own,
        Map<String, Row> rows,
        Map<String, Reservation> reservations) {
    /** So few are shown as fast as they are found. */
    private static final int FEW = 100;

    private static final List<Kind<?>> SHARED = List.of(
            Subnet.SUBNETS,
            Vpc.VPCS,
            SecurityGroup.SECURITY_GROUPS,
            ElasticAddress.ELASTIC_ADDRESSES,
            PlacementGroup.PLACEMENT_GROUPS);

    private static final List<Kind<?>> OWN = List.of(
            Instance.INSTANCES,
            Volume.VOLUMES,
            Tags.TAGS,
            NetworkInterface.INTERFACES,
            NetworkInterface.BY_MACHINE,
            NetworkInterface.SECONDARY);

    private static volatile SoftReference<Shown> last = new SoftReference<>(null);

    /**
     * An instance.
     *
     * @param sources the rows that it follows from
     * @param shape what is shown
     */
    private record Row(List<Object> sources, software.amazon.awssdk.services.ec2.model.Instance shape) {
        static Row of(World world, Scope scope, Instance instance, Row before) {
            List<Object> sources = new ArrayList<>(4 + instance.devices().size());
            sources.add(instance);
            sources.add(world.table(scope, Tags.TAGS).get(instance.id()).orElse(Tags.NONE));
            Table<Volume> volumes = world.table(scope, Volume.VOLUMES);
            instance.devices()
                    .values()
                    .forEach(volume -> sources.add(volumes.get(volume).orElseThrow()));
            sources.addAll(Interfaces.of(world, scope, instance.id()));
            return before != null && before.isOf(sources)
                    ? before
                    : new Row(sources, InstanceShape.of(world, scope, instance));
        }

        // Rows that are not the very same might still be equal: then they are shown anew, and nothing is wrong.
        private boolean isOf(List<Object> others) {
            if (sources.size() != others.size()) {
                return false;
            }
            for (int i = 0; i < sources.size(); i++) {
                if (sources.get(i) != others.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * The reservations of a region.
     *
     * @param instances all of its instances, in order
     */
    static List<Reservation> of(World world, Scope scope, List<Instance> instances) {
        if (instances.size() <= FEW) {
            return InstanceShape.reservations(scope, instances, instance -> InstanceShape.of(world, scope, instance));
        }
        Shown before = last.get();
        Shown shown = before;
        if (before == null || !before.isOf(world, scope)) {
            shown = of(world, scope, instances, before);
            last = new SoftReference<>(shown);
        }
        return List.copyOf(shown.reservations.values());
    }

    private static Shown of(World world, Scope scope, List<Instance> instances, Shown before) {
        List<? extends Table<?>> shared = tables(world, scope, SHARED);
        Map<String, Row> known =
                before != null && before.scope.equals(scope) && areSame(before.shared, shared) ? before.rows : Map.of();
        Map<String, Row> rows = new HashMap<>(2 * instances.size());
        instances.forEach(
                instance -> rows.put(instance.id(), Row.of(world, scope, instance, known.get(instance.id()))));
        Map<String, Reservation> reservations =
                InstanceShape.reservations(scope, instances, instance -> rows.get(instance.id())
                                .shape())
                        .stream()
                        .map(made ->
                                theSame(made, known.isEmpty() ? null : before.reservations.get(made.reservationId())))
                        .collect(Collectors.toMap(
                                Reservation::reservationId, made -> made, (one, other) -> one, LinkedHashMap::new));
        return new Shown(scope, shared, tables(world, scope, OWN), rows, reservations);
    }

    private static Reservation theSame(Reservation made, Reservation before) {
        if (before == null || before.instances().size() != made.instances().size()) {
            return made;
        }
        for (int i = 0; i < made.instances().size(); i++) {
            if (made.instances().get(i) != before.instances().get(i)) {
                return made;
            }
        }
        return before;
    }

    private static List<? extends Table<?>> tables(World world, Scope scope, List<Kind<?>> kinds) {
        return kinds.stream().map(kind -> world.table(scope, kind)).toList();
    }

    private boolean isOf(World world, Scope other) {
        return scope.equals(other)
                && areSame(shared, tables(world, other, SHARED))
                && areSame(own, tables(world, other, OWN));
    }

    private static boolean areSame(List<? extends Table<?>> tables, List<? extends Table<?>> others) {
        for (int i = 0; i < tables.size(); i++) {
            if (tables.get(i) != others.get(i)) {
                return false;
            }
        }
        return true;
    }
}
