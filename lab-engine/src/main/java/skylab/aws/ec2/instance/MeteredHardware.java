package skylab.aws.ec2.instance;

import skylab.aws.ec2.type.InstanceKind;
import skylab.telemetry.CreditPlan;
import skylab.telemetry.DiskBurst;
import skylab.telemetry.MonitoredMachine.Hardware;

/** What metrics must know of an instance's hardware. */
final class MeteredHardware {
    private static final double MEGA = 1e6;

    /** T2 in standard mode is given credits for each vCPU at every start (EC2 guide, "Launch credits"). */
    private static final double LAUNCH_CREDITS = 30;

    private MeteredHardware() {}

    static Hardware of(Instance instance) {
        InstanceKind kind = instance.kind();
        return new Hardware(
                kind.name(),
                CpuSettings.vcpus(instance, kind),
                kind.nitro(),
                credits(instance, kind),
                burst(kind.ebs()));
    }

    private static CreditPlan credits(Instance instance, InstanceKind kind) {
        if (kind.creditsPerHour() == null) {
            return null;
        }
        boolean t2 = kind.family().equals("t2");
        return new CreditPlan(
                kind.creditsPerHour(),
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
