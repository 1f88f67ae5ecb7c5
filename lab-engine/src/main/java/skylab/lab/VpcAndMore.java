package skylab.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import skylab.network.Cidr;

/**
 * What the console's "Create VPC" page makes under "VPC and more": a VPC with subnets in some availability zones, and the
 * tables and gateways that make them public or private. It begins as the page does: two zones, a public and a private
 * subnet in each, no NAT gateway.
 *
 * <pre>{@code
 * VpcTree tree = lab.createVpcAndMore(VpcAndMore.named("my-vpc-01")
 *         .range("10.0.0.0/16")
 *         .zones("us-east-1a", "us-east-1c")
 *         .nat(VpcAndMore.Nat.IN_ONE_ZONE));
 * }</pre>
 *
 * @param name what all names begin with
 * @param range the range of the VPC
 * @param zoneCount in how many availability zones, 1 to 3
 * @param zones which; none for the first ones of the region
 * @param publicSubnets how many subnets lead to the Internet: none, or one per zone
 * @param privateSubnets how many do not: none, one or two per zone
 * @param publicRanges their ranges; none for those that the console suggests
 * @param privateRanges their ranges; none for those that the console suggests
 * @param nat where NAT gateways are
 * @param s3Endpoint whether private subnets reach S3 through a gateway endpoint
 * @param dnsHostnames whether machines with public addresses have public names
 */
public record VpcAndMore(
        String name,
        Cidr range,
        int zoneCount,
        List<String> zones,
        int publicSubnets,
        int privateSubnets,
        List<Cidr> publicRanges,
        List<Cidr> privateRanges,
        Nat nat,
        boolean s3Endpoint,
        boolean dnsHostnames) {
    private static final int MOST_ZONES = 3;

    // The console's subnets are a sixteenth of the VPC, if that is large enough for a subnet.
    private static final int BITS = 4;
    private static final int SMALLEST = 28;

    /** Copies the lists. */
    public VpcAndMore {
        zones = List.copyOf(zones);
        publicRanges = List.copyOf(publicRanges);
        privateRanges = List.copyOf(privateRanges);
    }

    /** Where NAT gateways are. */
    public enum Nat {
        /** Nowhere: private subnets do not reach the Internet. */
        NONE,
        /** In the first zone, for all private subnets. */
        IN_ONE_ZONE,
        /** In every zone, each for the private subnets of its zone. */
        PER_ZONE
    }

    /** As the console's page begins, with this name. */
    public static VpcAndMore named(String name) {
        return new VpcAndMore(
                name, Cidr.of("10.0.0.0/16"), 2, List.of(), 2, 2, List.of(), List.of(), Nat.NONE, false, true);
    }

    /**
     * With this range.
     *
     * @param cidr e.g. {@code 10.0.0.0/16}
     * @throws IllegalArgumentException if it is not a range
     */
    public VpcAndMore range(String cidr) {
        return new VpcAndMore(
                name,
                Cidr.of(cidr),
                zoneCount,
                zones,
                publicSubnets,
                privateSubnets,
                publicRanges,
                privateRanges,
                nat,
                s3Endpoint,
                dnsHostnames);
    }

    /** In so many zones, with a public and a private subnet in each. */
    public VpcAndMore zones(int count) {
        return inZones(count, List.of());
    }

    /** In these zones, with a public and a private subnet in each. */
    public VpcAndMore zones(String... names) {
        return inZones(names.length, Arrays.asList(names));
    }

    private VpcAndMore inZones(int count, List<String> names) {
        return new VpcAndMore(
                name, range, count, names, count, count, List.of(), List.of(), nat, s3Endpoint, dnsHostnames);
    }

    /** With so many public subnets: none, or one per zone. */
    public VpcAndMore publicSubnets(int count) {
        return subnets(count, privateSubnets, List.of(), privateRanges);
    }

    /** With public subnets of these ranges, one per zone. */
    public VpcAndMore publicSubnets(String... ranges) {
        return subnets(ranges.length, privateSubnets, cidrs(ranges), privateRanges);
    }

    /** With so many private subnets: none, one or two per zone. */
    public VpcAndMore privateSubnets(int count) {
        return subnets(publicSubnets, count, publicRanges, List.of());
    }

    /** With private subnets of these ranges, one or two per zone. */
    public VpcAndMore privateSubnets(String... ranges) {
        return subnets(publicSubnets, ranges.length, publicRanges, cidrs(ranges));
    }

    private static List<Cidr> cidrs(String... ranges) {
        return Arrays.stream(ranges).map(Cidr::of).toList();
    }

    private VpcAndMore subnets(int publics, int privates, List<Cidr> ofPublic, List<Cidr> ofPrivate) {
        return new VpcAndMore(
                name, range, zoneCount, zones, publics, privates, ofPublic, ofPrivate, nat, s3Endpoint, dnsHostnames);
    }

    /** With NAT gateways there. */
    public VpcAndMore nat(Nat where) {
        return with(where, s3Endpoint, dnsHostnames);
    }

    /** With or without a gateway endpoint for S3. */
    public VpcAndMore s3Endpoint(boolean wanted) {
        return with(nat, wanted, dnsHostnames);
    }

    /** With or without public names for machines with public addresses. */
    public VpcAndMore dnsHostnames(boolean wanted) {
        return with(nat, s3Endpoint, wanted);
    }

    private VpcAndMore with(Nat where, boolean endpoint, boolean hostnames) {
        return new VpcAndMore(
                name,
                range,
                zoneCount,
                zones,
                publicSubnets,
                privateSubnets,
                publicRanges,
                privateRanges,
                where,
                endpoint,
                hostnames);
    }

    /** The range of each public subnet. */
    public List<Cidr> rangesOfPublicSubnets() {
        return publicRanges.isEmpty() ? suggested(0, publicSubnets) : publicRanges;
    }

    /** The range of each private subnet. */
    public List<Cidr> rangesOfPrivateSubnets() {
        return privateRanges.isEmpty() ? suggested(1, privateSubnets) : privateRanges;
    }

    // Public ones from the beginning of the VPC, private ones from its middle.
    private List<Cidr> suggested(int half, int count) {
        List<Cidr> all = range.split(Math.max(range.prefix(), Math.min(SMALLEST, range.prefix() + BITS)));
        int from = all.size() / 2 * half;
        int to = half == 0 && privateSubnets > 0 ? all.size() / 2 : all.size();
        if (count > to - from) {
            throw new IllegalArgumentException(range + " has no room for " + publicSubnets + " public and "
                    + privateSubnets + " private subnets; name their ranges, or take a larger one");
        }
        return all.subList(from, from + count);
    }

    /** What is wrong with it; empty if the console would make it. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (name.isBlank()) {
            faults.add("the name is empty");
        }
        if (zoneCount < 1 || zoneCount > MOST_ZONES) {
            faults.add("there are 1 to " + MOST_ZONES + " availability zones, not " + zoneCount);
        } else {
            if (publicSubnets != 0 && publicSubnets != zoneCount) {
                faults.add("there are 0 or " + zoneCount + " public subnets, not " + publicSubnets);
            }
            if (privateSubnets % zoneCount != 0 || privateSubnets > 2 * zoneCount || privateSubnets < 0) {
                faults.add("there are 0, " + zoneCount + " or " + 2 * zoneCount + " private subnets, not "
                        + privateSubnets);
            }
        }
        if (nat != Nat.NONE && (publicSubnets == 0 || privateSubnets == 0)) {
            faults.add("a NAT gateway is in a public subnet and for private ones: there must be both");
        }
        return faults;
    }
}
