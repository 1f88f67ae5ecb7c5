package skylab.aws.ec2.instance;

import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Ids;
import skylab.aws.Tags;
import skylab.aws.ec2.ZoneFault;
import skylab.aws.ec2.Zones;
import skylab.aws.ec2.eni.ExtraSpec;
import skylab.aws.ec2.eni.InterfaceGroups;
import skylab.aws.ec2.eni.InterfaceLimits;
import skylab.aws.ec2.eni.InterfaceSpec;
import skylab.aws.ec2.group.Groups;
import skylab.aws.ec2.type.InstanceKind;
import skylab.aws.ec2.type.TypeOfferings;
import skylab.aws.ec2.vpc.Vpcs;
import skylab.network.eni.Interfaces;
import skylab.network.eni.NetworkInterface;
import skylab.network.eni.NewInterface;
import skylab.network.filter.SecurityGroup;
import skylab.network.vpc.Subnet;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/**
 * Where a launch puts its instances.
 *
 * @param subnet that of the primary interface
 * @param cards the interfaces of each instance, the primary one first
 */
record LaunchNetwork(Subnet subnet, List<LaunchCard> cards) {
    private static final Ids<Subnet> SUBNET_IDS = new Ids<>(SUBNETS, "subnet ID", "InvalidSubnetID");

    static LaunchNetwork of(Call call, RunInstancesRequest request, InstanceKind kind, int most) {
        List<LaunchCard> cards = request.hasNetworkInterfaces()
                ? LaunchCards.of(call, request, kind, most)
                : List.of(plain(call, request, kind, most));
        InterfaceLimits.checkCount(kind, cards.size());
        cards.forEach(card -> card.checkLimits(kind));
        return new LaunchNetwork(cards.get(0).subnet(call), cards);
    }

    /** The interface of a launch that does not describe any. */
    private static LaunchCard plain(Call call, RunInstancesRequest request, InstanceKind kind, int most) {
        Subnet subnet = subnet(call, request, request.subnetId(), kind);
        ExtraSpec extra = ExtraSpec.of(request.ipv6Addresses(), request.ipv6AddressCount());
        InterfaceSpec spec = new InterfaceSpec(null, null, request.privateIpAddress(), List.of(), null, extra);
        requireOne(spec, most);
        NewInterface wanted = spec.checked(call.tx().world(), call.scope(), subnet, groups(call, request, subnet))
                .wantingPublicAddress(subnet.assignsPublicAddresses());
        return LaunchCard.made(0, wanted, extra.orOneIn(subnet), true);
    }

    static void requireOne(InterfaceSpec spec, int most) {
        if (most > 1 && spec.namesAddresses()) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "Specifying a private IP address is only valid when launching a single instance.");
        }
    }

    /**
     * Gives an instance its interfaces.
     *
     * @return the primary one; empty if a subnet has not enough addresses left, and nothing has happened then
     */
    Optional<NetworkInterface> equip(Call call, String instance, LaunchPlan plan) {
        NetworkInterface primary = null;
        List<String> made = new ArrayList<>();
        for (LaunchCard card : cards) {
            Optional<NetworkInterface> one = card.attach(call, instance);
            if (one.isEmpty()) {
                made.forEach(id -> Interfaces.delete(call.tx(), call.scope(), id));
                return Optional.empty();
            }
            if (!card.isExisting()) {
                made.add(one.get().id());
                Tags.add(call.tx(), call.scope(), one.get().id(), plan.tags("network-interface"));
            }
            primary = primary == null ? one.get() : primary;
        }
        return Optional.of(primary);
    }

    /** The subnet that a launch names, or a default one that has the type. */
    static Subnet subnet(Call call, RunInstancesRequest request, String id, InstanceKind kind) {
        String zone = request.placement() == null ? null : request.placement().availabilityZone();
        if (id != null) {
            Subnet subnet = SUBNET_IDS.one(call.tx().world(), call.scope(), id);
            requireZone(zone, subnet);
            requireOffered(call, kind, subnet.zone());
            return subnet;
        }
        List<Subnet> defaults = call.tx().all(call.scope(), SUBNETS).stream()
                .filter(Subnet::isDefault)
                .toList();
        if (defaults.isEmpty()) {
            throw new AwsError(
                    "MissingInput",
                    "No subnets found for the default VPC '"
                            + Vpcs.theDefault(call).id() + "'. Please specify a subnet.");
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
            List<Subnet> working = able.stream()
                    .filter(subnet -> !ZoneFault.isDown(call, subnet.zone()))
                    .toList();
            if (working.isEmpty()) {
                ZoneFault.requireCapacity(call, kind.name(), able.get(0).zone());
            }
            // AWS chooses a zone for you; the seed chooses here.
            return working.get(call.tx().random().nextInt(working.size()));
        }
        Subnet chosen = defaults.stream()
                .filter(subnet -> subnet.zone().equals(zone))
                .findFirst()
                .orElseThrow(() -> new AwsError("InvalidParameterValue", "Invalid availability zone: [" + zone + "]"));
        requireOffered(call, kind, zone);
        return chosen;
    }

    static void requireZone(String zone, Subnet subnet) {
        if (zone != null && !zone.equals(subnet.zone())) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The availability zone '" + zone + "' does not match the zone of the subnet '" + subnet.id()
                            + "'.");
        }
    }

    /**
     * Checks that a zone has a type, and room for it.
     *
     * @throws AwsError {@code Unsupported} or {@code InsufficientInstanceCapacity}, naming the zones that have it
     */
    static void requireOffered(Call call, InstanceKind kind, String zone) {
        if (TypeOfferings.isOffered(kind, zone)) {
            ZoneFault.requireCapacity(call, kind.name(), zone);
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

    private static List<String> groups(Call call, RunInstancesRequest request, Subnet subnet) {
        if (!request.hasSecurityGroups()) {
            return InterfaceGroups.of(call, request.securityGroupIds(), subnet);
        }
        Set<SecurityGroup> groups = new LinkedHashSet<>();
        if (request.hasSecurityGroupIds()) {
            groups.addAll(Groups.IDS.all(call.tx().world(), call.scope(), request.securityGroupIds()));
        }
        request.securityGroups().forEach(name -> groups.add(Groups.named(call, null, name)));
        return InterfaceGroups.checked(List.copyOf(groups), subnet);
    }
}
