package skylab.aws.bill;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import skylab.aws.cloudwatch.metric.Catalog;
import skylab.billing.Books.Posted;
import skylab.billing.Entry;
import skylab.telemetry.Metric;
import skylab.telemetry.MetricId;
import skylab.telemetry.MonitoredMachine;
import skylab.telemetry.Series;
import skylab.telemetry.Statistic;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * What is charged of burstable instances in unlimited mode: CPU credits that they have spent and will not earn (EC2 guide,
 * "Surplus credits can incur charges"), in hours of a vCPU.
 */
final class SurplusCredits {
    private static final BigDecimal CREDITS_AN_HOUR = BigDecimal.valueOf(60);

    private SurplusCredits() {}

    static List<Posted> of(Transaction tx, Scope scope) {
        List<Posted> posted = new ArrayList<>();
        for (MonitoredMachine machine : tx.all(scope, MonitoredMachine.MONITORED_MACHINES)) {
            boolean mayOwe = machine.stages().stream()
                    .map(stage -> stage.hardware().credits())
                    .anyMatch(plan -> plan != null && plan.unlimited());
            if (mayOwe) {
                MetricId charged = MetricId.of(
                        Metric.NAMESPACE,
                        Metric.CPU_SURPLUS_CREDITS_CHARGED.metricName(),
                        Metric.DIMENSION,
                        machine.id());
                Catalog.series(tx, scope, charged).ifPresent(series -> add(posted, tx, scope, machine, series));
            }
        }
        return posted;
    }

    private static void add(List<Posted> posted, Transaction tx, Scope scope, MonitoredMachine machine, Series series) {
        Instant birth = machine.stages().get(0).from().truncatedTo(ChronoUnit.HOURS);
        long hour = Duration.ofHours(1).toSeconds();
        for (Series.Value value :
                series.values(Statistic.named("Sum").orElseThrow(), birth, tx.now(), hour, tx.now())) {
            if (value.value() > 0) {
                String type = machine.at(value.at()).hardware().type();
                BigDecimal hours = BigDecimal.valueOf(value.value()).divide(CREDITS_AN_HOUR, MathContext.DECIMAL64);
                posted.add(new Posted(
                        scope.region(),
                        Entry.of(machine.id(), "CPUCredits:" + type.substring(0, type.indexOf('.')), hours)
                                .during(value.at(), value.at())));
            }
        }
    }
}
