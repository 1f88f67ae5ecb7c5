package skylab.aws.ec2.type;

import java.util.List;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesResponse;
import software.amazon.awssdk.services.ec2.model.DiskInfo;
import software.amazon.awssdk.services.ec2.model.EbsInfo;
import software.amazon.awssdk.services.ec2.model.InstanceStorageInfo;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.NetworkCardInfo;

/** Operations on instance types. */
public final class InstanceTypes {
    private static final Filters<InstanceKind> FILTERS = new Filters<>(InstanceKind::name)
            .on("instance-type", InstanceKind::name)
            .on("current-generation", InstanceKind::currentGeneration)
            .on("free-tier-eligible", InstanceKind::freeTier)
            .on("bare-metal", InstanceKind::bareMetal)
            .on("hypervisor", InstanceKind::hypervisor)
            .on("burstable-performance-supported", InstanceKind::burstable)
            .on("hibernation-supported", InstanceKind::hibernation)
            .on("memory-info.size-in-mib", InstanceKind::memoryMib)
            .on("vcpu-info.default-vcpus", InstanceKind::vcpus)
            .on("vcpu-info.default-cores", InstanceKind::cores)
            .on("vcpu-info.default-threads-per-core", InstanceKind::threadsPerCore)
            .on("instance-storage-supported", kind -> kind.disks().count() > 0)
            .on("network-info.network-performance", kind -> kind.network().performance())
            .on("network-info.maximum-network-interfaces", kind -> kind.network()
                    .interfaces())
            .on("network-info.ena-support", kind -> kind.network().ena())
            .on("ebs-info.ebs-optimized-support", kind -> kind.ebs().optimized())
            .on("ebs-info.nvme-support", kind -> kind.ebs().nvme())
            .onEach("processor-info.supported-architecture", kind -> kind.architectures().stream())
            .onEach("supported-root-device-type", kind -> kind.rootDevices().stream());

    private InstanceTypes() {}

    /** DescribeInstanceTypes. */
    public static DescribeInstanceTypesResponse describe(Call call, DescribeInstanceTypesRequest request) {
        List<String> names = request.instanceTypesAsStrings();
        if (!names.isEmpty()) {
            List<String> unknown = names.stream()
                    .filter(name -> InstanceKinds.all().stream()
                            .noneMatch(kind -> kind.name().equals(name)))
                    .toList();
            if (!unknown.isEmpty()) {
                throw new AwsError(
                        "InvalidInstanceType",
                        "The following supplied instance types do not exist: [" + String.join(", ", unknown) + "]");
            }
        }
        Stream<InstanceKind> kinds =
                names.isEmpty() ? InstanceKinds.all().stream() : names.stream().map(InstanceKinds::named);
        Page<InstanceKind> page = Page.of(
                kinds.filter(FILTERS.test(call.tx().world(), call.scope(), Ask.filters(request.filters())))
                        .toList(),
                request.maxResults() == null && names.isEmpty() ? Integer.valueOf(100) : request.maxResults(),
                request.nextToken(),
                5,
                100);
        return DescribeInstanceTypesResponse.builder()
                .instanceTypes(page.items().stream().map(InstanceTypes::shape).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static InstanceTypeInfo shape(InstanceKind kind) {
        InstanceKind.Network network = kind.network();
        return InstanceTypeInfo.builder()
                .instanceType(kind.name())
                .currentGeneration(kind.currentGeneration())
                .freeTierEligible(kind.freeTier())
                .bareMetal(kind.bareMetal())
                .hypervisor(kind.hypervisor().isEmpty() ? null : kind.hypervisor())
                .supportedRootDeviceTypesWithStrings(kind.rootDevices())
                .supportedUsageClassesWithStrings("on-demand", "spot")
                .supportedVirtualizationTypesWithStrings("hvm")
                .processorInfo(processor -> processor
                        .supportedArchitecturesWithStrings(kind.architectures())
                        .sustainedClockSpeedInGhz(kind.clockGhz())
                        .manufacturer(kind.manufacturer()))
                .vCpuInfo(cpu -> cpu.defaultVCpus(kind.vcpus())
                        .defaultCores(kind.cores())
                        .defaultThreadsPerCore(kind.threadsPerCore()))
                .memoryInfo(memory -> memory.sizeInMiB((long) kind.memoryMib()))
                .instanceStorageSupported(kind.disks().count() > 0)
                .instanceStorageInfo(storage(kind.disks()))
                .ebsInfo(ebs(kind.ebs()))
                .networkInfo(info -> info.networkPerformance(network.performance())
                        .maximumNetworkInterfaces(network.interfaces())
                        .maximumNetworkCards(1)
                        .defaultNetworkCardIndex(0)
                        .ipv4AddressesPerInterface(network.addresses())
                        .ipv6AddressesPerInterface(network.addresses6())
                        .ipv6Supported(network.addresses6() > 0)
                        .enaSupport(network.ena())
                        .networkCards(NetworkCardInfo.builder()
                                .networkCardIndex(0)
                                .networkPerformance(network.performance())
                                .maximumNetworkInterfaces(network.interfaces())
                                .baselineBandwidthInGbps(network.baseGbps())
                                .peakBandwidthInGbps(network.peakGbps())
                                .build()))
                .hibernationSupported(kind.hibernation())
                .burstablePerformanceSupported(kind.burstable())
                .dedicatedHostsSupported(!kind.burstable())
                .autoRecoverySupported(!kind.bareMetal())
                .build();
    }

    private static InstanceStorageInfo storage(InstanceKind.Disks disks) {
        return disks.count() == 0
                ? null
                : InstanceStorageInfo.builder()
                        .totalSizeInGB((long) disks.count() * disks.gigabytesEach())
                        .disks(DiskInfo.builder()
                                .count(disks.count())
                                .sizeInGB((long) disks.gigabytesEach())
                                .type(disks.type())
                                .build())
                        .nvmeSupport(disks.nvme())
                        .build();
    }

    private static EbsInfo ebs(InstanceKind.Ebs ebs) {
        return EbsInfo.builder()
                .ebsOptimizedSupport(ebs.optimized())
                .encryptionSupport("supported")
                .nvmeSupport(ebs.nvme())
                .applyMutation(info -> {
                    if (ebs.baseMbps() != null) {
                        info.ebsOptimizedInfo(figures -> figures.baselineBandwidthInMbps(
                                        ebs.baseMbps().intValue())
                                .baselineIops(ebs.baseIops().intValue())
                                .baselineThroughputInMBps(ebs.baseMib())
                                .maximumBandwidthInMbps(ebs.maxMbps().intValue())
                                .maximumIops(ebs.maxIops().intValue())
                                .maximumThroughputInMBps(ebs.maxMib()));
                    }
                })
                .build();
    }
}
