package skylab.aws.ec2.instance;

import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Ids;
import skylab.aws.ec2.Zones;
import skylab.aws.ec2.group.Groups;
import skylab.aws.ec2.type.InstanceKind;
import skylab.aws.ec2.type.TypeOfferings;
import skylab.network.Cidr;
import skylab.network.eni.Interfaces;
import skylab.network.eni.NewInterface;
import skylab.network.filter.SecurityGroup;
import skylab.network.vpc.Subnet;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/**
 * Where a launch puts its instances.
 *
 * @param wanted the interface that each of them gets
 */
record LaunchNetwork(NewInterface wanted) {
    private static final Ids<Subnet> SUBNET_IDS = new Ids<>(SUBNETS, "subnet ID", "InvalidSubnetID");

    static LaunchNetwork of(Call call, RunInstancesRequest request, InstanceKind kind, int most) {
        InstanceNetworkInterfaceSpecification primary = primaryInterface(request);
        Subnet subnet = subnet(call, request, primary, kind);
        String privateAddress = primary == null || primary.privateIpAddress() == null
                ? request.privateIpAddress()
                : primary.privateIpAddress();
        checkAddress(call, subnet, privateAddress, most);
        Boolean wantsPublic = primary == null ? null : primary.associatePublicIpAddress();
        return new LaunchNetwork(NewInterface.in(subnet, groups(call, request, primary, subnet))
                .at(privateAddress)
                .wantingPublicAddress(wantsPublic == null ? subnet.assignsPublicAddresses() : wantsPublic));
    }

    Subnet subnet() {
        return wanted.subnet();
    }

    private static InstanceNetworkInterfaceSpecification primaryInterface(RunInstancesRequest request) {
        if (!request.hasNetworkInterfaces()) {
            return null;
        }
        if (request.subnetId() != null || request.hasSecurityGroupIds() || request.hasSecurityGroups()) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "Network interfaces and an instance-level subnet ID or security groups may not be specified on"
                            + " the same request");
        }
        InstanceNetworkInterfaceSpecification first =
                request.networkInterfaces().get(0);
        if (request.networkInterfaces().size() > 1 || first.networkInterfaceId() != null) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate launching with several or with existing network interfaces. Nothing has"
                            + " happened.");
        }
        if (first.deviceIndex() == null || first.deviceIndex() != 0) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "Each network interface requires a device index, and the primary one has index 0.");
        }
        boolean more = first.secondaryPrivateIpAddressCount() != null
                || first.privateIpAddresses().stream().anyMatch(one -> !Boolean.TRUE.equals(one.primary()))
                || first.ipv6AddressCount() != null
                || first.hasIpv6Addresses()
                || first.hasIpv4Prefixes()
                || first.hasIpv6Prefixes();
        if (more) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate IPv6 and secondary addresses of network interfaces. Nothing has"
                            + " happened.");
        }
        return first;
    }

    private static Subnet subnet(
            Call call, RunInstancesRequest request, InstanceNetworkInterfaceSpecification primary, InstanceKind kind) {
        String zone = request.placement() == null ? null : request.placement().availabilityZone();
        String id = primary == null ? request.subnetId() : primary.subnetId();
        if (id != null) {
            Subnet subnet = SUBNET_IDS.one(call.tx().world(), call.scope(), id);
            if (zone != null && !zone.equals(subnet.zone())) {
                throw new AwsError(
                        "InvalidParameterValue",
                        "The availability zone '" + zone + "' does not match the zone of the subnet '" + id + "'.");
            }
            requireOffered(call, kind, subnet.zone());
            return subnet;
        }
        List<Subnet> defaults = call.tx().all(call.scope(), SUBNETS).stream()
                .filter(Subnet::isDefault)
                .toList();
        if (defaults.isEmpty()) {
            throw new AwsError("MissingInput", "No subnets found for the default VPC. Please specify a subnet.");
        }
        if (zone == null) {
            List<Subnet> able = defaults.stream()
                    .filter(subnet -> TypeOfferings.isOffered(kind, subnet.zone()))
                    .toList();
            if (able.isEmpty()) {
                throw new AwsError(
                        "Unsupported",
                        "The requested configuration is currently not supported. Please check the documentation for"
                                + " supported configurations.");
            }
            // AWS chooses a zone for you; the seed chooses here.
            return able.get(call.tx().random().nextInt(able.size()));
        }
        Subnet chosen = defaults.stream()
                .filter(subnet -> subnet.zone().equals(zone))
                .findFirst()
                .orElseThrow(() -> new AwsError("InvalidParameterValue", "Invalid availability zone: [" + zone + "]"));
        requireOffered(call, kind, zone);
        return chosen;
    }

    /**
     * Checks that a zone has a type.
     *
     * @throws AwsError {@code Unsupported}, naming the zones that have it
     */
    static void requireOffered(Call call, InstanceKind kind, String zone) {
        if (TypeOfferings.isOffered(kind, zone)) {
            return;
        }
        List<String> others =
                TypeOfferings.zones(kind, Zones.region(call.scope().region()));
        throw new AwsError(
                "Unsupported",
                "Your requested instance type (" + kind.name() + ") is not supported in your requested Availability"
                        + " Zone (" + zone + ")."
                        + (others.isEmpty()
                                ? ""
                                : " Please retry your request by not specifying an Availability Zone or choosing "
                                        + String.join(", ", others) + "."));
    }

    private static void checkAddress(Call call, Subnet subnet, String address, int count) {
        if (address == null) {
            return;
        }
        if (count > 1) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "Specifying a private IP address is only valid when launching a single instance.");
        }
        if (Cidr.address(address).isEmpty() || !subnet.cidr().contains(address)) {
            throw new AwsError(
                    "InvalidParameterValue", "Address " + address + " does not fall within the subnet's address range");
        }
        if (!Interfaces.isFree(call.tx().world(), call.scope(), subnet, address)) {
            throw new AwsError("InvalidIPAddress.InUse", "Address " + address + " is in use.");
        }
    }

    private static List<String> groups(
            Call call, RunInstancesRequest request, InstanceNetworkInterfaceSpecification primary, Subnet subnet) {
        Set<String> ids = new LinkedHashSet<>();
        List<String> asked = primary == null ? request.securityGroupIds() : primary.groups();
        if (!asked.isEmpty()) {
            Groups.IDS.all(call.tx().world(), call.scope(), asked).forEach(group -> ids.add(inVpc(group, subnet)));
        }
        request.securityGroups().forEach(name -> ids.add(inVpc(Groups.named(call, null, name), subnet)));
        if (ids.isEmpty()) {
            call.tx().all(call.scope(), SecurityGroup.SECURITY_GROUPS).stream()
                    .filter(group ->
                            group.vpc().equals(subnet.vpc()) && group.name().equals("default"))
                    .forEach(group -> ids.add(group.id()));
        }
        return List.copyOf(ids);
    }

    private static String inVpc(SecurityGroup group, Subnet subnet) {
        if (!group.vpc().equals(subnet.vpc())) {
            throw new AwsError(
                    "InvalidParameter",
                    "Security group " + group.id() + " and subnet " + subnet.id() + " belong to different networks.");
        }
        return group.id();
    }
}
