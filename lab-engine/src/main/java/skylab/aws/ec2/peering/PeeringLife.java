package skylab.aws.ec2.peering;

import static skylab.network.gateway.PeeringConnection.PEERING_CONNECTIONS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Ids;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.network.gateway.PeeringConnection;
import skylab.network.gateway.PeeringConnection.State;
import skylab.network.vpc.Vpc;
import skylab.world.Event;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.Transition;
import software.amazon.awssdk.services.ec2.model.AcceptVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.AcceptVpcPeeringConnectionResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcPeeringConnectionResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcPeeringConnectionResponse;
import software.amazon.awssdk.services.ec2.model.RejectVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.RejectVpcPeeringConnectionResponse;

/**
 * The life of a peering connection: asked for, accepted or rejected, deleted (VPC peering guide, "VPC peering connection
 * lifecycle"). Both VPCs are the account's own, in the same region.
 */
final class PeeringLife {
    private static final Ids<Vpc> VPCS = new Ids<>(Vpc.VPCS, "vpc ID", "InvalidVpcID");

    // VPC guide, "Amazon VPC quotas".
    private static final int MOST_PER_VPC = 50;

    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration PROVISIONING = Duration.ofSeconds(3);
    private static final Duration DELETING = Duration.ofSeconds(3);

    /** How long a connection that came to nothing, or to its end, can still be seen. */
    private static final Map<State, Duration> VISIBLE = Map.of(
            State.FAILED, Duration.ofHours(2),
            State.DELETED, Duration.ofHours(2),
            State.REJECTED, Duration.ofDays(2),
            State.EXPIRED, Duration.ofDays(2));

    private static final Set<State> LIVING =
            Set.of(State.INITIATING_REQUEST, State.PENDING_ACCEPTANCE, State.PROVISIONING, State.ACTIVE);

    private PeeringLife() {}

    /** What happens to a connection by itself: void if it has left the state that it was in. */
    private record Next(Scope scope, String id, State state, Instant since, State next) implements Transition {
        @Override
        public void happen(Transaction tx) {
            tx.find(scope, PEERING_CONNECTIONS, id)
                    .filter(one -> one.state() == state && one.since().equals(since))
                    .ifPresent(one -> enter(tx, scope, one, next));
        }
    }

    /** A connection that has ended is forgotten. */
    private record Forgotten(Scope scope, String id) implements Event {
        @Override
        public void happen(Transaction tx) {
            tx.remove(scope, PEERING_CONNECTIONS, id);
            Tags.forget(tx, scope, id);
        }
    }

