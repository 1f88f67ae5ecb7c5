package skylab.aws.ec2.nat;

import static skylab.network.address.ElasticAddress.ELASTIC_ADDRESSES;
import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Ids;
import skylab.network.Cidr;
import skylab.network.address.ElasticAddress;
import skylab.network.eni.Interfaces;
import skylab.network.eni.NetworkInterface.Use;
import skylab.network.eni.NewInterface;
import skylab.network.vpc.Subnet;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;

/**
 * What a NAT gateway is to be like.
 *
 * @param subnet where
 * @param isPublic whether it leads to the Internet
 * @param allocations its elastic addresses, as many as it has addresses; none for a private one
 * @param primary its primary private address, or null for a free one
 * @param secondaries further private addresses asked for by name
 * @param more how many free private addresses besides
 */
record NatGatewaySpec(
        Subnet subnet,
        boolean isPublic,
        List<ElasticAddress> allocations,
        String primary,
        List<String> secondaries,
        int more) {
    // VPC guide, "NAT gateway basics".
    static final int MOST_ADDRESSES = 8;

    // The account that the API shows as the requester of such interfaces.
    private static final String REQUESTER = "amazon-aws";

    private static final Ids<Subnet> SUBNET_IDS = new Ids<>(SUBNETS, "subnet ID", "InvalidSubnetID");
    private static final Ids<ElasticAddress> ALLOCATION_IDS =
            new Ids<>(ELASTIC_ADDRESSES, "elasticIp ID", "InvalidElasticIpID");

    /**
     * Reads a request.
     *
     * @throws AwsError when it asks for what cannot be
     */
    static NatGatewaySpec of(Call call, CreateNatGatewayRequest request) {
        String type = Objects.requireNonNullElse(request.connectivityTypeAsString(), "public");
        if (!type.equals("public") && !type.equals("private")) {
            throw invalid("Value (" + type + ") for parameter connectivityType is invalid.");
        }
        boolean isPublic = type.equals("public");
        Subnet subnet = SUBNET_IDS.one(call.tx().world(), call.scope(), request.subnetId());
        if (isPublic && request.allocationId() == null) {
            throw new AwsError(
                    "MissingParameter",
                    "The request must include the AllocationId parameter. Add the required parameter and retry the"
                            + " request.");
        }
        if (!isPublic
                && (request.allocationId() != null
                        || !request.secondaryAllocationIds().isEmpty())) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "The AllocationId parameter cannot be used with the connectivity type 'private'.");
        }
        List<String> ids = new ArrayList<>(request.secondaryAllocationIds());
        if (isPublic) {
            ids.add(0, request.allocationId());
        }
        List<ElasticAddress> allocations = allocations(call, ids);
        List<String> secondaries = request.secondaryPrivateIpAddresses();
        Integer count = request.secondaryPrivateIpAddressCount();
        if (count != null && (isPublic || !secondaries.isEmpty())) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    isPublic
                            ? "SecondaryPrivateIpAddressCount can be used with private NAT gateways only."
                            : "You may specify secondary private IP addresses or their count, but not both");
        }
        if (count != null && (count < 1 || count >= MOST_ADDRESSES)) {
            throw invalid("Value (" + count + ") for parameter secondaryPrivateIpAddressCount is invalid.");
        }
        List<String> named = new ArrayList<>(secondaries);
        if (request.privateIpAddress() != null) {
            named.add(request.privateIpAddress());
        }
        check(call, subnet, named);
        int more = isPublic ? allocations.size() - 1 - secondaries.size() : Objects.requireNonNullElse(count, 0);
        if (more < 0) {
            throw invalid("Each secondary private IP address of a public NAT gateway requires an allocation ID.");
        }
        requireFew(1 + secondaries.size() + more);
        return new NatGatewaySpec(subnet, isPublic, allocations, request.privateIpAddress(), secondaries, more);
    }

    /** The interface that it needs. */
    NewInterface network(String description) {
        return NewInterface.in(subnet, List.of())
                .at(primary)
                .with(secondaries, more)
                .with(new Use("nat_gateway", description, REQUESTER))
                .unchecked();
    }

    /**
     * The account's elastic addresses with these ids.
     *
     * @throws AwsError {@code InvalidElasticIpID.NotFound} or {@code InvalidParameterValue}
     */
    static List<ElasticAddress> allocations(Call call, List<String> ids) {
        if (new HashSet<>(ids).size() < ids.size()) {
            throw invalid("An allocation ID may be given once only.");
        }
        return ids.isEmpty() ? List.of() : ALLOCATION_IDS.all(call.tx().world(), call.scope(), ids);
    }

    /**
     * Checks that private addresses of a subnet can be had.
     *
     * @throws AwsError {@code InvalidParameterValue} or {@code InvalidIPAddress.InUse}
     */
    static void check(Call call, Subnet subnet, List<String> named) {
        if (new HashSet<>(named).size() < named.size()) {
            throw invalid("A private IP address may be given once only.");
        }
        for (String address : named) {
            if (Cidr.address(address).isEmpty() || !subnet.cidr().contains(address)) {
                throw invalid("Address " + address + " does not fall within the subnet's address range");
            }
            if (!Interfaces.isFree(call.tx().world(), call.scope(), subnet, address)) {
                throw new AwsError("InvalidIPAddress.InUse", "Address " + address + " is in use.");
            }
        }
    }

    /**
     * Checks that a gateway has not too many addresses.
     *
     * @throws AwsError {@code InvalidParameterValue}
     */
    static void requireFew(int addresses) {
        if (addresses > MOST_ADDRESSES) {
            throw invalid("A NAT gateway can have at most " + MOST_ADDRESSES + " IPv4 addresses.");
        }
    }

    private static AwsError invalid(String message) {
        return new AwsError("InvalidParameterValue", message);
    }
}
