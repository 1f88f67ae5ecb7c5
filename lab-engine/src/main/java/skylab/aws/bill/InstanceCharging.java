package skylab.aws.bill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import skylab.aws.ec2.instance.Instance;
import skylab.aws.ec2.instance.Phase;
import skylab.aws.ec2.offering.Prices;
import skylab.billing.Entry;
import skylab.billing.Ledger;
import skylab.world.Event;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * What is billed of an instance: its time in {@code running}, and in {@code stopping} when it hibernates (EC2 guide, "Instance
 * state changes"); detailed monitoring as seven metrics (CloudWatch pricing page).
 */
final class InstanceCharging implements Charging<Instance> {
    private static final int DETAILED_METRICS = 7;
    private static final String PLAIN_LINUX = "RunInstances";
    private static final String HIBERNATES = "Client.UserInitiatedHibernate";

    @Override
    public Kind<Instance> kind() {
        return Instance.INSTANCES;
    }

    @Override
    public void changed(Transaction tx, Scope scope, String id, Instance before, Instance after) {
        boolean isOther = before == null
                || after == null
                || before.state().phase() != after.state().phase()
                || before.settings().detailedMonitoring() != after.settings().detailedMonitoring();
        if (!isOther) {
            return;
        }
        List<Entry> used = before == null ? List.of() : uses(tx, scope, before);
        List<Entry> uses = after == null ? List.of() : uses(tx, scope, after);
        if (!used.isEmpty() || !uses.isEmpty()) {
            Ledger.change(tx, scope, used, uses);
            if (after != null && after.launch().spot() != null && isBilled(after)) {
                changePriceLater(tx, scope, after);
            }
        }
        ElasticAddressCharging.ofMachine(tx, scope, id);
    }

    private static boolean isBilled(Instance instance) {
        Instance.Reason reason = instance.state().reason();
        return instance.is(Phase.RUNNING)
                || instance.is(Phase.STOPPING)
                        && reason != null
                        && reason.code().equals(HIBERNATES);
    }

    private static List<Entry> uses(Transaction tx, Scope scope, Instance instance) {
        if (!isBilled(instance)) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        entries.add(hours(tx, scope, instance));
        if (instance.settings().detailedMonitoring() && instance.is(Phase.RUNNING)) {
            entries.add(Entry.of(instance.id(), "CW:MetricMonitorUsage", DETAILED_METRICS));
        }
        return entries;
    }

    private static Entry hours(Transaction tx, Scope scope, Instance instance) {
        Instance.Launch launch = instance.launch();
        String kind = launch.spot() != null
                ? "SpotUsage:"
                : instance.settings().placement().tenancy().equals("default") ? "BoxUsage:" : "DedicatedUsage:";
        Entry hours = Entry.of(instance.id(), kind + instance.type(), 1);
        if (!launch.usageOperation().equals(PLAIN_LINUX)) {
            return hours.detailed(launch.platform());
        }
        return launch.spot() == null
                ? hours
                : Prices.spot(tx.world(), scope, launch.zone(), instance.type(), tx.now())
                        .map(hours::at)
                        .orElse(hours);
    }

    /** The price on the spot market holds for a while; then what is billed goes on at another. */
    private static void changePriceLater(Transaction tx, Scope scope, Instance instance) {
        Instant now = tx.now();
        tx.schedule(
                Duration.between(now, Prices.spotChange(now)),
                new OtherSpotPrice(scope, instance.id(), instance.state().change()));
    }

    private record OtherSpotPrice(Scope scope, String id, int change) implements Event {
        @Override
        public void happen(Transaction tx) {
            tx.find(scope, Instance.INSTANCES, id)
                    .filter(instance -> instance.state().change() == change)
                    .ifPresent(instance -> {
                        Ledger.set(tx, scope, hours(tx, scope, instance));
                        changePriceLater(tx, scope, instance);
                    });
        }
    }
}
