package skylab.aws.ec2.instance;

import java.util.Map;
import java.util.stream.Collectors;
import skylab.aws.ec2.Rows;
import skylab.aws.ec2.type.InstanceKind;
import skylab.aws.ec2.type.InstanceKinds;
import skylab.telemetry.CreditPlan;
import skylab.telemetry.DiskBurst;
import skylab.telemetry.MonitoredMachine.Hardware;

/** What metrics must know of an instance's hardware. */
final class MeteredHardware {
    private static final double MEGA = 1e6;

    /** T2 in standard mode is given credits for each vCPU at every start (EC2 guide, "Launch credits"). */
    private static final double LAUNCH_CREDITS = 30;

    private record Earning(String type, double perHour) {}

    private static final Map<String, Double> PER_HOUR =
            Rows.read(Rows.class, "cpu-credits.tsv", row -> new Earning(row.text("type"), row.number("per_hour")))
                    .stream()
                    .collect(Collectors.toUnmodifiableMap(Earning::type, Earning::perHour));

    private MeteredHardware() {}

    static Hardware of(Instance instance) {
        InstanceKind kind = InstanceKinds.named(instance.type());
        return new Hardware(
                kind.name(),
                CpuSettings.vcpus(instance, kind),
                kind.nitro(),
                credits(instance, kind),
                burst(kind.ebs()));
    }

    private static CreditPlan credits(Instance instance, InstanceKind kind) {
        Double perHour = PER_HOUR.get(kind.name());
        if (perHour == null) {
            return null;
        }
        boolean t2 = kind.family().equals("t2");
        return new CreditPlan(
                perHour,
                t2 ? LAUNCH_CREDITS * kind.vcpus() : 0,
                t2,
                Credits.of(instance).equals("unlimited"));
    }

    private static DiskBurst burst(InstanceKind.Ebs ebs) {
        boolean bursts = ebs.baseIops() != null
                && ebs.maxIops() != null
                && ebs.baseMib() != null
                && ebs.maxMib() != null
                && ebs.baseIops() < ebs.maxIops()
                && ebs.baseMib() < ebs.maxMib();
        return bursts ? new DiskBurst(ebs.baseIops(), ebs.maxIops(), ebs.baseMib() * MEGA, ebs.maxMib() * MEGA) : null;
    }
}
