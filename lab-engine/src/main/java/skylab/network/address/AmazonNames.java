package skylab.network.address;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.network.Cidr;

/** The DNS names that AWS gives to addresses of instances (VPC guide, "DNS attributes for your VPC"). */
public final class AmazonNames {
    private static final Pattern NAME =
            Pattern.compile("(?:ec2|ip)-(\\d{1,3})-(\\d{1,3})-(\\d{1,3})-(\\d{1,3})\\.(.*)");

    private AmazonNames() {}

    /** The name of a public address. */
    public static String publicName(String address, String region) {
        return "ec2-" + address.replace('.', '-') + "." + publicDomain(region);
    }

    /** The name of a private address. */
    public static String privateName(String address, String region) {
        return "ip-" + address.replace('.', '-') + "." + privateDomain(region);
    }

    /** Whether a name is one that Amazon gives to public addresses of a region. */
    static boolean isPublic(String name, String region) {
        return name.startsWith("ec2-") && name.endsWith("." + publicDomain(region));
    }

    public static Optional<String> address(String name, String region) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String domain = parts.group(5);
        return domain.equals(name.startsWith("ec2") ? publicDomain(region) : privateDomain(region))
                ? Cidr.address(parts.group(1) + "." + parts.group(2) + "." + parts.group(3) + "." + parts.group(4))
                        .map(Cidr::dotted)
                : Optional.empty();
    }

    private static String publicDomain(String region) {
        return region.equals("us-east-1") ? "compute-1.amazonaws.com" : region + ".compute.amazonaws.com";
    }

    /** The domain of private names. */
    public static String privateDomain(String region) {
        return region.equals("us-east-1") ? "ec2.internal" : region + ".compute.internal";
    }
}
