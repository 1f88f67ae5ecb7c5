package skylab.network.vpc;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import skylab.network.Cidr;
import skylab.network.Cidr6;
import skylab.world.Kind;

/**
 * A subnet: a part of a VPC's range in one availability zone.
 *
 * @param id {@code subnet-…}
 * @param vpc the VPC's id
 * @param zone the name of the availability zone, e.g. {@code us-east-1a}
 * @param zoneId the zone's id, e.g. {@code use1-az1}
 * @param cidr its range
 * @param assignsPublicAddresses whether new interfaces receive a public address
 * @param isDefault whether it is its zone's default subnet
 * @param settings what else may be changed of it
 * @param ranges6 its IPv6 range, if it has one
 * @param reservations ranges of it whose addresses are not given by themselves
 */
public record Subnet(
        String id,
        String vpc,
        String zone,
        String zoneId,
        Cidr cidr,
        boolean assignsPublicAddresses,
        boolean isDefault,
        Settings settings,
        List<Range6> ranges6,
        List<Reservation> reservations) {
    /** All subnets. */
    public static final Kind<Subnet> SUBNETS = new Kind<>("subnet", "subnet-");

    /** Copies the lists. */
    public Subnet {
        ranges6 = List.copyOf(ranges6);
        reservations = List.copyOf(reservations);
    }

    /** A subnet as it begins. */
    public Subnet(
            String id,
            String vpc,
            String zone,
            String zoneId,
            Cidr cidr,
            boolean assignsPublicAddresses,
            boolean isDefault) {
        this(id, vpc, zone, zoneId, cidr, assignsPublicAddresses, isDefault, Settings.NEW, List.of(), List.of());
    }

    /**
     * What may be changed of a subnet, besides public addresses.
     *
     * @param assignsIpv6 whether new interfaces receive an IPv6 address
     * @param dns64 whether the resolver makes IPv6 addresses up for names that have none
     */
    public record Settings(boolean assignsIpv6, boolean dns64) {
        /** What a subnet begins with. */
        public static final Settings NEW = new Settings(false, false);
    }

    /**
     * Its IPv6 range.
     *
     * @param association {@code subnet-cidr-assoc-…}
     * @param cidr a /44 to /64
     */
    public record Range6(String association, Cidr6 cidr) {
        /** Ids of ranges. */
        public static final Kind<Range6> RANGES = new Kind<>("subnet-cidr-association", "subnet-cidr-assoc-");
    }

    /**
     * A range that is kept back (VPC guide, "Subnet CIDR reservations").
     *
     * @param id {@code scr-…}
     * @param cidr in CIDR form, IPv4 or IPv6
     * @param type {@code prefix} for prefixes of interfaces, {@code explicit} for addresses that are asked for
     * @param description what its maker says, may be null
     */
    public record Reservation(String id, String cidr, String type, String description) {
        /** The id of the subnet by the id of the reservation. */
        public static final Kind<String> SUBNETS_BY_RESERVATION = new Kind<>("subnet-cidr-reservation", "scr-");
    }

    /** Whether an IPv4 address, as an unsigned 32-bit number, is given only to those who ask for it. */
    public boolean reserves(long address) {
        for (Reservation reservation : reservations) {
            if (Cidr.parse(reservation.cidr())
                    .filter(range -> range.contains(address))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** The IPv4 addresses that are given only to those who ask for them. */
    public Stream<String> reserved() {
        return reservations.stream()
                .flatMap(reservation -> Cidr.parse(reservation.cidr()).stream())
                .flatMap(range ->
                        LongStream.rangeClosed(range.network(), range.last()).mapToObj(Cidr::dotted));
    }

    /** This subnet, giving public addresses or not. */
    public Subnet assigning(boolean publicAddresses) {
        return new Subnet(id, vpc, zone, zoneId, cidr, publicAddresses, isDefault, settings, ranges6, reservations);
    }

    /** This subnet with other settings. */
    public Subnet with(Settings changed) {
        return new Subnet(
                id, vpc, zone, zoneId, cidr, assignsPublicAddresses, isDefault, changed, ranges6, reservations);
    }

    /** This subnet with other IPv6 ranges. */
    public Subnet withRanges6(List<Range6> changed) {
        return new Subnet(
                id, vpc, zone, zoneId, cidr, assignsPublicAddresses, isDefault, settings, changed, reservations);
    }

    /** This subnet with other reservations. */
    public Subnet withReservations(List<Reservation> changed) {
        return new Subnet(id, vpc, zone, zoneId, cidr, assignsPublicAddresses, isDefault, settings, ranges6, changed);
    }
}
