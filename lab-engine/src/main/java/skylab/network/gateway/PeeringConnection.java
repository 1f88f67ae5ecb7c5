package skylab.network.gateway;

import java.time.Duration;
import java.time.Instant;
import skylab.world.Kind;

/**
 * A peering connection between two VPCs of the account; it is not transitive (VPC peering guide).
 *
 * @param id {@code pcx-…}
 * @param requester the id of the VPC that asked
 * @param accepter the id of the VPC that was asked, in the same region
 * @param state where it stands in its life
 * @param since when that began
 * @param resolvesFromRequester whether public names of the accepter's machines are private addresses for the requester's
 * @param resolvesFromAccepter the other way round
 */
public record PeeringConnection(
        String id,
        String requester,
        String accepter,
        State state,
        Instant since,
        boolean resolvesFromRequester,
        boolean resolvesFromAccepter) {
    /** All peering connections. */
    public static final Kind<PeeringConnection> PEERING_CONNECTIONS = new Kind<>("vpc-peering-connection", "pcx-");

    /** The states of a peering connection. */
    public enum State {
        /** Being asked for. */
        INITIATING_REQUEST,
        /** It waits for the other side. */
        PENDING_ACCEPTANCE,
        /** The two sides cannot be peers, e.g. because their ranges overlap. */
        FAILED,
        /** Nobody answered for seven days. */
        EXPIRED,
        /** The other side said no. */
        REJECTED,
        /** Being made. */
        PROVISIONING,
        /** It forwards. */
        ACTIVE,
        /** It ends. */
        DELETING,
        /** It is gone. */
        DELETED
    }

    /** How long a request waits for an answer (EC2 API reference, "CreateVpcPeeringConnection"). */
    public static final Duration PATIENCE = Duration.ofDays(7);

    /** This connection in another state from a moment on. */
    public PeeringConnection in(State next, Instant from) {
        return new PeeringConnection(id, requester, accepter, next, from, resolvesFromRequester, resolvesFromAccepter);
    }

    /** This connection with other options. */
    public PeeringConnection resolving(boolean fromRequester, boolean fromAccepter) {
        return new PeeringConnection(id, requester, accepter, state, since, fromRequester, fromAccepter);
    }

    /** Whether it is between these two, whoever asked. */
    public boolean joins(String one, String another) {
        return requester.equals(one) && accepter.equals(another) || requester.equals(another) && accepter.equals(one);
    }

    /** The VPC at the other side of one of the two. */
    public String other(String vpc) {
        return vpc.equals(requester) ? accepter : requester;
    }
}
