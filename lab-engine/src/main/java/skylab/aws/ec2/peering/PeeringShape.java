package skylab.aws.ec2.peering;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import skylab.aws.ec2.Ask;
import skylab.network.gateway.PeeringConnection;
import skylab.network.gateway.PeeringConnection.State;
import skylab.network.vpc.Vpc;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.CidrBlock;
import software.amazon.awssdk.services.ec2.model.Ipv6CidrBlock;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionVpcInfo;

/** A peering connection as the API shows it. */
final class PeeringShape {
    private PeeringShape() {}

    static VpcPeeringConnection of(World world, Scope scope, PeeringConnection one) {
        return VpcPeeringConnection.builder()
                .vpcPeeringConnectionId(one.id())
                .requesterVpcInfo(side(world, scope, one, one.requester(), one.resolvesFromAccepter()))
                .accepterVpcInfo(side(world, scope, one, one.accepter(), one.resolvesFromRequester()))
                .status(status -> status.code(code(one.state())).message(message(scope, one)))
                .expirationTime(expiration(one))
                .tags(Ask.tags(world, scope, one.id()))
                .build();
    }

    static String code(State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String message(Scope scope, PeeringConnection one) {
        return switch (one.state()) {
            case INITIATING_REQUEST -> "Initiating Request to " + scope.account();
            case PENDING_ACCEPTANCE -> "Pending Acceptance by " + scope.account();
            case FAILED -> "Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range";
            case EXPIRED -> "Expired";
            case REJECTED -> "Rejected by " + scope.account();
            case PROVISIONING -> "Provisioning";
            case ACTIVE -> "Active";
            case DELETING -> "Deleting";
            case DELETED -> "Deleted by " + scope.account();
        };
    }

    /** When a request ends without an answer; null for one that has been answered. */
    static Instant expiration(PeeringConnection one) {
        boolean waits = one.state() == State.INITIATING_REQUEST || one.state() == State.PENDING_ACCEPTANCE;
        return waits ? one.since().plus(PeeringConnection.PATIENCE) : null;
    }

    private static VpcPeeringConnectionVpcInfo side(
            World world, Scope scope, PeeringConnection one, String id, boolean resolves) {
        VpcPeeringConnectionVpcInfo.Builder side = VpcPeeringConnectionVpcInfo.builder()
                .ownerId(scope.account())
                .vpcId(id)
                .region(scope.region());
        Optional<Vpc> vpc = world.table(scope, Vpc.VPCS).get(id);
        vpc.ifPresent(known -> side.cidrBlock(known.cidr().toString())
                .cidrBlockSet(known.ranges().stream()
                        .map(range -> CidrBlock.builder()
                                .cidrBlock(range.cidr().toString())
                                .build())
                        .toList())
                .ipv6CidrBlockSet(known.ranges6().stream()
                        .map(range -> Ipv6CidrBlock.builder()
                                .ipv6CidrBlock(range.cidr().toString())
                                .build())
                        .toList()));
        if (one.state() == State.ACTIVE) {
            side.peeringOptions(options -> options.allowDnsResolutionFromRemoteVpc(resolves)
                    .allowEgressFromLocalClassicLinkToRemoteVpc(false)
                    .allowEgressFromLocalVpcToRemoteClassicLink(false));
        }
        return side.build();
    }
}
