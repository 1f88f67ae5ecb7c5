package skylab.aws.ec2.eni;

import java.util.List;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.network.Cidr;
import skylab.network.Cidr6;
import skylab.network.eni.InterfaceAddresses;
import skylab.network.eni.NetworkInterface.Extra;
import skylab.network.vpc.Subnet;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.AssignIpv6AddressesRequest;
import software.amazon.awssdk.services.ec2.model.AssignPrivateIpAddressesRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Address;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.Ipv4PrefixSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.Ipv6PrefixSpecificationRequest;

/**
 * The IPv6 addresses and the prefixes that a request wants: by name, or how many.
 *
 * @param addresses6 IPv6 addresses
 * @param prefixes IPv4 prefixes
 * @param prefixes6 IPv6 prefixes
 */
public record ExtraSpec(Wanted addresses6, Wanted prefixes, Wanted prefixes6) {
    /** Nothing. */
    public static final ExtraSpec NONE = new ExtraSpec(Wanted.NONE, Wanted.NONE, Wanted.NONE);

    // EC2 guide, "Prefix delegation": /80.
    private static final int PREFIX6 = 80;

    /**
     * Some by name, or some number of them.
     *
     * @param parameter what the API calls the names
     * @param named may be empty
     * @param count may be null
     */
    record Wanted(String parameter, List<String> named, Integer count) {
        static final Wanted NONE = new Wanted("", List.of(), null);

        void check() {
            if (count != null && !named.isEmpty()) {
                throw new AwsError(
                        "InvalidParameterCombination",
                        "The parameter " + parameter + " cannot be used with the parameter " + parameter + "Count");
            }
            if (count != null && count < 0) {
                throw new AwsError(
                        "InvalidParameterValue",
                        "Value (" + count + ") for parameter " + parameter + "Count is invalid.");
            }
            InterfaceSpec.requireDistinct(named);
        }

        int size() {
            return count == null ? named.size() : count;
        }
    }

    static ExtraSpec of(CreateNetworkInterfaceRequest request) {
        return new ExtraSpec(
                addresses6(request.ipv6Addresses(), request.ipv6AddressCount()),
                prefixes(request.ipv4Prefixes(), request.ipv4PrefixCount()),
                prefixes6(request.ipv6Prefixes(), request.ipv6PrefixCount()));
    }

    static ExtraSpec of(InstanceNetworkInterfaceSpecification asked) {
        return new ExtraSpec(
                addresses6(asked.ipv6Addresses(), asked.ipv6AddressCount()),
                prefixes(asked.ipv4Prefixes(), asked.ipv4PrefixCount()),
                prefixes6(asked.ipv6Prefixes(), asked.ipv6PrefixCount()));
    }

    static ExtraSpec of(AssignPrivateIpAddressesRequest request) {
        return new ExtraSpec(
                Wanted.NONE, new Wanted("ipv4Prefix", request.ipv4Prefixes(), request.ipv4PrefixCount()), Wanted.NONE);
    }

    static ExtraSpec of(AssignIpv6AddressesRequest request) {
        return new ExtraSpec(
                new Wanted("ipv6Address", request.ipv6Addresses(), request.ipv6AddressCount()),
                Wanted.NONE,
                new Wanted("ipv6Prefix", request.ipv6Prefixes(), request.ipv6PrefixCount()));
    }

    /** Of a launch's own IPv6 parameters. */
    public static ExtraSpec of(List<InstanceIpv6Address> named, Integer count) {
        return new ExtraSpec(addresses6(named, count), Wanted.NONE, Wanted.NONE);
    }

    private static Wanted addresses6(List<InstanceIpv6Address> named, Integer count) {
        return new Wanted(
                "ipv6Address",
                named.stream().map(InstanceIpv6Address::ipv6Address).toList(),
                count);
    }

    private static Wanted prefixes(List<Ipv4PrefixSpecificationRequest> named, Integer count) {
        return new Wanted(
                "ipv4Prefix",
                named.stream().map(Ipv4PrefixSpecificationRequest::ipv4Prefix).toList(),
                count);
    }

    private static Wanted prefixes6(List<Ipv6PrefixSpecificationRequest> named, Integer count) {
        return new Wanted(
                "ipv6Prefix",
                named.stream().map(Ipv6PrefixSpecificationRequest::ipv6Prefix).toList(),
                count);
    }

    boolean namesAny() {
        return !addresses6.named().isEmpty()
                || !prefixes.named().isEmpty()
                || !prefixes6.named().isEmpty();
    }

    /** Whether there is nothing to choose. */
    public boolean isEmpty() {
        return addresses6.size() + prefixes.size() + prefixes6.size() == 0;
    }

