package skylab.aws.ec2.flowlog;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.aws.ec2.Zones;
import skylab.network.Cidr;
import skylab.network.eni.NetworkInterface;
import skylab.network.log.FlowLog;
import skylab.network.log.FlowRecord;
import skylab.network.log.Tap;
import skylab.network.vpc.Subnet;
import skylab.world.Scope;

/**
 * Records of a flow log as text (VPC guide, "Flow log records"). Fields about what is not there are {@code -}.
 *
 * @param log the flow log
 * @param scope where it is
 */
record FlowLogText(FlowLog log, Scope scope) {
    private static final String NONE = "-";
    private static final Pattern FIELD = Pattern.compile("\\$\\{([^}]*)}");
    private static final Map<String, String> PROTOCOLS = Map.of("tcp", "6", "udp", "17", "icmp", "1");

    // The version in which a field came; all others are of version 2.
    private static final Map<String, Integer> VERSIONS = Map.ofEntries(
            Map.entry("vpc-id", 3),
            Map.entry("subnet-id", 3),
            Map.entry("instance-id", 3),
            Map.entry("tcp-flags", 3),
            Map.entry("type", 3),
            Map.entry("pkt-srcaddr", 3),
            Map.entry("pkt-dstaddr", 3),
            Map.entry("region", 4),
            Map.entry("az-id", 4),
            Map.entry("sublocation-type", 4),
            Map.entry("sublocation-id", 4),
            Map.entry("pkt-src-aws-service", 5),
            Map.entry("pkt-dst-aws-service", 5),
            Map.entry("flow-direction", 5),
            Map.entry("traffic-path", 5),
            Map.entry("reject-reason", 8));

    /** What an interface has seen of a flow. */
    String of(NetworkInterface eni, Subnet subnet, FlowRecord record) {
        return line(field ->
                seen(field, record).orElseGet(() -> common(field, eni, subnet, record.first(), record.last(), "OK")));
    }

    /** An interface has seen nothing in a time. */
    String noData(NetworkInterface eni, Subnet subnet, Instant from, Instant to) {
        return line(field -> common(field, eni, subnet, from, to, "NODATA"));
    }

    private String line(UnaryOperator<String> value) {
        return FIELD.matcher(log.format()).replaceAll(found -> Matcher.quoteReplacement(value.apply(found.group(1))));
    }

    private static Optional<String> seen(String field, FlowRecord record) {
        Tap tap = record.tap();
        return Optional.ofNullable(
                switch (field) {
                    case "srcaddr", "pkt-srcaddr" -> Cidr.dotted(tap.source());
                    case "dstaddr", "pkt-dstaddr" -> Cidr.dotted(tap.destination());
                    case "srcport" -> Integer.toString(tap.sourcePort());
                    case "dstport" -> Integer.toString(tap.destinationPort());
                    case "protocol" -> PROTOCOLS.get(tap.protocol());
                    case "packets" -> Long.toString(record.amount().packets());
                    case "bytes" -> Long.toString(record.amount().bytes());
                    case "tcp-flags" -> Integer.toString(record.amount().flags());
                    case "type" -> "IPv4";
                    case "action" -> record.accepted() ? "ACCEPT" : "REJECT";
                    case "flow-direction" -> tap.egress() ? "egress" : "ingress";
                    default -> null;
                });
    }

    private String common(String field, NetworkInterface eni, Subnet subnet, Instant from, Instant to, String status) {
        return switch (field) {
            case "version" -> Integer.toString(version());
            case "account-id" -> scope.account();
            case "interface-id" -> eni.id();
            case "start" -> Long.toString(from.getEpochSecond());
            case "end" -> Long.toString(to.getEpochSecond());
            case "log-status" -> status;
            case "vpc-id" -> subnet.vpc();
            case "subnet-id" -> subnet.id();
            case "instance-id" -> eni.machine() == null ? NONE : eni.machine();
            case "region" -> scope.region();
            case "az-id" -> zoneId(subnet.zone());
            default -> NONE;
        };
    }

    private int version() {
        return FIELD.matcher(log.format())
                .results()
                .mapToInt(found ->
                        VERSIONS.getOrDefault(found.group(1), found.group(1).startsWith("ecs-") ? 7 : 2))
                .max()
                .orElse(2);
    }

    private String zoneId(String zone) {
        return Zones.ALL.stream()
                .filter(region ->
                        region.name().equals(scope.region()) && region.zones().contains(zone))
                .map(region -> region.zoneIds().get(region.zones().indexOf(zone)))
                .findFirst()
                .orElse(NONE);
    }
}
