package skylab.aws.ec2.type;

import java.util.Map;
import software.amazon.awssdk.services.ec2.model.AttachmentLimitType;
import software.amazon.awssdk.services.ec2.model.DiskInfo;
import software.amazon.awssdk.services.ec2.model.EbsInfo;
import software.amazon.awssdk.services.ec2.model.GpuDeviceInfo;
import software.amazon.awssdk.services.ec2.model.GpuInfo;
import software.amazon.awssdk.services.ec2.model.InstanceStorageInfo;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.NetworkCardInfo;
import software.amazon.awssdk.services.ec2.model.NetworkInfo;

/** An instance type as the API shows it. */
final class TypeShape {
    private static final Map<String, String> GPU_MAKERS = Map.of("Radeon Pro V520", "AMD", "Gaudi HL-205", "Habana");

    private TypeShape() {}

    static InstanceTypeInfo of(InstanceKind kind) {
        return InstanceTypeInfo.builder()
                .instanceType(kind.name())
                .currentGeneration(kind.currentGeneration())
                .freeTierEligible(kind.freeTier())
                .bareMetal(kind.bareMetal())
                .hypervisor(kind.hypervisor().isEmpty() ? null : kind.hypervisor())
                .supportedRootDeviceTypesWithStrings(kind.rootDevices())
                .supportedUsageClassesWithStrings("on-demand", "spot")
                .supportedVirtualizationTypesWithStrings("hvm")
                .supportedBootModesWithStrings(kind.bootModes())
                .processorInfo(processor -> processor
                        .supportedArchitecturesWithStrings(kind.architectures())
                        .sustainedClockSpeedInGhz(kind.clockGhz())
                        .manufacturer(kind.manufacturer()))
                .vCpuInfo(cpu -> cpu.defaultVCpus(kind.vcpus())
                        .defaultCores(kind.cores())
                        .defaultThreadsPerCore(kind.threadsPerCore())
                        .validCores(kind.validCores())
                        .validThreadsPerCore(kind.validThreads()))
                .memoryInfo(memory -> memory.sizeInMiB((long) kind.memoryMib()))
                .instanceStorageSupported(kind.disks().count() > 0)
                .instanceStorageInfo(storage(kind.disks()))
                .ebsInfo(ebs(kind.ebs()))
                .networkInfo(network(kind.network()))
                .gpuInfo(gpus(kind))
                .placementGroupInfo(group -> group.supportedStrategiesWithStrings(kind.placementStrategies()))
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
                        .totalSizeInGB(disks.gigabytes())
                        .disks(DiskInfo.builder()
                                .count(disks.count())
                                .sizeInGB((long) disks.gigabytesEach())
                                .type(disks.type())
                                .build())
                        .nvmeSupport(disks.nvme())
                        .encryptionSupport(disks.isNvme() ? "required" : "unsupported")
                        .build();
    }

    private static EbsInfo ebs(InstanceKind.Ebs ebs) {
        return EbsInfo.builder()
                .ebsOptimizedSupport(ebs.optimized())
                .encryptionSupport("supported")
                .nvmeSupport(ebs.nvme())
                .maximumEbsAttachments(ebs.attachments())
                .attachmentLimitType(AttachmentLimitType.SHARED)
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

    private static NetworkInfo network(InstanceKind.Network network) {
        return NetworkInfo.builder()
                .networkPerformance(network.performance())
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
                        .build())
                .build();
    }

    private static GpuInfo gpus(InstanceKind kind) {
        return kind.gpus() == 0
                ? null
                : GpuInfo.builder()
                        .gpus(GpuDeviceInfo.builder()
                                .name(kind.gpuName())
                                .manufacturer(GPU_MAKERS.getOrDefault(kind.gpuName(), "NVIDIA"))
                                .count(kind.gpus())
                                .build())
                        .build();
    }
}
