package skylab.aws.ec2;

import static skylab.aws.ec2.instance.Instance.INSTANCES;

import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.instance.HostFault;
import skylab.aws.ec2.instance.Instance;
import skylab.aws.ec2.instance.Phase;
import skylab.network.fault.Cut;
import skylab.world.Scope;
import skylab.world.Transaction;

/** An availability zone without power and without network: no host of it runs, nothing gets in or out. */
public final class ZoneFault {
    private ZoneFault() {}

    /** A zone fails now. */
    public static void fail(Transaction tx, Scope scope, String zone) {
        for (Instance instance : in(tx, scope, zone)) {
            HostFault.fail(tx, scope, instance, HostFault.Cause.ZONE);
        }
        Cut cut = new Cut(zone, "", tx.now());
        tx.put(scope, Cut.CUTS, cut.key(), cut);
    }

    /** A zone works again: its instances boot, with the disks that they had. */
    public static void repair(Transaction tx, Scope scope, String zone) {
        tx.remove(scope, Cut.CUTS, new Cut(zone, "", tx.now()).key());
        for (Instance instance : in(tx, scope, zone)) {
            if (HostFault.of(tx.world(), scope, instance.id())
                    .filter(fault -> fault.cause() == HostFault.Cause.ZONE)
                    .isPresent()) {
                HostFault.repair(tx, scope, instance.id());
            }
        }
    }

    private static List<Instance> in(Transaction tx, Scope scope, String zone) {
        return tx.all(scope, INSTANCES).stream()
                .filter(instance -> instance.launch().zone().equals(zone))
                .filter(instance -> instance.is(Phase.RUNNING) || instance.is(Phase.PENDING))
                .toList();
    }

    /** Whether a zone has failed. */
    public static boolean isDown(Call call, String zone) {
        return Cut.isIsolated(call.tx().world(), call.scope(), zone);
    }

    /**
     * Checks that a zone has hosts for another instance.
     *
     * @param type the instance type's name
     * @throws AwsError {@code InsufficientInstanceCapacity}, naming zones that have
     */
    public static void requireCapacity(Call call, String type, String zone) {
        if (!isDown(call, zone)) {
            return;
        }
        List<String> others = Zones.region(call.scope().region()).zones().stream()
                .filter(other -> !isDown(call, other))
                .toList();
        throw new AwsError(
                "InsufficientInstanceCapacity",
                "We currently do not have sufficient " + type + " capacity in the Availability Zone you requested ("
                        + zone + "). Our system will be working on provisioning additional capacity."
                        + (others.isEmpty()
                                ? ""
                                : " You can currently get " + type
                                        + " capacity by not specifying an Availability Zone in your request or choosing "
                                        + String.join(", ", others) + "."));
    }
}
