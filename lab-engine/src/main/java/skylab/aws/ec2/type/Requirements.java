package skylab.aws.ec2.type;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Page;
import skylab.aws.ec2.Zones;
import software.amazon.awssdk.services.ec2.model.GetInstanceTypesFromInstanceRequirementsRequest;
import software.amazon.awssdk.services.ec2.model.GetInstanceTypesFromInstanceRequirementsResponse;
import software.amazon.awssdk.services.ec2.model.InstanceRequirementsRequest;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfoFromInstanceRequirements;

/** Types by what they must have (EC2 API reference, InstanceRequirementsRequest). */
public final class Requirements {
    private Requirements() {}

    /** GetInstanceTypesFromInstanceRequirements: types of the region. */
    public static GetInstanceTypesFromInstanceRequirementsResponse types(
            Call call, GetInstanceTypesFromInstanceRequirementsRequest request) {
        InstanceRequirementsRequest asked = request.instanceRequirements();
        if (asked == null || asked.vCpuCount() == null || asked.memoryMiB() == null) {
            throw new AwsError(
                    "MissingParameter",
                    "The request must contain the parameters InstanceRequirements.VCpuCount and"
                            + " InstanceRequirements.MemoryMiB");
        }
        Zones.Region region = Zones.region(call.scope().region());
        Predicate<InstanceKind> test = size(asked)
                .and(kindOf(asked))
                .and(storage(asked))
                .and(network(asked))
                .and(kind -> request.architectureTypesAsStrings().isEmpty()
                        || kind.architectures().stream().anyMatch(request.architectureTypesAsStrings()::contains));
        Page<InstanceKind> page = Page.of(
                request.virtualizationTypesAsStrings().isEmpty()
                                || request.virtualizationTypesAsStrings().contains("hvm")
                        ? InstanceKinds.all(call.tx().world(), call.scope()).stream()
                                .filter(kind -> TypeOfferings.isOffered(kind, region))
                                .filter(test)
                                .toList()
                        : List.of(),
                request.maxResults(),
                request.nextToken(),
                1,
                1000);
        return GetInstanceTypesFromInstanceRequirementsResponse.builder()
                .instanceTypes(page.items().stream()
                        .map(kind -> InstanceTypeInfoFromInstanceRequirements.builder()
                                .instanceType(kind.name())
                                .build())
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static Predicate<InstanceKind> size(InstanceRequirementsRequest asked) {
        Predicate<InstanceKind> test = kind ->
                within(kind.vcpus(), asked.vCpuCount().min(), asked.vCpuCount().max())
                        && within(
                                kind.memoryMib(),
                                asked.memoryMiB().min(),
                                asked.memoryMiB().max());
        if (asked.memoryGiBPerVCpu() != null) {
            test = test.and(kind -> within(
                    kind.memoryMib() / 1024.0 / kind.vcpus(),
                    asked.memoryGiBPerVCpu().min(),
                    asked.memoryGiBPerVCpu().max()));
        }
        if (asked.acceleratorCount() != null) {
            test = test.and(kind -> within(
                    kind.gpus(),
                    asked.acceleratorCount().min(),
                    asked.acceleratorCount().max()));
        }
        return test;
    }

    private static Predicate<InstanceKind> kindOf(InstanceRequirementsRequest asked) {
        requireNoMore(asked);
        Predicate<String> allowed =
                asked.allowedInstanceTypes().isEmpty() ? name -> true : any(asked.allowedInstanceTypes());
        Predicate<String> excluded = any(asked.excludedInstanceTypes());
        return kind -> allowed.test(kind.name())
                && !excluded.test(kind.name())
                && choice(asked.bareMetalAsString(), "excluded", kind.bareMetal())
                && choice(asked.burstablePerformanceAsString(), "excluded", kind.burstable())
                && (!Boolean.TRUE.equals(asked.requireHibernateSupport()) || kind.hibernation())
                && (asked.cpuManufacturersAsStrings().isEmpty()
                        || asked.cpuManufacturersAsStrings().contains(manufacturer(kind)))
                && (asked.instanceGenerationsAsStrings().isEmpty()
                        || asked.instanceGenerationsAsStrings()
                                .contains(kind.currentGeneration() ? "current" : "previous"));
    }

    private static Predicate<InstanceKind> storage(InstanceRequirementsRequest asked) {
        Predicate<InstanceKind> test = kind ->
                choice(asked.localStorageAsString(), "included", kind.disks().count() > 0)
                        && (asked.localStorageTypesAsStrings().isEmpty()
                                || kind.disks().count() == 0
                                || asked.localStorageTypesAsStrings()
                                        .contains(kind.disks().type()));
        return asked.totalLocalStorageGB() == null
                ? test
                : test.and(kind -> within(
                        kind.disks().gigabytes(),
                        asked.totalLocalStorageGB().min(),
                        asked.totalLocalStorageGB().max()));
    }

    private static Predicate<InstanceKind> network(InstanceRequirementsRequest asked) {
        Predicate<InstanceKind> test = kind -> true;
        if (asked.networkInterfaceCount() != null) {
            test = test.and(kind -> within(
                    kind.network().interfaces(),
                    asked.networkInterfaceCount().min(),
                    asked.networkInterfaceCount().max()));
        }
        if (asked.networkBandwidthGbps() != null) {
            test = test.and(kind -> kind.network().peakGbps() != null
                    && within(
                            kind.network().peakGbps(),
                            asked.networkBandwidthGbps().min(),
                            asked.networkBandwidthGbps().max()));
        }
        if (asked.baselineEbsBandwidthMbps() != null) {
            test = test.and(kind -> kind.ebs().baseMbps() != null
                    && within(
                            kind.ebs().baseMbps(),
                            asked.baselineEbsBandwidthMbps().min(),
                            asked.baselineEbsBandwidthMbps().max()));
        }
        return test;
    }

    private static void requireNoMore(InstanceRequirementsRequest asked) {
        boolean more = asked.hasAcceleratorTypes()
                || asked.hasAcceleratorManufacturers()
                || asked.hasAcceleratorNames()
                || asked.acceleratorTotalMemoryMiB() != null
                || asked.baselinePerformanceFactors() != null;
        if (more) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate requirements on kinds of accelerators and on baseline performance; it knows"
                            + " how many accelerators a type has.");
        }
    }

    private static boolean within(double value, Number least, Number most) {
        return (least == null || value >= least.doubleValue()) && (most == null || value <= most.doubleValue());
    }

    private static boolean choice(String asked, String otherwise, boolean has) {
        return switch (asked == null ? otherwise : asked) {
            case "required" -> has;
            case "excluded" -> !has;
            default -> true;
        };
    }

    private static String manufacturer(InstanceKind kind) {
        return switch (kind.manufacturer()) {
            case "AWS" -> "amazon-web-services";
            default -> kind.manufacturer().toLowerCase(Locale.ROOT);
        };
    }

    private static Predicate<String> any(List<String> patterns) {
        List<Predicate<String>> all = patterns.stream()
                .map(pattern -> Pattern.compile(Stream.of(pattern.split("\\*", -1))
                                .map(Pattern::quote)
                                .collect(Collectors.joining(".*")))
                        .asMatchPredicate())
                .toList();
        return name -> all.stream().anyMatch(one -> one.test(name));
    }
}
