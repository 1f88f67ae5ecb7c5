package skylab.aws.ec2.endpoint;

import static skylab.network.gateway.VpcEndpoint.VPC_ENDPOINTS;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Ids;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.Tokens;
import skylab.network.gateway.VpcEndpoint;
import skylab.network.gateway.VpcEndpoint.State;
import skylab.network.vpc.Vpc;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.Transition;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointResponse;

/** Making endpoints. */
public final class EndpointCreation {
    private static final Ids<Vpc> VPCS = new Ids<>(Vpc.VPCS, "Vpc ID", "InvalidVpcId");

    private static final Tokens TOKENS = Tokens.of("create-vpc-endpoint");

    // VPC guide, "Amazon VPC quotas": gateway endpoints of a region, interface endpoints of a VPC.
    private static final int MOST_GATEWAYS = 20;
    private static final int MOST_INTERFACES = 50;

    private static final Duration MAKING = Duration.ofSeconds(75);

    private EndpointCreation() {}

    /** Interface endpoints take a while to be there. */
    private record Made(Scope scope, String id) implements Transition {
        @Override
        public void happen(Transaction tx) {
            tx.find(scope, VPC_ENDPOINTS, id)
                    .filter(endpoint -> endpoint.state() == State.PENDING)
                    .ifPresent(endpoint -> tx.put(scope, VPC_ENDPOINTS, id, endpoint.in(State.AVAILABLE)));
        }
    }

    /** CreateVpcEndpoint. */
    public static CreateVpcEndpointResponse create(Call call, CreateVpcEndpointRequest request) {
        Transaction tx = call.tx();
        Scope scope = call.scope();
        Optional<VpcEndpoint> before =
                TOKENS.earlier(call, request.clientToken(), request).flatMap(id -> tx.find(scope, VPC_ENDPOINTS, id));
        VpcEndpoint endpoint = before.orElseGet(() -> make(call, request));
        return CreateVpcEndpointResponse.builder()
                .vpcEndpoint(EndpointShape.of(tx.world(), scope, endpoint))
                .clientToken(request.clientToken())
                .build();
    }

    private static VpcEndpoint make(Call call, CreateVpcEndpointRequest request) {
        Transaction tx = call.tx();
        Scope scope = call.scope();
        String type = Objects.requireNonNullElse(request.vpcEndpointTypeAsString(), EndpointService.GATEWAY);
        boolean isGateway = type.equals(EndpointService.GATEWAY);
        if (!isGateway && !type.equals(EndpointService.INTERFACE)) {
            throw new AwsError(
                    "NotEmulated", "Skylab does not emulate VPC endpoints of type " + type + ". Nothing has happened.");
        }
        if (request.serviceRegion() != null && !request.serviceRegion().equals(scope.region())) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate endpoints to services of another region. Nothing has happened.");
        }
        Vpc vpc = VPCS.one(tx.world(), scope, request.vpcId());
        EndpointService service = EndpointServices.named(call, request.serviceName());
        if (!service.types().contains(type)) {
            throw new AwsError(
                    "InvalidParameter",
                    "Endpoint type (" + type + ") does not match available service types (" + service.types() + ").");
        }
        limit(call, vpc.id(), isGateway);
        VpcEndpoint endpoint = new VpcEndpoint(
                tx.newId(VPC_ENDPOINTS),
                vpc.id(),
                request.serviceName(),
                isGateway,
                isGateway ? State.AVAILABLE : State.PENDING,
                tx.now(),
                EndpointPolicy.checked(request.policyDocument()),
                null,
                List.of(),
                List.of());
        endpoint = isGateway ? withRoutes(call, request, endpoint) : withInterfaces(call, request, endpoint);
        tx.put(scope, VPC_ENDPOINTS, endpoint.id(), endpoint);
        Tags.add(tx, scope, endpoint.id(), Ask.tags(request.tagSpecifications(), "vpc-endpoint"));
        TOKENS.remember(call, request.clientToken(), request, endpoint.id());
        return endpoint;
    }

    private static void limit(Call call, String vpc, boolean isGateway) {
        long count = call.tx().all(call.scope(), VPC_ENDPOINTS).stream()
                .filter(one -> one.isGateway() == isGateway)
                .filter(one -> isGateway || one.vpc().equals(vpc))
                .count();
        if (count >= (isGateway ? MOST_GATEWAYS : MOST_INTERFACES)) {
            throw new AwsError("VpcEndpointLimitExceeded", "The maximum number of VPC endpoints has been reached.");
        }
    }

    private static VpcEndpoint withRoutes(Call call, CreateVpcEndpointRequest request, VpcEndpoint endpoint) {
        if (!request.subnetIds().isEmpty()
                || !request.securityGroupIds().isEmpty()
                || Boolean.TRUE.equals(request.privateDnsEnabled())) {
            throw new AwsError(
                    "InvalidParameter",
                    "Gateway endpoints have route tables: subnets, security groups and private DNS are of interface"
                            + " endpoints.");
        }
        GatewayRoutes.add(call, endpoint, request.routeTableIds());
        return endpoint;
    }

    private static VpcEndpoint withInterfaces(Call call, CreateVpcEndpointRequest request, VpcEndpoint endpoint) {
        if (!request.routeTableIds().isEmpty()) {
            throw new AwsError("InvalidParameter", "Route tables are of gateway endpoints.");
        }
        if (request.hasSubnetConfigurations()) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate chosen addresses of endpoint interfaces. Nothing has happened.");
        }
        VpcEndpoint grouped =
                endpoint.withGroups(EndpointInterfaces.groups(call, endpoint.vpc(), request.securityGroupIds()));
        VpcEndpoint named =
                Boolean.FALSE.equals(request.privateDnsEnabled()) ? grouped : PrivateNames.take(call, grouped);
        call.tx().schedule(MAKING, new Made(call.scope(), endpoint.id()));
        return EndpointInterfaces.add(call, named, request.subnetIds());
    }
}
