package skylab.aws.ec2.eni;

import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.instance.Instance;
import skylab.network.Cidr6;
import skylab.network.eni.InterfaceAddresses;
import skylab.network.eni.NetworkInterface;
import skylab.network.eni.NetworkInterface.Extra;
import skylab.network.vpc.Subnet;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.AssignIpv6AddressesRequest;
import software.amazon.awssdk.services.ec2.model.AssignIpv6AddressesResponse;
import software.amazon.awssdk.services.ec2.model.AssignPrivateIpAddressesRequest;
import software.amazon.awssdk.services.ec2.model.AssignPrivateIpAddressesResponse;
import software.amazon.awssdk.services.ec2.model.AssignedPrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.UnassignIpv6AddressesRequest;
import software.amazon.awssdk.services.ec2.model.UnassignIpv6AddressesResponse;
import software.amazon.awssdk.services.ec2.model.UnassignPrivateIpAddressesRequest;
import software.amazon.awssdk.services.ec2.model.UnassignPrivateIpAddressesResponse;

/** Further addresses of network interfaces (EC2 guide, "Secondary IP addresses for your EC2 instances"). */
public final class EniAddresses {
    private EniAddresses() {}

    /** AssignPrivateIpAddresses; addresses of other interfaces are taken from there if that is allowed. */
    public static AssignPrivateIpAddressesResponse assign(Call call, AssignPrivateIpAddressesRequest request) {
        NetworkInterface one = Enis.own(call, request.networkInterfaceId());
        Subnet subnet = call.tx().find(call.scope(), SUBNETS, one.subnet()).orElseThrow();
        ExtraSpec extra = ExtraSpec.of(request);
        Integer count = request.secondaryPrivateIpAddressCount();
        List<String> named = request.privateIpAddresses();
        int more = checkedCount(named, count);
        if (named.isEmpty() && count == null && extra.isEmpty()) {
            throw new AwsError(
                    "MissingParameter",
                    "The request must contain the parameter privateIpAddresses or secondaryPrivateIpAddressCount");
        }
        extra.check(call.tx().world(), call.scope(), subnet);
        List<String> added =
                named.stream().filter(address -> one.address(address).isEmpty()).toList();
        requireRoom(call, one, added.size() + more + extra.slots(), 0);
        move(call, one, subnet, added, Boolean.TRUE.equals(request.allowReassignment()));
        InterfaceSpec.check(call.tx().world(), call.scope(), subnet, added);
        InterfaceAddresses.assign(call.tx(), call.scope(), one.id(), added);
        List<String> free = InterfaceAddresses.assign(call.tx(), call.scope(), one.id(), more)
                .orElseThrow(InterfaceSpec::full);
        Extra chosen = extra.choose(call.tx(), call.scope(), subnet);
        InterfaceAddresses.change(call.tx(), call.scope(), one.id(), plus(one.extra(), chosen));
        return AssignPrivateIpAddressesResponse.builder()
                .networkInterfaceId(one.id())
                .assignedPrivateIpAddresses(Stream.concat(named.stream(), free.stream())
                        .map(address -> AssignedPrivateIpAddress.builder()
                                .privateIpAddress(address)
                                .build())
                        .toList())
                .assignedIpv4Prefixes(
                        chosen.prefixes().stream().map(EniShape::prefix).toList())
                .build();
    }

