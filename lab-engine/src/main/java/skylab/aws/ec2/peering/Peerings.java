package skylab.aws.ec2.peering;

import static skylab.network.gateway.PeeringConnection.PEERING_CONNECTIONS;

import java.util.function.Function;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.network.gateway.PeeringConnection;
import skylab.network.gateway.PeeringConnection.State;
import skylab.network.vpc.Vpc;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.DescribeVpcPeeringConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcPeeringConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcPeeringConnectionOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcPeeringConnectionOptionsResponse;
import software.amazon.awssdk.services.ec2.model.PeeringConnectionOptions;
import software.amazon.awssdk.services.ec2.model.PeeringConnectionOptionsRequest;

/** Finding peering connections, and their options. */
final class Peerings {
    static final Ids<PeeringConnection> IDS =
            new Ids<>(PEERING_CONNECTIONS, "vpcPeeringConnection ID", "InvalidVpcPeeringConnectionID");

    /** A connection in its world. */
    private record Seen(World world, Scope scope, PeeringConnection connection) {
        Stream<Object> ranges(Function<PeeringConnection, String> side) {
            return world.table(scope, Vpc.VPCS).get(side.apply(connection)).stream()
                    .flatMap(vpc -> vpc.ranges().stream())
                    .map(Vpc.Range::cidr);
        }
    }

    private static final Filters<Seen> FILTERS = new Filters<Seen>(
                    seen -> seen.connection().id())
            .on("vpc-peering-connection-id", seen -> seen.connection().id())
            .on("status-code", seen -> PeeringShape.code(seen.connection().state()))
            .on("status-message", seen -> PeeringShape.message(seen.scope(), seen.connection()))
            .on("expiration-time", seen -> PeeringShape.expiration(seen.connection()))
            .on("requester-vpc-info.vpc-id", seen -> seen.connection().requester())
            .on("requester-vpc-info.owner-id", seen -> seen.scope().account())
            .onEach("requester-vpc-info.cidr-block", seen -> seen.ranges(PeeringConnection::requester))
            .on("accepter-vpc-info.vpc-id", seen -> seen.connection().accepter())
            .on("accepter-vpc-info.owner-id", seen -> seen.scope().account())
            .onEach("accepter-vpc-info.cidr-block", seen -> seen.ranges(PeeringConnection::accepter));

    private Peerings() {}

    /** DescribeVpcPeeringConnections. */
    static DescribeVpcPeeringConnectionsResponse describe(Call call, DescribeVpcPeeringConnectionsRequest request) {
        World world = call.tx().world();
        Page<Seen> page = Listing.of(call, IDS, request.vpcPeeringConnectionIds())
                .as(one -> new Seen(world, call.scope(), one))
                .matching(FILTERS, Ask.filters(request.filters()))
                .page(request.maxResults(), request.nextToken(), 5, 1000);
        return DescribeVpcPeeringConnectionsResponse.builder()
                .vpcPeeringConnections(page.items().stream()
                        .map(seen -> PeeringShape.of(world, call.scope(), seen.connection()))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    /** ModifyVpcPeeringConnectionOptions. */
    static ModifyVpcPeeringConnectionOptionsResponse modifyOptions(
            Call call, ModifyVpcPeeringConnectionOptionsRequest request) {
        PeeringConnection one = IDS.one(call.tx().world(), call.scope(), request.vpcPeeringConnectionId());
        if (one.state() != State.ACTIVE) {
            throw new AwsError(
                    "OperationNotPermitted",
                    "Peering " + one.id() + " is not active. Peering options can be added only to active peerings.");
        }
        // Each side allows the other one to learn its private addresses.
        PeeringConnection changed = one.resolving(
                allows(request.accepterPeeringConnectionOptions(), one.resolvesFromRequester()),
                allows(request.requesterPeeringConnectionOptions(), one.resolvesFromAccepter()));
        call.tx().put(call.scope(), PEERING_CONNECTIONS, one.id(), changed);
        return ModifyVpcPeeringConnectionOptionsResponse.builder()
                .accepterPeeringConnectionOptions(
                        options(request.accepterPeeringConnectionOptions(), changed.resolvesFromRequester()))
                .requesterPeeringConnectionOptions(
                        options(request.requesterPeeringConnectionOptions(), changed.resolvesFromAccepter()))
                .build();
    }

    private static boolean allows(PeeringConnectionOptionsRequest asked, boolean before) {
        return asked == null || asked.allowDnsResolutionFromRemoteVpc() == null
                ? before
                : asked.allowDnsResolutionFromRemoteVpc();
    }

    private static PeeringConnectionOptions options(PeeringConnectionOptionsRequest asked, boolean now) {
        return asked == null
                ? null
                : PeeringConnectionOptions.builder()
                        .allowDnsResolutionFromRemoteVpc(now)
                        .build();
    }
}
