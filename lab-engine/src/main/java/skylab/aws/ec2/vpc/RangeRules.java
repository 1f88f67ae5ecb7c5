package skylab.aws.ec2.vpc;

import java.util.List;
import java.util.Optional;
import skylab.aws.AwsError;
import skylab.network.AddressBlock;
import skylab.network.Cidr;
import skylab.network.Cidr6;

/** Which IPv4 ranges a VPC may have (VPC guide, "VPC CIDR blocks"). */
public final class RangeRules {
    private static final Cidr DEFAULT = Cidr.of("172.31.0.0/16");
    private static final Cidr INTERNAL = Cidr.of("198.19.0.0/16");
    private static final Cidr FIRST_TEN = Cidr.of("10.0.0.0/16");
    private static final Cidr FIRST_TENS = Cidr.of("10.0.0.0/15");

    private RangeRules() {}

    /**
     * Reads an IPv4 range of a request.
     *
     * @throws AwsError {@code MissingParameter} or {@code InvalidParameterValue}
     */
    public static Cidr read(String text) {
        if (text == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter cidrBlock");
        }
        return Cidr.parse(text).orElseThrow(() -> notARange(text, "cidrBlock", "CIDR"));
    }

    /**
     * Reads an IPv6 range of a request.
     *
     * @throws AwsError {@code InvalidParameterValue}
     */
    public static Cidr6 read6(String text) {
        return Cidr6.parse(text).orElseThrow(() -> notARange(text, "ipv6CidrBlock", "IPv6 CIDR"));
    }

    private static AwsError notARange(String text, String parameter, String noun) {
        return new AwsError(
                "InvalidParameterValue",
                "Value (" + text + ") for parameter " + parameter + " is invalid. This is not a valid " + noun
                        + " block.");
    }

    /**
     * Checks that a VPC may have a range.
     *
     * @throws AwsError {@code InvalidVpc.Range}
     */
    static void check(Cidr range) {
        boolean nobodys = List.of(AddressBlock.LINK_LOCAL, AddressBlock.LOOPBACK, AddressBlock.RESERVED).stream()
                .anyMatch(block -> block.contains(range));
        if (!range.fitsVpc() || nobodys) {
            throw new AwsError("InvalidVpc.Range", "The CIDR '" + range + "' is invalid.");
        }
    }

    /**
     * Checks that a VPC with these ranges may have one more: they must not have addresses in common, and not every kind of
     * range goes with every other.
     *
     * @param present its ranges, the primary one first
     * @throws AwsError {@code InvalidVpc.Range}
     */
    static void checkAlso(List<Cidr> present, Cidr range) {
        check(range);
        present.stream().filter(range::overlaps).findFirst().ifPresent(own -> {
            throw new AwsError(
                    "InvalidVpc.Range", "The CIDR '" + range + "' conflicts with the CIDR '" + own + "' of the VPC.");
        });
        if (isRestricted(present, range)) {
            throw new AwsError(
                    "InvalidVpc.Range",
                    "The CIDR '" + range + "' is restricted. Use a CIDR from the same private address range as the"
                            + " current VPC CIDR, or use a publicly-routable CIDR. For additional restrictions, see"
                            + " https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html");
        }
    }

    // The table "IPv4 CIDR block association restrictions": it asks which range the primary one is from.
    private static boolean isRestricted(List<Cidr> present, Cidr range) {
        Cidr primary = present.get(0);
        Optional<Cidr> home = home(primary);
        if (home.isEmpty()) {
            return home(range).isPresent() || !INTERNAL.contains(primary) && INTERNAL.contains(range);
        }
        return home(range).filter(other -> !other.equals(home.get())).isPresent()
                || INTERNAL.contains(range)
                || DEFAULT.contains(range)
                || FIRST_TEN.contains(range) && present.stream().anyMatch(FIRST_TENS::contains);
    }

    /** Which of the three ranges of RFC 1918 a range is from. */
    private static Optional<Cidr> home(Cidr range) {
        return AddressBlock.PRIVATE.ranges().stream()
                .filter(home -> home.contains(range))
                .findFirst();
    }
}
