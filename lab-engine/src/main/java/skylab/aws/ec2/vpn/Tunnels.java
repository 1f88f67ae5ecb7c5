package skylab.aws.ec2.vpn;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.network.Cidr;
import skylab.network.address.PublicAddresses;
import skylab.network.gateway.VpnConnection.Tunnel;
import software.amazon.awssdk.services.ec2.model.VpnConnectionOptionsSpecification;
import software.amazon.awssdk.services.ec2.model.VpnTunnelOptionsSpecification;

/** The two tunnels of a new connection (Site-to-Site VPN guide, "Tunnel options"). */
final class Tunnels {
    private static final int COUNT = 2;
    private static final Cidr LINK_LOCAL = Cidr.of("169.254.0.0/16");
    private static final int INSIDE = 30;
    private static final Set<Cidr> RESERVED = Set.of(
            Cidr.of("169.254.0.0/30"),
            Cidr.of("169.254.1.0/30"),
            Cidr.of("169.254.2.0/30"),
            Cidr.of("169.254.3.0/30"),
            Cidr.of("169.254.4.0/30"),
            Cidr.of("169.254.5.0/30"),
            Cidr.of("169.254.169.252/30"));

    private static final Pattern KEY = Pattern.compile("[A-Za-z1-9._][A-Za-z0-9._]{7,63}");
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._";
    private static final int KEY_LENGTH = 32;

    /** A tunnel without options. */
    private static final VpnTunnelOptionsSpecification PLAIN =
            VpnTunnelOptionsSpecification.builder().build();

    private Tunnels() {}

    /**
     * Makes them; what is not asked for is drawn.
     *
     * @throws AwsError for options that cannot be
     */
    static List<Tunnel> of(Call call, VpnConnectionOptionsSpecification options) {
        List<VpnTunnelOptionsSpecification> asked = options.tunnelOptions();
        if (asked.size() > COUNT) {
            throw new AwsError("InvalidParameterValue", "A VPN connection has " + COUNT + " tunnels.");
        }
        List<Tunnel> tunnels = new ArrayList<>();
        List<Cidr> inside = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            VpnTunnelOptionsSpecification one = i < asked.size() ? asked.get(i) : PLAIN;
            if (!PLAIN.equals(
                    one.toBuilder().tunnelInsideCidr(null).preSharedKey(null).build())) {
                throw new AwsError(
                        "NotEmulated",
                        "Skylab does not emulate options of tunnels except for their inside range and pre-shared key."
                                + " Nothing has happened.");
            }
            Cidr range = one.tunnelInsideCidr() == null ? draw(call, inside) : checked(one.tunnelInsideCidr(), inside);
            inside.add(range);
            String key = one.preSharedKey() == null ? key(call.tx().random()) : one.preSharedKey();
            if (!KEY.matcher(key).matches()) {
                throw new AwsError(
                        "InvalidParameterValue",
                        "Value (" + key
                                + ") for parameter preSharedKey is invalid. It must have 8 to 64 letters, digits,"
                                + " periods and underscores, and may not begin with zero.");
            }
            tunnels.add(new Tunnel(PublicAddresses.draw(call.tx(), call.scope()), range, key));
        }
        return tunnels;
    }

    private static Cidr checked(String text, List<Cidr> taken) {
        Cidr range = VpnConnections.range(text, "tunnelInsideCidr", null);
        if (range.prefix() != INSIDE
                || !LINK_LOCAL.contains(range)
                || RESERVED.contains(range)
                || taken.contains(range)) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + text + ") for parameter tunnelInsideCidr is invalid. It must be a /30 of " + LINK_LOCAL
                            + " that is neither reserved nor in use.");
        }
        return range;
    }

    private static Cidr draw(Call call, List<Cidr> taken) {
        SplittableRandom random = call.tx().random();
        Cidr range;
        do {
            long offset = random.nextLong(LINK_LOCAL.size()) & -4L;
            range = new Cidr(LINK_LOCAL.network() + offset, INSIDE);
        } while (RESERVED.contains(range) || taken.contains(range));
        return range;
    }

    private static String key(SplittableRandom random) {
        StringBuilder key = new StringBuilder();
        while (key.length() < KEY_LENGTH) {
            char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
            if (letter != '0' || key.length() > 0) {
                key.append(letter);
            }
        }
        return key.toString();
    }
}
