package skylab.aws.ec2.endpoint;

import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;
import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Ids;
import skylab.network.eni.Interfaces;
import skylab.network.eni.NetworkInterface;
import skylab.network.eni.NetworkInterface.Use;
import skylab.network.eni.NewInterface;
import skylab.network.filter.SecurityGroup;
import skylab.network.gateway.VpcEndpoint;
import skylab.network.vpc.Subnet;
import skylab.world.Scope;
import skylab.world.World;

/** The interfaces of interface endpoints: one in a subnet of each zone, managed by AWS. */
final class EndpointInterfaces {
    private static final Ids<Subnet> SUBNET_IDS = new Ids<>(SUBNETS, "subnet ID", "InvalidSubnetId");
    private static final Ids<SecurityGroup> GROUP_IDS = new Ids<>(SECURITY_GROUPS, "security group", "InvalidGroup");

    /** The account by which AWS makes them. */
    private static final String REQUESTER = "727180483921";

    private EndpointInterfaces() {}

    /**
     * The groups that were asked for, or the VPC's default one.
     *
     * @throws AwsError {@code InvalidGroup.NotFound} or {@code InvalidParameter}
     */
    static List<String> groups(Call call, String vpc, List<String> asked) {
        if (asked.isEmpty()) {
            return call.tx().all(call.scope(), SECURITY_GROUPS).stream()
                    .filter(group -> group.vpc().equals(vpc) && group.name().equals("default"))
                    .map(SecurityGroup::id)
                    .toList();
        }
        List<SecurityGroup> groups = GROUP_IDS.all(call.tx().world(), call.scope(), asked);
        for (SecurityGroup group : groups) {
            if (!group.vpc().equals(vpc)) {
                throw new AwsError(
                        "InvalidParameter", "Security group " + group.id() + " does not belong to VPC " + vpc);
            }
        }
        return groups.stream().map(SecurityGroup::id).toList();
    }

    /**
     * Makes an interface in each subnet.
     *
     * @return the endpoint with them
     * @throws AwsError {@code InvalidSubnetId.NotFound}, {@code InvalidParameter}, {@code DuplicateSubnetsInSameZone} or
     *     {@code InsufficientFreeAddressesInSubnet}
     */
    static VpcEndpoint add(Call call, VpcEndpoint endpoint, List<String> subnets) {
        if (subnets.isEmpty()) {
            return endpoint;
        }
        List<String> all = new ArrayList<>(endpoint.interfaces());
        Set<String> zones = new HashSet<>();
        subnets(call.tx().world(), call.scope(), endpoint).forEach(subnet -> zones.add(subnet.zone()));
        for (Subnet subnet : SUBNET_IDS.all(call.tx().world(), call.scope(), subnets)) {
            if (!subnet.vpc().equals(endpoint.vpc())) {
                throw new AwsError(
                        "InvalidParameter", "Subnet " + subnet.id() + " does not belong to VPC " + endpoint.vpc());
            }
            if (!zones.add(subnet.zone())) {
                throw new AwsError(
                        "DuplicateSubnetsInSameZone",
                        "Found another VPC endpoint subnet in the availability zone of " + subnet.id());
            }
            Use use = new Use("vpc_endpoint", "VPC Endpoint Interface " + endpoint.id(), REQUESTER);
            NetworkInterface made = Interfaces.create(
                            call.tx(),
                            call.scope(),
                            NewInterface.in(subnet, endpoint.groups()).with(use))
                    .orElseThrow(() -> new AwsError(
                            "InsufficientFreeAddressesInSubnet",
                            "Insufficient free addresses in subnet '" + subnet.id() + "'."));
            all.add(made.id());
        }
        return endpoint.withInterfaces(all);
    }

    /** Removes the interfaces in some subnets. */
    static VpcEndpoint remove(Call call, VpcEndpoint endpoint, List<String> subnets) {
        List<String> left = new ArrayList<>();
        for (String id : endpoint.interfaces()) {
            boolean goes = call.tx()
                    .find(call.scope(), INTERFACES, id)
                    .filter(one -> subnets.contains(one.subnet()))
                    .isPresent();
            if (goes) {
                Interfaces.delete(call.tx(), call.scope(), id);
            } else {
                left.add(id);
            }
        }
        return endpoint.withInterfaces(left);
    }

    /** Puts the interfaces into groups. */
    static VpcEndpoint regroup(Call call, VpcEndpoint endpoint, List<String> groups) {
        endpoint.interfaces()
                .forEach(id -> call.tx().update(call.scope(), INTERFACES, id, one -> one.withGroups(groups)));
        return endpoint.withGroups(groups);
    }

    /** The subnets of an endpoint, in the order of its interfaces. */
    static List<Subnet> subnets(World world, Scope scope, VpcEndpoint endpoint) {
        return endpoint.interfaces().stream()
                .flatMap(id -> world.table(scope, INTERFACES).get(id).stream())
                .flatMap(one -> world.table(scope, SUBNETS).get(one.subnet()).stream())
                .toList();
    }
}
