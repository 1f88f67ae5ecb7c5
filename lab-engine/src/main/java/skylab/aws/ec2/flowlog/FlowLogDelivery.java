package skylab.aws.ec2.flowlog;

import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.log.FlowLog.FLOW_LOGS;
import static skylab.network.log.FlowRecord.FLOW_NEWS;
import static skylab.network.log.FlowRecord.FLOW_RECORDS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import skylab.aws.ec2.instance.Hosts;
import skylab.aws.logs.agent.Receipt;
import skylab.aws.logs.store.LogGroup;
import skylab.network.eni.NetworkInterface;
import skylab.network.log.FlowLog;
import skylab.network.log.FlowRecord;
import skylab.network.vpc.Subnet;
import skylab.world.Event;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * Writes into log groups what flow logs want to know, some minutes after each interval. When nothing has been on its way
 * for an hour no further NODATA records are written until there is traffic again, so that quiet years cost nothing.
 *
 * @param scope the account and region
 * @param due when
 * @param since records begin here
 */
record FlowLogDelivery(Scope scope, Instant due, Instant since) implements Event {
    /** What is scheduled next in a region, by {@link #NEXT}. */
    static final Kind<FlowLogDelivery> DELIVERIES = new Kind<>("flow-delivery", "");

    /** Up to when a flow log is written, by its id. */
    static final Kind<Instant> WRITTEN = new Kind<>("flow-log-written", "");

    static final String NEXT = "next";

    // VPC guide, "Flow log records": about five minutes to CloudWatch Logs.
    private static final Duration DELAY = Duration.ofMinutes(5);
    private static final Duration QUIET = Duration.ofHours(1);
    private static final int LONGEST = 600;
    private static final String CLOUDWATCH = "cloud-watch-logs";

    /** Sees to it that records are delivered when there are some to come. */
    static void schedule(Transaction tx, Scope scope) {
        Optional<FlowLogDelivery> next = tx.find(scope, DELIVERIES, NEXT);
        List<FlowLog> logs = logs(tx, scope);
        if (logs.isEmpty()) {
            return;
        }
        int period = logs.stream().mapToInt(FlowLog::interval).min().orElseThrow();
        Instant due = floor(tx.now().minus(DELAY), period).plusSeconds(period).plus(DELAY);
        if (next.isEmpty() || due.isBefore(next.get().due())) {
            Instant since = next.map(FlowLogDelivery::since).orElseGet(() -> floor(tx.now(), LONGEST));
            FlowLogDelivery delivery = new FlowLogDelivery(scope, due, since);
            tx.put(scope, DELIVERIES, NEXT, delivery);
            tx.schedule(Duration.between(tx.now(), due), delivery);
        }
    }

    private static List<FlowLog> logs(Transaction tx, Scope scope) {
        return tx.all(scope, FLOW_LOGS).stream()
                .filter(FlowLogDelivery::delivers)
                .toList();
    }

    /** Whether the records of a flow log get where they are to go. */
    static boolean delivers(FlowLog log) {
        return log.destination().type().equals(CLOUDWATCH);
    }

    private static Instant floor(Instant moment, int period) {
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), period) * period);
    }

    @Override
    public void happen(Transaction tx) {
        if (tx.find(scope, DELIVERIES, NEXT).filter(this::equals).isEmpty()) {
            return;
        }
        Hosts.MACHINES.settle(tx, scope);
        Instant until = due.minus(DELAY);
        List<FlowLog> logs = logs(tx, scope);
        Instant all = until;
        for (FlowLog log : logs) {
            Instant written = write(tx, log, until);
            all = written.isBefore(all) ? written : all;
        }
        for (FlowRecord one : tx.all(scope, FLOW_RECORDS)) {
            if (one.minute().isBefore(all)) {
                tx.remove(scope, FLOW_RECORDS, one.key());
            }
        }
        boolean quiet = tx.find(scope, FLOW_NEWS, FlowRecord.LAST)
                .map(last -> last.isBefore(until.minus(QUIET)))
                .orElse(since.isBefore(until.minus(QUIET)));
        if (logs.isEmpty() || quiet) {
            tx.remove(scope, DELIVERIES, NEXT);
        } else {
            FlowLogDelivery none = new FlowLogDelivery(scope, Instant.MAX, since);
            tx.put(scope, DELIVERIES, NEXT, none);
            schedule(tx, scope);
        }
    }

    // Gives up to when it is written.
    private Instant write(Transaction tx, FlowLog log, Instant until) {
        Instant begin = floor(log.created(), log.interval());
        Instant from = tx.find(scope, WRITTEN, log.id()).orElse(begin);
        from = from.isBefore(since) && !begin.isAfter(since) ? since : from;
        Instant to = floor(until, log.interval());
        for (Instant window = from; window.isBefore(to); window = window.plusSeconds(log.interval())) {
            window(tx, log, window, window.plusSeconds(log.interval()));
        }
        Instant written = to.isAfter(from) ? to : from;
        tx.put(scope, WRITTEN, log.id(), written);
        return written;
    }

    private void window(Transaction tx, FlowLog log, Instant from, Instant to) {
        Map<String, FlowRecord> flows = new TreeMap<>();
        for (FlowRecord one : tx.all(scope, FLOW_RECORDS)) {
            if (!one.minute().isBefore(from)
                    && one.minute().isBefore(to)
                    && !one.last().isBefore(log.created())) {
                flows.merge(one.tap() + " " + one.accepted(), one, FlowRecord::with);
            }
        }
        Map<String, List<FlowRecord>> byInterface = flows.values().stream()
                .sorted(Comparator.comparing(FlowRecord::first))
                .collect(Collectors.groupingBy(one -> one.tap().eni(), TreeMap::new, Collectors.toList()));
        FlowLogText text = new FlowLogText(log, scope);
        for (NetworkInterface eni : tx.all(scope, INTERFACES)) {
            Subnet subnet = tx.find(scope, Subnet.SUBNETS, eni.subnet()).orElseThrow();
            if (!Set.of(eni.id(), subnet.id(), subnet.vpc()).contains(log.resource()) || eni.attachment() == null) {
                continue;
            }
            List<LogGroup.Incoming> lines = new ArrayList<>();
            List<FlowRecord> seen = byInterface.getOrDefault(eni.id(), List.of());
            for (FlowRecord one : seen) {
                if (log.traffic().equals("ALL")
                        || one.accepted() == log.traffic().equals("ACCEPT")) {
                    lines.add(new LogGroup.Incoming(one.first().toEpochMilli(), text.of(eni, subnet, one)));
                }
            }
            if (seen.isEmpty()) {
                lines.add(
                        new LogGroup.Incoming(from.toEpochMilli(), text.noData(eni, subnet, from, to.minusSeconds(1))));
            }
            Receipt.take(tx, scope, group(log), eni.id() + "-" + log.traffic().toLowerCase(Locale.ROOT), 0, lines);
        }
    }

    private static String group(FlowLog log) {
        String arn = log.destination().arn();
        return arn == null ? log.destination().group() : arn.split(":")[6];
    }
}