    /** This, or one IPv6 address where a subnet gives one to those who do not ask. */
    public ExtraSpec orOneIn(Subnet subnet) {
        boolean gives = subnet.settings().assignsIpv6() && !subnet.ranges6().isEmpty();
        return gives && addresses6.count() == null && addresses6.named().isEmpty()
                ? new ExtraSpec(new Wanted(addresses6.parameter(), List.of(), 1), prefixes, prefixes6)
                : this;
    }

    /** How many places for IPv4 addresses it takes. */
    public int slots() {
        return prefixes.size();
    }

    /** How many places for IPv6 addresses it takes. */
    public int slots6() {
        return addresses6.size() + prefixes6.size();
    }

    /**
     * Checks that it can be had of a subnet.
     *
     * @throws AwsError if not
     */
    void check(World world, Scope scope, Subnet subnet) {
        addresses6.check();
        prefixes.check();
        prefixes6.check();
        for (String prefix : prefixes.named()) {
            if (Cidr.parse(prefix == null ? "" : prefix)
                    .filter(range -> InterfaceAddresses.isFree(world, scope, subnet, range))
                    .isEmpty()) {
                throw new AwsError(
                        "InvalidParameterValue",
                        "The IPv4 prefix " + prefix + " is not a free /28 range of the subnet " + subnet.id() + ".");
            }
        }
        if (slots6() == 0) {
            return;
        }
        Cidr6 range = range6(subnet);
        for (String address : addresses6.named()) {
            Cidr6 one = Cidr6.address(address == null ? "" : address)
                    .filter(range::contains)
                    .orElseThrow(() -> new AwsError(
                            "InvalidParameterValue",
                            "The IPv6 address " + address + " does not fall within the subnet's IPv6 address range"));
            if (InterfaceAddresses.owner(world, scope, subnet, one.first()).isPresent()) {
                throw new AwsError("InvalidIPAddress.InUse", "Address " + address + " is in use.");
            }
        }
        for (String prefix : prefixes6.named()) {
            if (Cidr6.parse(prefix == null ? "" : prefix)
                    .filter(one -> one.prefix() == PREFIX6 && range.contains(one))
                    .isEmpty()) {
                throw new AwsError(
                        "InvalidParameterValue",
                        "The IPv6 prefix " + prefix + " is not a /80 range of the subnet " + subnet.id() + ".");
            }
        }
    }

    private static Cidr6 range6(Subnet subnet) {
        return subnet.ranges6().stream()
                .findFirst()
                .map(Subnet.Range6::cidr)
                .orElseThrow(() -> new AwsError(
                        "InvalidParameterValue",
                        "The subnet '" + subnet.id() + "' does not have an IPv6 CIDR block associated with it."));
    }

    /**
     * What is given: what is named, and free ones.
     *
     * @throws AwsError {@code InsufficientFreeAddressesInSubnet} if there are not as many prefixes
     */
    public Extra choose(Transaction tx, Scope scope, Subnet subnet) {
        if (isEmpty()) {
            return Extra.NONE;
        }
        List<String> chosen = prefixes.count() == null
                ? prefixes.named().stream()
                        .map(prefix -> Cidr.of(prefix).toString())
                        .toList()
                : InterfaceAddresses.freePrefixes(tx.world(), scope, subnet, prefixes.count())
                        .orElseThrow(InterfaceSpec::full);
        return new Extra(
                addresses6.count() == null
                        ? addresses6.named().stream()
                                .map(address ->
                                        Cidr6.address(address).orElseThrow().first())
                                .toList()
                        : drawn(tx, subnet, addresses6.count(), 128)
                                .map(Cidr6::first)
                                .toList(),
                chosen,
                prefixes6.count() == null
                        ? prefixes6.named().stream()
                                .map(prefix -> Cidr6.of(prefix).toString())
                                .toList()
                        : drawn(tx, subnet, prefixes6.count(), PREFIX6)
                                .map(Cidr6::toString)
                                .toList());
    }

    // Of 2^64 addresses and 2^16 prefixes nobody draws the same twice in a lab.
    private static Stream<Cidr6> drawn(Transaction tx, Subnet subnet, int count, int length) {
        Cidr6 range = range6(subnet);
        return Stream.generate(() -> new Cidr6(
                                range.high() | tx.random().nextLong() & hostHigh(range.prefix()),
                                tx.random().nextLong() & hostLow(range.prefix()) | range.low(),
                                128)
                        .within(length))
                .limit(count);
    }

    private static long hostHigh(int prefix) {
        return prefix >= 64 ? 0 : -1L >>> prefix;
    }

    private static long hostLow(int prefix) {
        return prefix <= 64 ? -1 : -1L >>> prefix - 64;
    }
}
