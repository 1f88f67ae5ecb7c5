package skylab.aws.ec2.eni;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import skylab.aws.AwsError;
import skylab.network.Cidr;
import skylab.network.eni.Interfaces;
import skylab.network.eni.NetworkInterface.Use;
import skylab.network.eni.NewInterface;
import skylab.network.vpc.Subnet;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.PrivateIpAddressSpecification;

/**
 * What a request says of a new interface, whether it is made for itself or with an instance.
 *
 * @param description may be null
 * @param type may be null
 * @param primary the primary address by itself, or null
 * @param addresses addresses of which one may be marked as the primary one
 * @param secondaryCount how many free addresses besides, or null
 * @param extra IPv6 addresses and prefixes
 */
public record InterfaceSpec(
        String description,
        String type,
        String primary,
        List<PrivateIpAddressSpecification> addresses,
        Integer secondaryCount,
        ExtraSpec extra) {
    /** Of CreateNetworkInterface. */
    public static InterfaceSpec of(CreateNetworkInterfaceRequest request) {
        return new InterfaceSpec(
                request.description(),
                request.interfaceTypeAsString(),
                request.privateIpAddress(),
                request.privateIpAddresses(),
                request.secondaryPrivateIpAddressCount(),
                ExtraSpec.of(request));
    }

    /** Of RunInstances. */
    public static InterfaceSpec of(InstanceNetworkInterfaceSpecification asked) {
        return new InterfaceSpec(
                asked.description(),
                asked.interfaceType(),
                asked.privateIpAddress(),
                asked.privateIpAddresses(),
                asked.secondaryPrivateIpAddressCount(),
                ExtraSpec.of(asked));
    }

    /**
     * What the interface is to be like, without IPv6 addresses and prefixes.
     *
     * @throws AwsError for addresses that cannot be had
     */
    public NewInterface checked(World world, Scope scope, Subnet subnet, List<String> groups) {
        String first = primary;
        List<String> others = new ArrayList<>();
        for (PrivateIpAddressSpecification one : addresses) {
            if (!Boolean.TRUE.equals(one.primary())) {
                others.add(one.privateIpAddress());
            } else if (first != null && !first.equals(one.privateIpAddress())) {
                throw new AwsError("InvalidParameterValue", "Only one primary private IP address can be specified.");
            } else {
                first = one.privateIpAddress();
            }
        }
        if (secondaryCount != null && secondaryCount < 0) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + secondaryCount + ") for parameter secondaryPrivateIpAddressCount is invalid.");
        }
        if (secondaryCount != null && !addresses.isEmpty()) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "The parameter privateIpAddresses cannot be used with the parameter"
                            + " secondaryPrivateIpAddressCount");
        }
        List<String> named = new ArrayList<>(others);
        if (first != null) {
            named.add(first);
        }
        check(world, scope, subnet, named);
        extra.check(world, scope, subnet);
        return NewInterface.in(subnet, groups)
                .at(first)
                .with(others, secondaryCount == null ? 0 : secondaryCount)
                .with(new Use(typed(type), described(description), null));
    }

    /** Whether it asks for any addresses. */
    public boolean asksAddresses() {
        return namesAddresses() || secondaryCount != null || !extra.isEmpty();
    }

    /** Whether it asks for addresses by name, which only one interface can have. */
    public boolean namesAddresses() {
        return primary != null || !addresses.isEmpty() || extra.namesAny();
    }

    /**
     * Checks that addresses of a subnet can be had.
     *
     * @throws AwsError {@code InvalidParameterValue} or {@code InvalidIPAddress.InUse}
     */
    static void check(World world, Scope scope, Subnet subnet, List<String> named) {
        for (String address : named) {
            if (address == null || Cidr.address(address).isEmpty()) {
                throw new AwsError("InvalidParameterValue", "invalid value for parameter address: " + address);
            }
            if (!subnet.cidr().contains(address)) {
                throw new AwsError(
                        "InvalidParameterValue",
                        "Address " + address + " does not fall within the subnet's address range");
            }
            if (Interfaces.isReserved(subnet, address)) {
                throw new AwsError(
                        "InvalidParameterValue", "Address " + address + " is in subnet's reserved address range");
            }
            if (!Interfaces.isFree(world, scope, subnet, address)) {
                throw new AwsError("InvalidIPAddress.InUse", "Address " + address + " is in use.");
            }
        }
        requireDistinct(named);
    }

    static void requireDistinct(List<String> named) {
        if (new HashSet<>(named).size() < named.size()) {
            throw new AwsError("InvalidParameterValue", "Duplicate addresses are not allowed: " + named);
        }
    }

    private static String typed(String type) {
        if (type == null || type.equals("interface")) {
            return "interface";
        }
        if (type.equals("efa") || type.equals("efa-only") || type.equals("branch") || type.equals("trunk")) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate network interfaces of type " + type + ". Nothing has happened.");
        }
        throw new AwsError("InvalidParameterValue", "Value (" + type + ") for parameter interfaceType is invalid.");
    }

    // EC2 API reference, CreateNetworkInterface: at most 255 characters.
    static String described(String description) {
        if (description != null && description.length() > 255) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value for parameter description is invalid. It must not be longer than 255 characters.");
        }
        return description == null ? "" : description;
    }

    /** The refusal of a subnet that has not enough addresses. */
    public static AwsError full() {
        return new AwsError(
                "InsufficientFreeAddressesInSubnet",
                "The specified subnet does not have enough free addresses to satisfy the request.");
    }
}
