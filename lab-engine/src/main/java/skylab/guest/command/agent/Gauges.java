package skylab.guest.command.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import skylab.guest.process.MachineFacts;
import skylab.guest.process.MountInfo;
import skylab.guest.process.SwapArea;
import skylab.guest.process.Syscalls;
import skylab.guest.process.SystemCalls;

/** What the agent can measure (CloudWatch guide, "Metrics collected by the CloudWatch agent"). */
final class Gauges {
    private static final String PERCENT = "Percent";
    private static final String BYTES = "Bytes";
    private static final String COUNT = "Count";
    private static final Map<String, Set<String>> KNOWN = Map.of(
            "mem", Set.of("used_percent", "used", "free", "available", "available_percent", "total"),
            "swap", Set.of("used_percent", "used", "free"),
            "disk", Set.of("used_percent", "used", "free", "total", "inodes_used", "inodes_free", "inodes_total"),
            "netstat", Set.of("tcp_established", "tcp_listen"));

    private Gauges() {}

    static boolean isKnown(String plugin, String measurement) {
        return KNOWN.getOrDefault(plugin, Set.of()).contains(measurement);
    }

    /** What a gauge shows now, for each resource that it has. */
    static List<SystemCalls.Sample> read(Syscalls sys, AgentConfig.Gauge gauge, SortedMap<String, String> dimensions) {
        List<SystemCalls.Sample> samples = new ArrayList<>();
        if (gauge.plugin().equals("disk")) {
            for (MountInfo mount : sys.mounts()) {
                boolean asked = gauge.resources().contains(mount.target())
                        || gauge.resources().contains("*") && mount.size() > 0;
                if (asked) {
                    SortedMap<String, String> all = new TreeMap<>(dimensions);
                    all.put("path", mount.target());
                    all.put("device", mount.source().replaceFirst("^/dev/", ""));
                    all.put("fstype", mount.type());
                    samples.add(sample(gauge, all, disk(gauge.measurement(), mount)));
                }
            }
            return samples;
        }
        double value =
                switch (gauge.plugin()) {
                    case "mem" -> memory(gauge.measurement(), sys.machine());
                    case "swap" ->
                        swap(
                                gauge.measurement(),
                                sys.swaps().stream().mapToLong(SwapArea::size).sum());
                    default ->
                        sys.sockets().stream()
                                .filter(socket -> socket.state()
                                        .equals(gauge.measurement().equals("tcp_listen") ? "LISTEN" : "ESTAB"))
                                .count();
                };
        samples.add(sample(gauge, dimensions, value));
        return samples;
    }

    private static SystemCalls.Sample sample(
            AgentConfig.Gauge gauge, SortedMap<String, String> dimensions, double value) {
        String measurement = gauge.measurement();
        boolean counts = gauge.plugin().equals("netstat") || measurement.startsWith("inodes");
        String unit = measurement.endsWith("percent") ? PERCENT : counts ? COUNT : BYTES;
        return new SystemCalls.Sample(gauge.name(), dimensions, unit, value);
    }

    // No page cache is modelled: what is not used is available.
    private static double memory(String measurement, MachineFacts machine) {
        double free = machine.memory() - machine.memoryUsed();
        return switch (measurement) {
            case "used_percent" -> share(machine.memoryUsed(), machine.memory());
            case "available_percent" -> share(free, machine.memory());
            case "used" -> machine.memoryUsed();
            case "total" -> machine.memory();
            default -> free;
        };
    }

    // Nothing is ever swapped.
    private static double swap(String measurement, long size) {
        return measurement.equals("free") ? size : 0;
    }

    private static double disk(String measurement, MountInfo mount) {
        return switch (measurement) {
            case "used_percent" -> share(mount.used(), mount.used() + mount.available());
            case "used" -> mount.used();
            case "free" -> mount.available();
            case "total" -> mount.size();
            case "inodes_used" -> mount.inodesUsed();
            case "inodes_free" -> mount.inodes() - mount.inodesUsed();
            default -> mount.inodes();
        };
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : 100 * part / whole;
    }
}
