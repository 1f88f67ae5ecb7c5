package skylab.network.vpc;

import java.util.List;
import skylab.network.Cidr;
import skylab.network.Cidr6;
import skylab.world.Kind;

/**
 * A virtual private cloud.
 *
 * @param id {@code vpc-…}
 * @param ranges its IPv4 ranges, the first of them for good
 * @param ranges6 its IPv6 ranges
 * @param isDefault whether it is the region's default VPC
 * @param settings what may be changed of it
 */
public record Vpc(String id, List<Range> ranges, List<Range6> ranges6, boolean isDefault, Settings settings) {
    /** All VPCs. */
    public static final Kind<Vpc> VPCS = new Kind<>("vpc", "vpc-");

    /** Copies the lists. */
    public Vpc {
        ranges = List.copyOf(ranges);
        ranges6 = List.copyOf(ranges6);
    }

    /**
     * One of its IPv4 ranges.
     *
     * @param association {@code vpc-cidr-assoc-…}
     * @param cidr the range
     */
    public record Range(String association, Cidr cidr) {
        /** Ids of ranges. */
        public static final Kind<Range> RANGES = new Kind<>("vpc-cidr-association", "vpc-cidr-assoc-");
    }

    /**
     * One of its IPv6 ranges.
     *
     * @param association {@code vpc-cidr-assoc-…}
     * @param cidr a /44 to /60
     * @param pool where it is from, e.g. {@code Amazon}
     * @param borderGroup the network border group from which it is advertised
     */
    public record Range6(String association, Cidr6 cidr, String pool, String borderGroup) {}

    /**
     * What may be changed of a VPC.
     *
     * @param dhcpOptions the id of its DHCP options, or {@code default} for none
     * @param tenancy {@code default} or {@code dedicated}
     * @param dnsSupport whether the resolver at the second address answers
     * @param dnsHostnames whether machines with public addresses have public names
     * @param usageMetrics whether network address usage is measured
     */
    public record Settings(
            String dhcpOptions, String tenancy, boolean dnsSupport, boolean dnsHostnames, boolean usageMetrics) {
        /** These settings with other DHCP options. */
        public Settings withDhcpOptions(String changed) {
            return new Settings(changed, tenancy, dnsSupport, dnsHostnames, usageMetrics);
        }

        /** These settings with another tenancy. */
        public Settings withTenancy(String changed) {
            return new Settings(dhcpOptions, changed, dnsSupport, dnsHostnames, usageMetrics);
        }

        /** These settings with or without the resolver. */
        public Settings withDnsSupport(boolean changed) {
            return new Settings(dhcpOptions, tenancy, changed, dnsHostnames, usageMetrics);
        }

        /** These settings with or without public names. */
        public Settings withDnsHostnames(boolean changed) {
            return new Settings(dhcpOptions, tenancy, dnsSupport, changed, usageMetrics);
        }

        /** These settings with or without measuring. */
        public Settings withUsageMetrics(boolean changed) {
            return new Settings(dhcpOptions, tenancy, dnsSupport, dnsHostnames, changed);
        }
    }

    /** This VPC with other settings. */
    public Vpc with(Settings changed) {
        return new Vpc(id, ranges, ranges6, isDefault, changed);
    }

    /** This VPC with other IPv4 ranges. */
    public Vpc withRanges(List<Range> changed) {
        return new Vpc(id, changed, ranges6, isDefault, settings);
    }

    /** This VPC with other IPv6 ranges. */
    public Vpc withRanges6(List<Range6> changed) {
        return new Vpc(id, ranges, changed, isDefault, settings);
    }

    /** Its first range, which it keeps. */
    public Cidr cidr() {
        return ranges.get(0).cidr();
    }

    /** Whether an IPv4 address, as an unsigned 32-bit number, is in one of its ranges. */
    public boolean contains(long address) {
        for (Range range : ranges) {
            if (range.cidr().contains(address)) {
                return true;
            }
        }
        return false;
    }
}
