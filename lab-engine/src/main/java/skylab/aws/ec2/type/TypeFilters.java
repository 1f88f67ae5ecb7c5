package skylab.aws.ec2.type;

import java.util.function.Function;
import skylab.aws.Filters;

/** The filters on instance types (EC2 API reference, DescribeInstanceTypes). */
final class TypeFilters {
    static final Filters<InstanceKind> ALL = general(new Filters<>(InstanceKind::name));

    private TypeFilters() {}

    private static Filters<InstanceKind> general(Filters<InstanceKind> filters) {
        filters.on("instance-type", InstanceKind::name)
                .on("auto-recovery-supported", kind -> !kind.bareMetal())
                .on("bare-metal", InstanceKind::bareMetal)
                .on("burstable-performance-supported", InstanceKind::burstable)
                .on("current-generation", InstanceKind::currentGeneration)
                .on("dedicated-hosts-supported", kind -> !kind.burstable())
                .on("free-tier-eligible", InstanceKind::freeTier)
                .on("hibernation-supported", InstanceKind::hibernation)
                .on("hypervisor", InstanceKind::hypervisor)
                .on("memory-info.size-in-mib", InstanceKind::memoryMib)
                .on("vcpu-info.default-vcpus", InstanceKind::vcpus)
                .on("vcpu-info.default-cores", InstanceKind::cores)
                .on("vcpu-info.default-threads-per-core", InstanceKind::threadsPerCore)
                .onEach("vcpu-info.valid-cores", kind -> kind.validCores().stream())
                .onEach("vcpu-info.valid-threads-per-core", kind -> kind.validThreads().stream())
                .on("processor-info.sustained-clock-speed-in-ghz", InstanceKind::clockGhz)
                .onEach("processor-info.supported-architecture", kind -> kind.architectures().stream())
                .onEach("supported-boot-mode", kind -> kind.bootModes().stream())
                .onEach("supported-root-device-type", kind -> kind.rootDevices().stream())
                .onEach("supported-usage-class", kind -> java.util.stream.Stream.of("on-demand", "spot"))
                .on("supported-virtualization-type", kind -> "hvm")
                .onShown(
                        TypeShape::of,
                        "network-info.bandwidth-weightings",
                        "network-info.efa-info.maximum-efa-interfaces",
                        "network-info.efa-supported",
                        "network-info.encryption-in-transit-supported",
                        "network-info.flexible-ena-queues-support",
                        "nitro-enclaves-support",
                        "nitro-tpm-info.supported-versions",
                        "nitro-tpm-support",
                        "processor-info.supported-features",
                        "reboot-migration-support");
        network(filters);
        storage(filters);
        return ebs(filters);
    }

    private static void network(Filters<InstanceKind> filters) {
        Of<InstanceKind.Network> of = new Of<>(filters, "network-info.", InstanceKind::network);
        of.on("ena-support", InstanceKind.Network::ena)
                .on("ipv4-addresses-per-interface", InstanceKind.Network::addresses)
                .on("ipv6-addresses-per-interface", InstanceKind.Network::addresses6)
                .on("ipv6-supported", network -> network.addresses6() > 0)
                .on("maximum-network-cards", network -> 1)
                .on("maximum-network-interfaces", InstanceKind.Network::interfaces)
                .on("network-performance", InstanceKind.Network::performance);
    }

    private static void storage(Filters<InstanceKind> filters) {
        filters.on("instance-storage-supported", kind -> kind.disks().count() > 0);
        Function<InstanceKind, InstanceKind.Disks> disks = kind -> kind.disks().count() == 0 ? null : kind.disks();
        new Of<>(filters, "instance-storage-info.", disks)
                .on("disk.count", InstanceKind.Disks::count)
                .on("disk.size-in-gb", InstanceKind.Disks::gigabytesEach)
                .on("disk.type", InstanceKind.Disks::type)
                .on("encryption-support", one -> one.isNvme() ? "required" : "unsupported")
                .on("nvme-support", InstanceKind.Disks::nvme)
                .on("total-size-in-gb", InstanceKind.Disks::gigabytes);
    }

    private static Filters<InstanceKind> ebs(Filters<InstanceKind> filters) {
        new Of<>(filters, "ebs-info.", InstanceKind::ebs)
                .on("attachment-limit-type", ebs -> "shared")
                .on("ebs-optimized-support", InstanceKind.Ebs::optimized)
                .on("encryption-support", ebs -> "supported")
                .on("maximum-ebs-attachments", InstanceKind.Ebs::attachments)
                .on("nvme-support", InstanceKind.Ebs::nvme)
                .on("ebs-optimized-info.baseline-bandwidth-in-mbps", ebs -> whole(ebs.baseMbps()))
                .on("ebs-optimized-info.baseline-iops", ebs -> whole(ebs.baseIops()))
                .on("ebs-optimized-info.baseline-throughput-in-mbps", InstanceKind.Ebs::baseMib)
                .on("ebs-optimized-info.maximum-bandwidth-in-mbps", ebs -> whole(ebs.maxMbps()))
                .on("ebs-optimized-info.maximum-iops", ebs -> whole(ebs.maxIops()))
                .on("ebs-optimized-info.maximum-throughput-in-mbps", InstanceKind.Ebs::maxMib);
        return filters;
    }

    private static Integer whole(Double number) {
        return number == null ? null : number.intValue();
    }

    /** The filters on one part of a type, whose names begin alike; a type without that part never matches. */
    private record Of<P>(Filters<InstanceKind> filters, String prefix, Function<InstanceKind, P> part) {
        Of<P> on(String name, Function<P, Object> value) {
            filters.on(prefix + name, kind -> {
                P of = part.apply(kind);
                return of == null ? null : value.apply(of);
            });
            return this;
        }
    }
}
