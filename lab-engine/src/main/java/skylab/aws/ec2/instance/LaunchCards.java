package skylab.aws.ec2.instance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.eni.EniAttachments;
import skylab.aws.ec2.eni.Enis;
import skylab.aws.ec2.eni.ExtraSpec;
import skylab.aws.ec2.eni.InterfaceGroups;
import skylab.aws.ec2.eni.InterfaceSpec;
import skylab.aws.ec2.type.InstanceKind;
import skylab.network.eni.NetworkInterface;
import skylab.network.eni.NewInterface;
import skylab.network.vpc.Subnet;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** The interfaces that a launch describes (EC2 API reference, InstanceNetworkInterfaceSpecification). */
final class LaunchCards {
    private LaunchCards() {}

    static List<LaunchCard> of(Call call, RunInstancesRequest request, InstanceKind kind, int most) {
        requireNothingElse(request);
        List<InstanceNetworkInterfaceSpecification> asked = new ArrayList<>(request.networkInterfaces());
        checkDevices(asked);
        asked.sort(Comparator.comparing(InstanceNetworkInterfaceSpecification::deviceIndex));
        checkPublic(asked);
        List<LaunchCard> cards = new ArrayList<>();
        Set<String> existing = new HashSet<>();
        for (InstanceNetworkInterfaceSpecification one : asked) {
            EniAttachments.checkCard(one.networkCardIndex());
            if (one.networkInterfaceId() == null) {
                cards.add(made(call, request, one, kind, most, cards));
            } else {
                LaunchCard card = there(call, one, most);
                if (!existing.add(card.existing().id())) {
                    throw EniAttachments.inUse(card.existing());
                }
                cards.add(card);
            }
        }
        Subnet first = cards.get(0).subnet(call);
        LaunchNetwork.requireZone(
                request.placement() == null ? null : request.placement().availabilityZone(), first);
        LaunchNetwork.requireOffered(call, kind, first.zone());
        if (cards.stream().anyMatch(card -> !card.subnet(call).zone().equals(first.zone()))) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "All network interfaces of an instance must be in the same availability zone.");
        }
        return List.copyOf(cards);
    }

    private static void requireNothingElse(RunInstancesRequest request) {
        if (request.subnetId() != null || request.hasSecurityGroupIds() || request.hasSecurityGroups()) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "Network interfaces and an instance-level subnet ID or security groups may not be specified on"
                            + " the same request");
        }
        if (request.privateIpAddress() != null || request.hasIpv6Addresses() || request.ipv6AddressCount() != null) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "Network interfaces and an instance-level private IP address may not be specified on the same"
                            + " request");
        }
    }

    private static void checkDevices(List<InstanceNetworkInterfaceSpecification> asked) {
        Set<Integer> devices = new HashSet<>();
        for (InstanceNetworkInterfaceSpecification one : asked) {
            if (one.deviceIndex() != null && one.deviceIndex() < 0) {
                throw new AwsError(
                        "InvalidParameterValue",
                        "Value (" + one.deviceIndex() + ") for parameter deviceIndex is invalid.");
            }
            if (one.deviceIndex() != null && !devices.add(one.deviceIndex())) {
                throw new AwsError(
                        "InvalidParameterCombination", "Each network interface requires a unique device index.");
            }
        }
        if (devices.size() < asked.size() || !devices.contains(0)) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "Each network interface requires a device index, and the primary one has index 0.");
        }
    }

    private static void checkPublic(List<InstanceNetworkInterfaceSpecification> asked) {
        boolean wanted = asked.stream().anyMatch(one -> one.associatePublicIpAddress() != null);
        if (wanted && asked.size() > 1) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "The associatePublicIPAddress parameter cannot be specified when launching with multiple network"
                            + " interfaces");
        }
    }

    private static LaunchCard there(Call call, InstanceNetworkInterfaceSpecification one, int most) {
        String conflict = one.associatePublicIpAddress() != null
                ? "the associatePublicIPAddress parameter"
                : one.subnetId() != null
                        ? "a subnet"
                        : one.hasGroups()
                                ? "security groups"
                                : InterfaceSpec.of(one).asksAddresses()
                                        ? "private IP addresses"
                                        : Boolean.TRUE.equals(one.deleteOnTermination())
                                                ? "delete on termination as true"
                                                : null;
        if (conflict != null) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "A network interface may not specify a network interface ID and " + conflict);
        }
        if (most > 1) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "Specifying a network interface ID is only valid when launching a single instance.");
        }
        NetworkInterface existing = Enis.own(call, one.networkInterfaceId());
        if (existing.attachment() != null) {
            throw EniAttachments.inUse(existing);
        }
        return LaunchCard.there(one.deviceIndex(), existing);
    }

    private static LaunchCard made(
            Call call,
            RunInstancesRequest request,
            InstanceNetworkInterfaceSpecification one,
            InstanceKind kind,
            int most,
            List<LaunchCard> before) {
        // One that names no subnet is beside the primary interface.
        Subnet subnet = one.subnetId() == null && !before.isEmpty()
                ? before.get(0).subnet(call)
                : LaunchNetwork.subnet(call, request, one.subnetId(), kind);
        InterfaceSpec spec = InterfaceSpec.of(one);
        LaunchNetwork.requireOne(spec, most);
        boolean single = request.networkInterfaces().size() == 1;
        boolean wantsPublic = one.associatePublicIpAddress() == null
                ? single && subnet.assignsPublicAddresses()
                : one.associatePublicIpAddress();
        NewInterface wanted = spec.checked(
                        call.tx().world(), call.scope(), subnet, InterfaceGroups.of(call, one.groups(), subnet))
                .wantingPublicAddress(wantsPublic);
        requireApart(wanted, before);
        ExtraSpec extra = one.deviceIndex() == 0 ? spec.extra().orOneIn(subnet) : spec.extra();
        return LaunchCard.made(one.deviceIndex(), wanted, extra, !Boolean.FALSE.equals(one.deleteOnTermination()));
    }

    /** Two interfaces of one launch cannot have the same address. */
    private static void requireApart(NewInterface wanted, List<LaunchCard> before) {
        Set<String> named = new HashSet<>(wanted.named());
        before.stream()
                .filter(card -> !card.isExisting()
                        && card.wanted().subnet().id().equals(wanted.subnet().id()))
                .flatMap(card -> card.wanted().named().stream())
                .filter(named::contains)
                .findFirst()
                .ifPresent(address -> {
                    throw new AwsError("InvalidIPAddress.InUse", "Address " + address + " is in use.");
                });
    }
}
