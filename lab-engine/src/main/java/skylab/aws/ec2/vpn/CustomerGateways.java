package skylab.aws.ec2.vpn;

import static skylab.network.gateway.CustomerGateway.CUSTOMER_GATEWAYS;
import static skylab.network.gateway.VpnConnection.VPN_CONNECTIONS;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.network.Cidr;
import skylab.network.gateway.CustomerGateway;
import skylab.network.gateway.VpnConnection;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.CreateCustomerGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateCustomerGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteCustomerGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteCustomerGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeCustomerGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeCustomerGatewaysResponse;

/** Customer gateways (Site-to-Site VPN guide). */
public final class CustomerGateways {
    private static final Ids<CustomerGateway> IDS =
            new Ids<>(CUSTOMER_GATEWAYS, "customerGateway ID", "InvalidCustomerGatewayID");

    // Site-to-Site VPN guide, "Site-to-Site VPN quotas".
    private static final int MOST = 50;

    private static final long DEFAULT_ASN = 65000;
    private static final long GREATEST_ASN = 4_294_967_295L;

    private static final Filters<CustomerGateway> FILTERS = new Filters<>(CustomerGateway::id)
            .on("customer-gateway-id", CustomerGateway::id)
            .on("bgp-asn", CustomerGateway::asn)
            .on("ip-address", CustomerGateway::address)
            .on("state", CustomerGateways::state)
            .on("type", gateway -> VpnType.NAME);

    private CustomerGateways() {}

    /** CreateCustomerGateway; one that is there already is not made again. */
    public static CreateCustomerGatewayResponse create(Call call, CreateCustomerGatewayRequest request) {
        VpnType.require(request.typeAsString());
        String address = request.ipAddress() == null ? request.publicIp() : request.ipAddress();
        if (address == null && request.certificateArn() == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter ipAddress");
        }
        if (address != null && Cidr.address(address).isEmpty()) {
            throw new AwsError("InvalidParameterValue", "Value (" + address + ") for parameter ipAddress is invalid.");
        }
        long asn = request.bgpAsn() != null
                ? request.bgpAsn().longValue()
                : Objects.requireNonNullElse(request.bgpAsnExtended(), DEFAULT_ASN);
        if (asn < 1 || asn > GREATEST_ASN) {
            throw new AwsError("InvalidParameterValue", "Value (" + asn + ") for parameter bgpAsn is invalid.");
        }
        List<CustomerGateway> there = call.tx().all(call.scope(), CUSTOMER_GATEWAYS).stream()
                .filter(one -> one.deleted() == null)
                .toList();
        Optional<CustomerGateway> same = there.stream()
                .filter(one -> one.asn() == asn && Objects.equals(one.address(), address))
                .findFirst();
        if (same.isEmpty() && there.size() >= MOST) {
            throw new AwsError(
                    "CustomerGatewayLimitExceeded", "The maximum number of customer gateways has been reached.");
        }
        CustomerGateway gateway = same.orElseGet(() -> make(call, request, address, asn));
        return CreateCustomerGatewayResponse.builder()
                .customerGateway(shape(call.tx().world(), call.scope(), gateway))
                .build();
    }

    private static CustomerGateway make(Call call, CreateCustomerGatewayRequest request, String address, long asn) {
        String id = call.tx().newId(CUSTOMER_GATEWAYS);
        CustomerGateway made =
                new CustomerGateway(id, address, asn, request.deviceName(), request.certificateArn(), null);
        call.tx().put(call.scope(), CUSTOMER_GATEWAYS, id, made);
        Tags.add(call.tx(), call.scope(), id, Ask.tags(request.tagSpecifications(), CUSTOMER_GATEWAYS.name()));
        return made;
    }

    /** DeleteCustomerGateway. */
    public static DeleteCustomerGatewayResponse delete(Call call, DeleteCustomerGatewayRequest request) {
        CustomerGateway gateway = one(call, request.customerGatewayId());
        if (call.tx().all(call.scope(), VPN_CONNECTIONS).stream()
                .anyMatch(connection -> connection.customerGateway().equals(gateway.id())
                        && connection.state() != VpnConnection.State.DELETED)) {
            throw new AwsError(
                    "IncorrectState",
                    "The customerGateway '" + gateway.id() + "' has VPN connections and cannot be deleted.");
        }
        call.tx()
                .put(
                        call.scope(),
                        CUSTOMER_GATEWAYS,
                        gateway.id(),
                        gateway.deleted(call.tx().now()));
        VpnType.forgetLater(call, CUSTOMER_GATEWAYS, gateway.id());
        return DeleteCustomerGatewayResponse.builder().build();
    }

    /** DescribeCustomerGateways: also those that were deleted within the last hour. */
    public static DescribeCustomerGatewaysResponse describe(Call call, DescribeCustomerGatewaysRequest request) {
        World world = call.tx().world();
        List<CustomerGateway> named = request.customerGatewayIds().isEmpty()
                ? world.table(call.scope(), CUSTOMER_GATEWAYS).values()
                : IDS.all(world, call.scope(), request.customerGatewayIds());
        return DescribeCustomerGatewaysResponse.builder()
                .customerGateways(named.stream()
                        .filter(FILTERS.test(world, call.scope(), Ask.filters(request.filters())))
                        .map(gateway -> shape(world, call.scope(), gateway))
                        .toList())
                .build();
    }

    /**
     * The gateway with an id that is not deleted.
     *
     * @throws AwsError {@code InvalidCustomerGatewayID.NotFound}
     */
    static CustomerGateway one(Call call, String id) {
        CustomerGateway gateway = IDS.one(call.tx().world(), call.scope(), id);
        if (gateway.deleted() != null) {
            throw new AwsError(
                    "InvalidCustomerGatewayID.NotFound", "The customerGateway ID '" + id + "' does not exist");
        }
        return gateway;
    }

    private static String state(CustomerGateway gateway) {
        return gateway.deleted() == null ? "available" : "deleted";
    }

    private static software.amazon.awssdk.services.ec2.model.CustomerGateway shape(
            World world, Scope scope, CustomerGateway gateway) {
        boolean isLong = gateway.asn() > Integer.MAX_VALUE;
        return software.amazon.awssdk.services.ec2.model.CustomerGateway.builder()
                .customerGatewayId(gateway.id())
                .type(VpnType.NAME)
                .state(state(gateway))
                .ipAddress(gateway.address())
                .bgpAsn(isLong ? null : Long.toString(gateway.asn()))
                .bgpAsnExtended(isLong ? Long.toString(gateway.asn()) : null)
                .deviceName(gateway.device())
                .certificateArn(gateway.certificate())
                .tags(Ask.tags(world, scope, gateway.id()))
                .build();
    }
}