    private static int checkedCount(List<String> named, Integer count) {
        if (count == null) {
            return 0;
        }
        if (!named.isEmpty()) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "The parameter privateIpAddresses cannot be used with the parameter"
                            + " secondaryPrivateIpAddressCount");
        }
        if (count < 1) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + count + ") for parameter secondaryPrivateIpAddressCount is invalid.");
        }
        return count;
    }

    private static void move(Call call, NetworkInterface to, Subnet subnet, List<String> added, boolean allowed) {
        for (String address : added) {
            World world = call.tx().world();
            Optional<NetworkInterface> from = InterfaceAddresses.owner(world, call.scope(), subnet, address)
                    .flatMap(id -> world.table(call.scope(), INTERFACES).get(id))
                    .filter(other -> other.subnet().equals(to.subnet()));
            if (from.isEmpty()) {
                continue;
            }
            NetworkInterface owner = from.get();
            if (!allowed) {
                throw new AwsError("InvalidParameterValue", "[" + address + "] is assigned but move is not allowed.");
            }
            if (owner.address(address).isEmpty() || owner.privateAddress().equals(address) || owner.isManaged()) {
                throw new AwsError(
                        "InvalidParameterValue",
                        "The primary private IP address [" + address + "] of an interface cannot be moved.");
            }
            InterfaceAddresses.unassign(call.tx(), call.scope(), owner.id(), List.of(address));
        }
    }

    private static void requireRoom(Call call, NetworkInterface one, int more, int more6) {
        call.tx()
                .find(call.scope(), Instance.INSTANCES, one.machine() == null ? "" : one.machine())
                .ifPresent(instance -> InterfaceLimits.checkAddresses(
                        instance.kind(), InterfaceLimits.slots(one) + more, InterfaceLimits.slots6(one) + more6));
    }

    /** UnassignPrivateIpAddresses: never the primary one. */
    public static UnassignPrivateIpAddressesResponse unassign(Call call, UnassignPrivateIpAddressesRequest request) {
        NetworkInterface one = Enis.own(call, request.networkInterfaceId());
        List<String> gone = request.privateIpAddresses();
        if (gone.isEmpty() && request.ipv4Prefixes().isEmpty()) {
            throw new AwsError("MissingParameter", "The request must contain the parameter privateIpAddresses");
        }
        if (gone.contains(one.privateAddress())) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The primary private IP address [" + one.privateAddress() + "] cannot be unassigned.");
        }
        boolean all = gone.stream().allMatch(address -> one.address(address).isPresent());
        if (!all || !one.extra().prefixes().containsAll(request.ipv4Prefixes())) {
            throw notAssigned(Stream.concat(gone.stream(), request.ipv4Prefixes().stream()), one);
        }
        InterfaceAddresses.unassign(call.tx(), call.scope(), one.id(), gone);
        Extra without = new Extra(
                one.extra().addresses6(),
                without(one.extra().prefixes(), request.ipv4Prefixes()),
                one.extra().prefixes6());
        InterfaceAddresses.change(call.tx(), call.scope(), one.id(), without);
        return UnassignPrivateIpAddressesResponse.builder().build();
    }

    /** AssignIpv6Addresses. */
    public static AssignIpv6AddressesResponse assign(Call call, AssignIpv6AddressesRequest request) {
        NetworkInterface one = Enis.own(call, request.networkInterfaceId());
        Subnet subnet = call.tx().find(call.scope(), SUBNETS, one.subnet()).orElseThrow();
        ExtraSpec extra = ExtraSpec.of(request);
        if (extra.isEmpty()) {
            throw new AwsError(
                    "MissingParameter", "The request must contain the parameter ipv6Addresses or ipv6AddressCount");
        }
        extra.check(call.tx().world(), call.scope(), subnet);
        requireRoom(call, one, 0, extra.slots6());
        Extra chosen = extra.choose(call.tx(), call.scope(), subnet);
        InterfaceAddresses.change(call.tx(), call.scope(), one.id(), plus(one.extra(), chosen));
        return AssignIpv6AddressesResponse.builder()
                .networkInterfaceId(one.id())
                .assignedIpv6Addresses(chosen.addresses6())
                .assignedIpv6Prefixes(chosen.prefixes6())
                .build();
    }

    /** UnassignIpv6Addresses. */
    public static UnassignIpv6AddressesResponse unassign(Call call, UnassignIpv6AddressesRequest request) {
        NetworkInterface one = Enis.own(call, request.networkInterfaceId());
        List<String> gone = request.ipv6Addresses().stream()
                .map(address -> Cidr6.address(address == null ? "" : address)
                        .map(Cidr6::first)
                        .orElse(address))
                .toList();
        if (gone.isEmpty() && request.ipv6Prefixes().isEmpty()) {
            throw new AwsError("MissingParameter", "The request must contain the parameter ipv6Addresses");
        }
        if (!one.extra().addresses6().containsAll(gone)
                || !one.extra().prefixes6().containsAll(request.ipv6Prefixes())) {
            throw notAssigned(Stream.concat(gone.stream(), request.ipv6Prefixes().stream()), one);
        }
        Extra without = new Extra(
                without(one.extra().addresses6(), gone),
                one.extra().prefixes(),
                without(one.extra().prefixes6(), request.ipv6Prefixes()));
        InterfaceAddresses.change(call.tx(), call.scope(), one.id(), without);
        return UnassignIpv6AddressesResponse.builder()
                .networkInterfaceId(one.id())
                .unassignedIpv6Addresses(gone)
                .unassignedIpv6Prefixes(request.ipv6Prefixes())
                .build();
    }

    private static AwsError notAssigned(Stream<String> gone, NetworkInterface one) {
        return new AwsError(
                "InvalidParameterValue", "Some of " + gone.toList() + " are not assigned to interface " + one.id());
    }

    private static Extra plus(Extra old, Extra added) {
        return new Extra(
                both(old.addresses6(), added.addresses6()),
                both(old.prefixes(), added.prefixes()),
                both(old.prefixes6(), added.prefixes6()));
    }

    private static List<String> both(List<String> old, List<String> added) {
        List<String> all = new ArrayList<>(old);
        all.addAll(added);
        return all;
    }

    private static List<String> without(List<String> old, List<String> gone) {
        List<String> rest = new ArrayList<>(old);
        rest.removeAll(gone);
        return rest;
    }
}
