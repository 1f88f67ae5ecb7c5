package skylab.aws.ec2.dhcp;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import skylab.aws.AwsError;
import skylab.network.Cidr;
import skylab.network.Cidr6;
import skylab.network.vpc.DhcpOptions;

/** The DHCP options that a set may have (EC2 API reference, CreateDhcpOptions). */
enum Option {
    DOMAIN_NAME_SERVERS(DhcpOptions.NAME_SERVERS, 4, value -> isAddress(value) || value.equals(DhcpOptions.AMAZON_DNS)),
    // Some systems take several domains, separated by spaces.
    DOMAIN_NAME(DhcpOptions.DOMAIN_NAME, 1, value -> value.matches("[A-Za-z0-9._ -]{1,255}")),
    NTP_SERVERS("ntp-servers", 4, Option::isAddress),
    NETBIOS_NAME_SERVERS("netbios-name-servers", 4, value -> Cidr.address(value).isPresent()),
    NETBIOS_NODE_TYPE("netbios-node-type", 1, Set.of("1", "2", "4", "8")::contains),
    IPV6_LEASE_TIME("ipv6-address-preferred-lease-time", 1, Option::isLeaseTime);

    private final String key;
    private final int most;
    private final Predicate<String> accepts;

    Option(String key, int most, Predicate<String> accepts) {
        this.key = key;
        this.most = most;
        this.accepts = accepts;
    }

    /**
     * Checks an option of a request.
     *
     * @throws AwsError {@code InvalidParameterValue}
     */
    static void check(String key, List<String> values) {
        Option option = Arrays.stream(values())
                .filter(one -> one.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        "InvalidParameterValue",
                        "Value (" + key + ") for parameter key is invalid. Unknown DHCP option."));
        if (values.isEmpty() || values.size() > option.most) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The DHCP option '" + key + "' takes 1 to " + option.most + " values, not " + values.size() + ".");
        }
        values.stream()
                .map(String::valueOf)
                .filter(option.accepts.negate())
                .findFirst()
                .ifPresent(value -> {
                    throw new AwsError(
                            "InvalidParameterValue",
                            "Value (" + value + ") for parameter " + key + " is invalid. Invalid DHCP option value.");
                });
    }

    private static boolean isAddress(String value) {
        return Cidr.address(value).isPresent() || Cidr6.address(value).isPresent();
    }

    // Seconds.
    private static boolean isLeaseTime(String value) {
        return value.matches("\\d{3,10}") && Long.parseLong(value) >= 140 && Long.parseLong(value) <= Integer.MAX_VALUE;
    }
}
