package skylab.aws.bill;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import skylab.aws.cloudwatch.alarm.Alarm;
import skylab.aws.cloudwatch.dashboard.Dashboard;
import skylab.aws.ec2.snapshot.FastRestores;
import skylab.aws.ec2.volume.Volume;
import skylab.billing.Entry;
import skylab.network.gateway.NatGateway;
import skylab.network.gateway.VpcEndpoint;
import skylab.network.gateway.VpnConnection;
import skylab.world.Kind;
import skylab.world.Observer;
import skylab.world.Scope;
import skylab.world.Transaction;

/** Keeps the ledger: whenever a row changes that something is billed of, it enters what is used from then on. */
public final class Bookkeeper implements Observer {
    /** The one that every lab has. */
    public static final Bookkeeper BOOKKEEPER = new Bookkeeper(List.of(
            new InstanceCharging(),
            new OwnCharging<>(Volume.VOLUMES, VolumeUses::of),
            new SnapshotCharging(),
            // EBS pricing page, "Fast Snapshot Restore": by the hour, snapshot and zone, from the call on.
            new OwnCharging<>(
                    FastRestores.FAST_RESTORES,
                    restore -> restore.disabling()
                            ? List.of()
                            : List.of(Entry.of(restore.snapshot(), "EBS:FastSnapshotRestore", 1)
                                    .detailed(restore.zone()))),
            new ElasticAddressCharging(),
            new InterfaceCharging(),
            new OwnCharging<>(NatGateway.NAT_GATEWAYS, GatewayUses::of),
            new OwnCharging<>(VpcEndpoint.VPC_ENDPOINTS, GatewayUses::of),
            new OwnCharging<>(VpnConnection.VPN_CONNECTIONS, GatewayUses::of),
            new OwnCharging<>(
                    Dashboard.DASHBOARDS, dashboard -> List.of(Entry.of(dashboard.name(), "DashboardsUsageHour", 1))),
            new OwnCharging<>(Alarm.ALARMS, AlarmUses::of),
            new LogCharging()));

    private final Map<String, Charging<?>> byKind;

    private Bookkeeper(List<Charging<?>> all) {
        byKind = all.stream()
                .collect(Collectors.toUnmodifiableMap(one -> one.kind().name(), Function.identity()));
    }

    @Override
    public Set<String> kinds() {
        return byKind.keySet();
    }

    @Override
    public void changed(Transaction tx, Scope scope, Kind<?> kind, String id, Object before, Object after) {
        enter(byKind.get(kind.name()), tx, scope, id, before, after);
    }

    @SuppressWarnings("unchecked") // rows of a kind are of the kind's record
    private static <T> void enter(
            Charging<T> charging, Transaction tx, Scope scope, String id, Object before, Object after) {
        charging.changed(tx, scope, id, (T) before, (T) after);
    }
}
