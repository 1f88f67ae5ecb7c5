package skylab.aws.ec2.instance;

import java.lang.ref.SoftReference;
import java.util.List;
import java.util.function.Supplier;
import skylab.aws.Tags;
import skylab.aws.ec2.volume.Volume;
import skylab.network.address.ElasticAddress;
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
 * All reservations as they were last shown. They follow from some tables alone, so that who looks again while nothing in
 * them has changed, as waiters do, gets the very same.
 *
 * @param scope whose
 * @param tables what they follow from
 * @param reservations what was shown
 */
record Shown(Scope scope, List<? extends Table<?>> tables, List<Reservation> reservations) {
    /** So few are shown as fast as they are found. */
    private static final int FEW = 100;

    private static final List<Kind<?>> KINDS = List.of(
            Instance.INSTANCES,
            Volume.VOLUMES,
            Tags.TAGS,
            NetworkInterface.INTERFACES,
            NetworkInterface.BY_MACHINE,
            NetworkInterface.SECONDARY,
            Subnet.SUBNETS,
            Vpc.VPCS,
            SecurityGroup.SECURITY_GROUPS,
            ElasticAddress.ELASTIC_ADDRESSES);

    private static volatile SoftReference<Shown> last = new SoftReference<>(null);

    static List<Reservation> of(World world, Scope scope, int instances, Supplier<List<Reservation>> show) {
        if (instances <= FEW) {
            return show.get();
        }
        Shown shown = last.get();
        if (shown == null || !shown.isOf(world, scope)) {
            shown = new Shown(
                    scope, KINDS.stream().map(kind -> world.table(scope, kind)).toList(), show.get());
            last = new SoftReference<>(shown);
        }
        return shown.reservations;
    }

    private boolean isOf(World world, Scope other) {
        if (!scope.equals(other)) {
            return false;
        }
        for (int i = 0; i < tables.size(); i++) {
            if (tables.get(i) != world.table(other, KINDS.get(i))) {
                return false;
            }
        }
        return true;
    }
}
