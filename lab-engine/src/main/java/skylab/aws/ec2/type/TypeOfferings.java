package skylab.aws.ec2.type;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import skylab.aws.ec2.Rows;
import skylab.aws.ec2.Zones;

/** Where instance types can be had: not every zone has every type. */
public final class TypeOfferings {
    /**
     * What a zone does not have.
     *
     * @param zone its name
     * @param families of the types it lacks
     * @param hypervisors of the types it lacks, {@code none} for bare metal
     */
    private record Lack(String zone, Pattern families, List<String> hypervisors) {
        boolean of(InstanceKind kind) {
            return families.matcher(kind.family()).matches()
                    || hypervisors.contains(kind.hypervisor().isEmpty() ? "none" : kind.hypervisor());
        }
    }

    /** The names of the types that a zone lacks. */
    private static final Map<String, Set<String>> LACKS =
            Rows.read(Rows.class, "type-offerings.tsv", TypeOfferings::of).stream()
                    .collect(Collectors.toUnmodifiableMap(Lack::zone, lack -> InstanceKinds.all().stream()
                            .filter(lack::of)
                            .map(InstanceKind::name)
                            .collect(Collectors.toUnmodifiableSet())));

    private TypeOfferings() {}

    /** Whether a zone has a type. */
    public static boolean isOffered(InstanceKind kind, String zone) {
        return !LACKS.getOrDefault(zone, Set.of()).contains(kind.name());
    }

    /** Whether any zone of a region has a type. */
    public static boolean isOffered(InstanceKind kind, Zones.Region region) {
        return region.zones().stream().anyMatch(zone -> isOffered(kind, zone));
    }

    /** The zones of a region that have a type. */
    public static List<String> zones(InstanceKind kind, Zones.Region region) {
        return region.zones().stream().filter(zone -> isOffered(kind, zone)).toList();
    }

    private static Lack of(Rows row) {
        return new Lack(row.text("zone"), Pattern.compile(row.text("families")), row.words("hypervisors"));
    }
}
