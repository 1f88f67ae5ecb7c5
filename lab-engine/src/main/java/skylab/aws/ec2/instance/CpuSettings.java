package skylab.aws.ec2.instance;

import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.type.InstanceKind;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceCpuOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceCpuOptionsResponse;

/** Choosing cores and threads (EC2 guide, "CPU options for Amazon EC2 instances"). */
public final class CpuSettings {
    private CpuSettings() {}

    /** ModifyInstanceCpuOptions: of a stopped instance. */
    public static ModifyInstanceCpuOptionsResponse modify(Call call, ModifyInstanceCpuOptionsRequest request) {
        Instance instance = Lifecycle.IDS.one(call.tx().world(), call.scope(), request.instanceId());
        Attributes.requireStopped(instance);
        Hibernation.checkModify(instance, "cpuOptions");
        Settings.Options options =
                changed(instance.settings().options(), instance.kind(), request.coreCount(), request.threadsPerCore());
        Instance changed = instance.with(instance.settings().with(options));
        call.tx().put(call.scope(), Instance.INSTANCES, instance.id(), changed);
        Hosts.resize(call.tx(), call.scope(), changed);
        return ModifyInstanceCpuOptionsResponse.builder()
                .instanceId(instance.id())
                .coreCount(options.cores())
                .threadsPerCore(options.threads())
                .build();
    }

    static Settings.Options changed(Settings.Options old, InstanceKind kind, Integer cores, Integer threads) {
        if (cores == null || threads == null) {
            throw new AwsError(
                    cores == null && threads == null ? "MissingParameter" : "InvalidParameterCombination",
                    "CpuOptions must have both CoreCount and ThreadsPerCore.");
        }
        require(kind, "CoreCount", cores, kind.validCores());
        require(kind, "ThreadsPerCore", threads, kind.validThreads());
        return old.withCpu(cores, threads);
    }

    /** The virtual processors of an instance. */
    static int vcpus(Instance instance, InstanceKind kind) {
        Settings.Options options = instance.settings().options();
        return options.cores() == null ? kind.vcpus() : options.cores() * options.threads();
    }

    private static void require(InstanceKind kind, String name, int asked, List<Integer> valid) {
        if (!valid.contains(asked)) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + asked + ") for parameter " + name + " is invalid. The instance type '" + kind.name()
                            + "' supports " + valid + ".");
        }
    }
}
