package skylab.aws.ec2.endpoint;

import static skylab.network.gateway.VpcEndpoint.VPC_ENDPOINTS;

import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.network.gateway.VpcEndpoint;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsResponse;

/** Finding endpoints. */
final class Endpoints {
    static final Ids<VpcEndpoint> IDS = new Ids<>(VPC_ENDPOINTS, "Vpc Endpoint ID", "InvalidVpcEndpointId");

    private static final Filters<VpcEndpoint> FILTERS = new Filters<>(VpcEndpoint::id)
            .on("vpc-endpoint-id", VpcEndpoint::id)
            .on("vpc-id", VpcEndpoint::vpc)
            .on("service-name", VpcEndpoint::service)
            .on("service-region", endpoint -> endpoint.service().split("\\.")[2])
            .on("vpc-endpoint-state", EndpointShape::state)
            .on("vpc-endpoint-type", EndpointShape::type)
            .on("ip-address-type", endpoint -> "ipv4");

    private Endpoints() {}

    /** DescribeVpcEndpoints. */
    static DescribeVpcEndpointsResponse describe(Call call, DescribeVpcEndpointsRequest request) {
        World world = call.tx().world();
        Page<VpcEndpoint> page = Listing.of(call, IDS, request.vpcEndpointIds())
                .matching(FILTERS, Ask.filters(request.filters()))
                .page(request.maxResults(), request.nextToken(), 1, 1000);
        return DescribeVpcEndpointsResponse.builder()
                .vpcEndpoints(page.items().stream()
                        .map(endpoint -> EndpointShape.of(world, call.scope(), endpoint))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }
}