    /** CreateVpcPeeringConnection. */
    static CreateVpcPeeringConnectionResponse create(Call call, CreateVpcPeeringConnectionRequest request) {
        Transaction tx = call.tx();
        Scope scope = call.scope();
        if (request.peerRegion() != null && !request.peerRegion().equals(scope.region())) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate peering connections between regions (" + scope.region() + " and "
                            + request.peerRegion()
                            + "): no packet of its networks leaves a region that way. Peer VPCs of"
                            + " one region. Nothing has happened.");
        }
        if (request.peerVpcId() == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter peerVpcId");
        }
        Vpc requester = VPCS.one(tx.world(), scope, request.vpcId());
        boolean ownPeer = request.peerOwnerId() == null || request.peerOwnerId().equals(scope.account());
        Optional<Vpc> accepter = Optional.of(ownPeer).filter(own -> own).map(own -> new Ids<>(
                        Vpc.VPCS, "peer vpc ID", "InvalidVpcID")
                .one(tx.world(), scope, request.peerVpcId()));
        List<PeeringConnection> living = tx.all(scope, PEERING_CONNECTIONS).stream()
                .filter(one -> LIVING.contains(one.state()))
                .toList();
        Optional<PeeringConnection> same = living.stream()
                .filter(one -> one.joins(requester.id(), request.peerVpcId()))
                .filter(one -> isMade(one) || one.requester().equals(requester.id()))
                .findFirst();
        if (same.filter(PeeringLife::isMade).isPresent()) {
            throw exists(same.get());
        }
        // A request that waits already is answered with that one.
        PeeringConnection asked = same.orElseGet(() -> {
            long count = living.stream()
                    .filter(one -> one.requester().equals(requester.id())
                            || one.accepter().equals(requester.id()))
                    .count();
            if (count >= MOST_PER_VPC) {
                throw new AwsError(
                        "VpcPeeringConnectionsPerVpcLimitExceeded",
                        "The maximum number of VPC peering connections per VPC has been reached.");
            }
            PeeringConnection made = new PeeringConnection(
                    tx.newId(PEERING_CONNECTIONS),
                    requester.id(),
                    request.peerVpcId(),
                    State.INITIATING_REQUEST,
                    tx.now(),
                    false,
                    false);
            Tags.add(tx, scope, made.id(), Ask.tags(request.tagSpecifications(), "vpc-peering-connection"));
            enter(tx, scope, made, State.INITIATING_REQUEST);
            boolean possible =
                    accepter.filter(peer -> !overlap(requester, peer)).isPresent();
            later(tx, scope, made.id(), MOMENT, possible ? State.PENDING_ACCEPTANCE : State.FAILED);
            return made;
        });
        return CreateVpcPeeringConnectionResponse.builder()
                .vpcPeeringConnection(PeeringShape.of(tx.world(), scope, asked))
                .build();
    }

    /** AcceptVpcPeeringConnection. */
    static AcceptVpcPeeringConnectionResponse accept(Call call, AcceptVpcPeeringConnectionRequest request) {
        PeeringConnection asked =
                leaving(call, request.vpcPeeringConnectionId(), State.PROVISIONING, State.PENDING_ACCEPTANCE);
        call.tx().all(call.scope(), PEERING_CONNECTIONS).stream()
                .filter(other -> other.joins(asked.requester(), asked.accepter()) && isMade(other))
                .findFirst()
                .ifPresent(other -> {
                    throw exists(other);
                });
        PeeringConnection now = enter(call.tx(), call.scope(), asked, State.PROVISIONING);
        later(call.tx(), call.scope(), asked.id(), PROVISIONING, State.ACTIVE);
        return AcceptVpcPeeringConnectionResponse.builder()
                .vpcPeeringConnection(PeeringShape.of(call.tx().world(), call.scope(), now))
                .build();
    }

    /** RejectVpcPeeringConnection. */
    static RejectVpcPeeringConnectionResponse reject(Call call, RejectVpcPeeringConnectionRequest request) {
        PeeringConnection asked =
                leaving(call, request.vpcPeeringConnectionId(), State.REJECTED, State.PENDING_ACCEPTANCE);
        enter(call.tx(), call.scope(), asked, State.REJECTED);
        return RejectVpcPeeringConnectionResponse.builder().returnValue(true).build();
    }

    /** DeleteVpcPeeringConnection. */
    static DeleteVpcPeeringConnectionResponse delete(Call call, DeleteVpcPeeringConnectionRequest request) {
        PeeringConnection one =
                leaving(call, request.vpcPeeringConnectionId(), State.DELETING, State.PENDING_ACCEPTANCE, State.ACTIVE);
        enter(call.tx(), call.scope(), one, State.DELETING);
        later(call.tx(), call.scope(), one.id(), DELETING, State.DELETED);
        return DeleteVpcPeeringConnectionResponse.builder().returnValue(true).build();
    }

    private static boolean isMade(PeeringConnection one) {
        return one.state() == State.ACTIVE || one.state() == State.PROVISIONING;
    }

    private static AwsError exists(PeeringConnection one) {
        return new AwsError(
                "VpcPeeringConnectionAlreadyExists",
                "A VPC peering connection (" + one.id() + ") already exists between the VPCs " + one.requester()
                        + " and " + one.accepter() + ".");
    }

    private static PeeringConnection leaving(Call call, String id, State to, State... from) {
        PeeringConnection one = Peerings.IDS.one(call.tx().world(), call.scope(), id);
        if (!List.of(from).contains(one.state())) {
            throw new AwsError(
                    "InvalidStateTransition",
                    "Invalid state transition for " + id + ", attempted to transition from "
                            + PeeringShape.code(one.state()) + " to " + PeeringShape.code(to));
        }
        return one;
    }

    private static PeeringConnection enter(Transaction tx, Scope scope, PeeringConnection one, State state) {
        PeeringConnection now = one.in(state, tx.now());
        tx.put(scope, PEERING_CONNECTIONS, one.id(), now);
        if (VISIBLE.containsKey(state)) {
            tx.schedule(VISIBLE.get(state), new Forgotten(scope, one.id()));
        }
        if (state == State.PENDING_ACCEPTANCE) {
            later(tx, scope, one.id(), PeeringConnection.PATIENCE, State.EXPIRED);
        }
        return now;
    }

    private static void later(Transaction tx, Scope scope, String id, Duration delay, State next) {
        tx.find(scope, PEERING_CONNECTIONS, id)
                .ifPresent(one -> tx.schedule(delay, new Next(scope, id, one.state(), one.since(), next)));
    }

    private static boolean overlap(Vpc one, Vpc other) {
        return one.ranges().stream().anyMatch(mine -> other.ranges().stream()
                        .anyMatch(theirs -> mine.cidr().overlaps(theirs.cidr())))
                || one.ranges6().stream().anyMatch(mine -> other.ranges6().stream()
                        .anyMatch(theirs -> mine.cidr().overlaps(theirs.cidr())));
    }
}
