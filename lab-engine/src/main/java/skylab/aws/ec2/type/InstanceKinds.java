package skylab.aws.ec2.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.Rows;
import skylab.aws.ec2.type.InstanceKind.Disks;
import skylab.aws.ec2.type.InstanceKind.Ebs;
import skylab.aws.ec2.type.InstanceKind.Network;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;

/**
 * Instance types: those of the catalogue, which all labs share and which is read when first asked, and those that were added to
 * one lab. An added type is in every region.
 */
public final class InstanceKinds {
    private record Earning(String type, double perHour) {}

    private static final Map<String, Double> CREDITS_PER_HOUR =
            Rows.read(Rows.class, "cpu-credits.tsv", row -> new Earning(row.text("type"), row.number("per_hour")))
                    .stream()
                    .collect(Collectors.toUnmodifiableMap(Earning::type, Earning::perHour));
    private static final List<InstanceKind> ALL = Rows.read(Rows.class, "instance-types.tsv", InstanceKinds::of);
    private static final Map<String, InstanceKind> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(InstanceKind::name, kind -> kind));

    private static final Kind<InstanceKind> ADDED = new Kind<>("added-instance-type", "");

    /** Where rows are that have no region. */
    private static final String EVERYWHERE = "aws-global";

    private InstanceKinds() {}

    /** All types of the catalogue. */
    public static List<InstanceKind> all() {
        return ALL;
    }

    /** All types of a lab, added ones last. */
    public static List<InstanceKind> all(World world, Scope scope) {
        List<InstanceKind> added = world.table(everywhere(scope), ADDED).values();
        if (added.isEmpty()) {
            return ALL;
        }
        List<InstanceKind> all = new ArrayList<>(ALL);
        all.addAll(added);
        return all;
    }

    /** The type of the catalogue of that name, if there is one. */
    public static Optional<InstanceKind> find(String name) {
        return name == null ? Optional.empty() : Optional.ofNullable(BY_NAME.get(name));
    }

    /** The type of that name, if a lab has one. */
    public static Optional<InstanceKind> find(World world, Scope scope, String name) {
        Optional<InstanceKind> known = find(name);
        return known.isPresent() || name == null
                ? known
                : world.table(everywhere(scope), ADDED).get(name);
    }

    /** Adds types; one that was added before under the same name is replaced, instances of it stay as they are. */
    public static void add(Transaction tx, Scope scope, List<InstanceKind> kinds) {
        kinds.forEach(kind -> tx.put(everywhere(scope), ADDED, kind.name(), kind));
    }

    /**
     * The type of that name.
     *
     * @throws AwsError {@code InvalidParameterValue} if there is none
     */
    public static InstanceKind named(Call call, String name) {
        return find(call.tx().world(), call.scope(), name)
                .orElseThrow(
                        () -> new AwsError("InvalidParameterValue", "Invalid value '" + name + "' for InstanceType."));
    }

    /** Whether any size of a type's family can hibernate. */
    public static boolean familyHibernates(InstanceKind kind) {
        return kind.hibernation()
                || ALL.stream()
                        .anyMatch(other -> other.hibernation() && other.family().equals(kind.family()));
    }

    private static Scope everywhere(Scope scope) {
        return new Scope(scope.account(), EVERYWHERE);
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
                CREDITS_PER_HOUR.get(row.text("type")),
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
