package skylab.aws.ec2.nat;

import static skylab.network.gateway.NatGateway.NAT_GATEWAYS;

import java.util.List;
import java.util.Locale;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.network.gateway.NatGateway;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;

/** Looking at NAT gateways. */
public final class NatGateways {
    private static final Ids<NatGateway> IDS = new Ids<>(NAT_GATEWAYS, "NAT gateway ID", "NatGateway");

    private static final Filters<NatGateway> FILTERS = new Filters<>(NatGateway::id)
            .on("nat-gateway-id", NatGateway::id)
            .on("state", gateway -> state(gateway))
            .on("subnet-id", NatGateway::subnet)
            .on("vpc-id", NatGateway::vpc);

    private NatGateways() {}

    /** DescribeNatGateways: also those that failed or were deleted within the last hour. */
    public static DescribeNatGatewaysResponse describe(Call call, DescribeNatGatewaysRequest request) {
        World world = call.tx().world();
        List<NatGateway> named = request.natGatewayIds().isEmpty()
                ? world.table(call.scope(), NAT_GATEWAYS).values()
                : request.natGatewayIds().stream()
                        .map(id -> one(call, id))
                        .distinct()
                        .toList();
        Page<NatGateway> page = Listing.of(call, named)
                .matching(FILTERS, Ask.filters(request.filter()))
                .page(request.maxResults(), request.nextToken(), 5, 1000);
        return DescribeNatGatewaysResponse.builder()
                .natGateways(page.items().stream()
                        .map(gateway -> NatGatewayShape.of(world, call.scope(), gateway))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    /**
     * The gateway with an id.
     *
     * @throws AwsError {@code NatGatewayNotFound} or {@code NatGatewayMalformed}
     */
    static NatGateway one(Call call, String id) {
        try {
            return IDS.one(call.tx().world(), call.scope(), id);
        } catch (AwsError e) {
            // Its codes are written without a dot (EC2 API reference, "Error codes").
            throw switch (e.code()) {
                case "NatGateway.NotFound" -> notFound(id);
                case "NatGateway.Malformed" ->
                    new AwsError("NatGatewayMalformed", "The NAT gateway ID '" + id + "' is malformed");
                default -> e;
            };
        }
    }

    /** The refusal of an id that no gateway has. */
    static AwsError notFound(String id) {
        return new AwsError("NatGatewayNotFound", "NAT gateway " + id + " was not found");
    }

    /** As the API writes a gateway's state. */
    static String state(NatGateway gateway) {
        return gateway.state().name().toLowerCase(Locale.ROOT);
    }
}
