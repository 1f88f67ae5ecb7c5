package skylab.aws.ec2.address;

import static skylab.network.address.ElasticAddress.ELASTIC_ADDRESSES;
import static skylab.network.eni.NetworkInterface.INTERFACES;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.network.address.ElasticAddress;
import skylab.network.address.ElasticAddresses;
import skylab.network.eni.NetworkInterface;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Vpc;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AllocateAddressResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesResponse;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressRequest;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressResponse;

/** Having elastic addresses, and looking at them (EC2 guide, "Elastic IP addresses"). */
public final class Addresses {
    private static final Ids<ElasticAddress> IDS = new Ids<>(ELASTIC_ADDRESSES, "allocation ID", "InvalidAllocationID");

    // EC2 guide, "Elastic IP address quota".
    private static final int MOST = 5;

    private Addresses() {}

    /** AllocateAddress. */
    public static AllocateAddressResponse allocate(Call call, AllocateAddressRequest request) {
        String domain = request.domainAsString();
        if (domain != null && !domain.equals("vpc")) {
            throw new AwsError("InvalidParameterValue", "Value (" + domain + ") for parameter domain is invalid.");
        }
        if (request.address() != null
                || request.publicIpv4Pool() != null && !request.publicIpv4Pool().equals("amazon")
                || request.customerOwnedIpv4Pool() != null
                || request.ipamPoolId() != null) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate recovering an address, or bringing addresses of one's own. Nothing has"
                            + " happened.");
        }
        String border = request.networkBorderGroup();
        if (border != null && !border.equals(call.scope().region())) {
            throw new AwsError("InvalidParameterValue", "Invalid value '" + border + "' for networkBorderGroup.");
        }
        if (call.tx().world().table(call.scope(), ELASTIC_ADDRESSES).size() >= MOST) {
            throw new AwsError("AddressLimitExceeded", "The maximum number of addresses has been reached.");
        }
        ElasticAddress made = ElasticAddresses.allocate(call.tx(), call.scope());
        Tags.add(call.tx(), call.scope(), made.id(), Ask.tags(request.tagSpecifications(), ELASTIC_ADDRESSES.name()));
        return AllocateAddressResponse.builder()
                .allocationId(made.id())
                .publicIp(made.address())
                .publicIpv4Pool("amazon")
                .networkBorderGroup(call.scope().region())
                .domain(DomainType.VPC)
                .build();
    }

    /** ReleaseAddress: in the default VPC the address is disassociated first, elsewhere that is the caller's business. */
    public static ReleaseAddressResponse release(Call call, ReleaseAddressRequest request) {
        ElasticAddress gone = named(call, request.allocationId(), request.publicIp());
        if (gone.isAssociated()) {
            Associations.requireOwn(call, gone);
            if (!isInDefaultVpc(call.tx().world(), call.scope(), gone)) {
                throw new AwsError("InvalidIPAddress.InUse", "Address " + gone.address() + " is in use.");
            }
            Associations.end(call, gone);
        }
        ElasticAddresses.release(call.tx(), call.scope(), gone);
        Tags.forget(call.tx(), call.scope(), gone.id());
        return ReleaseAddressResponse.builder().build();
    }

    private static boolean isInDefaultVpc(World world, Scope scope, ElasticAddress one) {
        return networkInterface(world, scope, one)
                .flatMap(eni -> world.table(scope, Subnet.SUBNETS).get(eni.subnet()))
                .flatMap(subnet -> world.table(scope, Vpc.VPCS).get(subnet.vpc()))
                .map(Vpc::isDefault)
                .orElse(true);
    }

    /**
     * The account's address of an id, or that is this address.
     *
     * @throws AwsError {@code MissingParameter}, {@code InvalidAllocationID.NotFound} or {@code
     *     InvalidAddress.NotFound}
     */
    static ElasticAddress named(Call call, String id, String address) {
        if (id == null && address == null) {
            throw new AwsError("MissingParameter", "Either public IP or allocation id must be specified");
        }
        return id != null ? byId(call.tx().world(), call.scope(), id) : byAddress(call, address);
    }

    private static ElasticAddress byId(World world, Scope scope, String id) {
        try {
            return IDS.one(world, scope, id);
        } catch (AwsError e) {
            // There is no code of its own for a malformed one (EC2 API reference, "Error codes").
            throw e.code().endsWith("Malformed")
                    ? new AwsError("InvalidAllocationID.NotFound", "The allocation ID '" + id + "' does not exist")
                    : e;
        }
    }

    private static ElasticAddress byAddress(Call call, String address) {
        return ElasticAddress.at(call.tx().world(), call.scope(), address)
                .orElseThrow(() -> new AwsError("InvalidAddress.NotFound", "Address '" + address + "' not found."));
    }

    private static Optional<NetworkInterface> networkInterface(World world, Scope scope, ElasticAddress one) {
        return Optional.ofNullable(one.association())
                .flatMap(association -> world.table(scope, INTERFACES).get(association.networkInterface()));
    }

    /** DescribeAddresses. */
    public static DescribeAddressesResponse describe(Call call, DescribeAddressesRequest request) {
        World world = call.tx().world();
        Scope scope = call.scope();
        Stream<ElasticAddress> named =
                request.allocationIds().isEmpty() && request.publicIps().isEmpty()
                        ? world.table(scope, ELASTIC_ADDRESSES).values().stream()
                        : Stream.concat(
                                        request.allocationIds().stream().map(id -> byId(world, scope, id)),
                                        request.publicIps().stream().map(address -> byAddress(call, address)))
                                .distinct();
        List<Address> shown = named.filter(filters(world, scope).test(world, scope, Ask.filters(request.filters())))
                .map(one -> shape(world, scope, one))
                .toList();
        return DescribeAddressesResponse.builder().addresses(shown).build();
    }

    private static Filters<ElasticAddress> filters(World world, Scope scope) {
        return new Filters<>(ElasticAddress::id)
                .on("allocation-id", ElasticAddress::id)
                .on(
                        "association-id",
                        one -> one.isAssociated() ? one.association().id() : null)
                .on("domain", one -> "vpc")
                .on("instance-id", one -> networkInterface(world, scope, one)
                        .map(NetworkInterface::machine)
                        .orElse(null))
                .on("network-border-group", one -> scope.region())
                .on(
                        "network-interface-id",
                        one -> one.isAssociated() ? one.association().networkInterface() : null)
                .on("network-interface-owner-id", one -> one.isAssociated() ? scope.account() : null)
                .on(
                        "private-ip-address",
                        one -> one.isAssociated() ? one.association().privateAddress() : null)
                .on("public-ip", ElasticAddress::address);
    }

    private static Address shape(World world, Scope scope, ElasticAddress one) {
        Address.Builder shape = Address.builder()
                .allocationId(one.id())
                .publicIp(one.address())
                .publicIpv4Pool("amazon")
                .networkBorderGroup(scope.region())
                .domain(DomainType.VPC)
                .tags(Ask.tags(world, scope, one.id()));
        networkInterface(world, scope, one)
                .ifPresent(eni -> shape.associationId(one.association().id())
                        .networkInterfaceId(eni.id())
                        .networkInterfaceOwnerId(scope.account())
                        .privateIpAddress(one.association().privateAddress())
                        .instanceId(eni.machine()));
        return shape.build();
    }
}
