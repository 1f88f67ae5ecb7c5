package skylab.aws.ec2.endpoint;

import static skylab.network.gateway.VpcEndpoint.VPC_ENDPOINTS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Tags;
import skylab.network.eni.Interfaces;
import skylab.network.gateway.VpcEndpoint;
import skylab.network.gateway.VpcEndpoint.State;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.Transition;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;

/** The end of endpoints. */
final class EndpointDeletion {
    private static final Duration ENDING = Duration.ofSeconds(40);

    private EndpointDeletion() {}

    /** Interface endpoints take a while until their interfaces are gone. */
    private record Gone(Scope scope, String id) implements Transition {
        @Override
        public void happen(Transaction tx) {
            tx.find(scope, VPC_ENDPOINTS, id).ifPresent(endpoint -> {
                endpoint.interfaces().forEach(one -> Interfaces.delete(tx, scope, one));
                forget(tx, scope, id);
            });
        }
    }

    /** DeleteVpcEndpoints: what cannot be deleted is named, the others are deleted. */
    static DeleteVpcEndpointsResponse delete(Call call, DeleteVpcEndpointsRequest request) {
        if (request.vpcEndpointIds().isEmpty()) {
            throw new AwsError("MissingParameter", "The request must contain the parameter VpcEndpointId");
        }
        List<UnsuccessfulItem> unsuccessful = new ArrayList<>();
        for (String id : new LinkedHashSet<>(request.vpcEndpointIds())) {
            Optional<VpcEndpoint> endpoint = call.tx().find(call.scope(), VPC_ENDPOINTS, id);
            endpoint.filter(one -> one.state() != State.DELETING).ifPresent(one -> delete(call, one));
            if (endpoint.isEmpty()) {
                unsuccessful.add(UnsuccessfulItem.builder()
                        .resourceId(id)
                        .error(error -> error.code("InvalidVpcEndpointId.NotFound")
                                .message("The Vpc Endpoint Id '" + id + "' does not exist"))
                        .build());
            }
        }
        return DeleteVpcEndpointsResponse.builder().unsuccessful(unsuccessful).build();
    }

    private static void delete(Call call, VpcEndpoint endpoint) {
        if (endpoint.isGateway()) {
            GatewayRoutes.remove(call, endpoint, GatewayRoutes.of(call.tx().world(), call.scope(), endpoint.id()));
            forget(call.tx(), call.scope(), endpoint.id());
            return;
        }
        VpcEndpoint nameless = PrivateNames.give(call, endpoint);
        call.tx().put(call.scope(), VPC_ENDPOINTS, endpoint.id(), nameless.in(State.DELETING));
        call.tx().schedule(ENDING, new Gone(call.scope(), endpoint.id()));
    }

    private static void forget(Transaction tx, Scope scope, String id) {
        tx.remove(scope, VPC_ENDPOINTS, id);
        Tags.forget(tx, scope, id);
    }
}
