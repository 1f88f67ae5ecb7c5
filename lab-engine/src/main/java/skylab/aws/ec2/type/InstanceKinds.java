package skylab.aws.ec2.type;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import skylab.aws.AwsError;
import skylab.aws.ec2.Rows;
import skylab.aws.ec2.type.InstanceKind.Disks;
import skylab.aws.ec2.type.InstanceKind.Ebs;
import skylab.aws.ec2.type.InstanceKind.Network;

/** The catalogue of instance types, read when first asked. */
public final class InstanceKinds {
    private static final List<InstanceKind> ALL = Rows.read(Rows.class, "instance-types.tsv", InstanceKinds::of);
    private static final Map<String, InstanceKind> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(InstanceKind::name, kind -> kind));

    private InstanceKinds() {}

    /** All types. */
    public static List<InstanceKind> all() {
        return ALL;
    }

    /** The type of that name, if there is one. */
    public static Optional<InstanceKind> find(String name) {
        return name == null ? Optional.empty() : Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * The type of that name.
     *
     * @throws AwsError {@code InvalidParameterValue} if there is none
     */
    public static InstanceKind named(String name) {
        return find(name)
                .orElseThrow(
                        () -> new AwsError("InvalidParameterValue", "Invalid value '" + name + "' for InstanceType."));
    }

    /** Whether any size of a type's family can hibernate. */
    public static boolean familyHibernates(InstanceKind kind) {
        return ALL.stream()
                .anyMatch(other -> other.hibernation() && other.family().equals(kind.family()));
    }

    private static InstanceKind of(Rows row) {
        return new InstanceKind(
                row.text("type"),
                row.flag("current_generation"),
                row.flag("free_tier"),
                row.flag("bare_metal"),
                row.text("hypervisor"),
                row.words("architectures"),
                row.text("manufacturer"),
                row.number("clock_ghz"),
                row.integer("cores"),
                row.integer("threads_per_core"),
                row.integer("memory_mib"),
                row.flag("burstable"),
                row.flag("hibernation"),
                row.words("root_device_types"),
                new Disks(
                        row.integer("instance_store_disks"),
                        row.integer("instance_store_gb_each"),
                        row.text("instance_store_type"),
                        row.text("instance_store_nvme")),
                new Ebs(
                        row.text("ebs_optimized"),
                        row.text("ebs_nvme"),
                        row.number("ebs_base_mbps"),
                        row.number("ebs_base_iops"),
                        row.number("ebs_base_mib_s"),
                        row.number("ebs_max_mbps"),
                        row.number("ebs_max_iops"),
                        row.number("ebs_max_mib_s"),
                        row.integer("ebs_max_attachments")),
                new Network(
                        row.text("network_performance"),
                        row.number("network_base_gbps"),
                        row.number("network_peak_gbps"),
                        row.integer("max_enis"),
                        row.integer("ipv4_per_eni"),
                        row.integer("ipv6_per_eni"),
                        row.text("ena")),
                row.integer("gpus"),
                row.text("gpu_name"));
    }
}
