package skylab.aws.ec2.gateway;

import static skylab.network.gateway.EgressOnlyGateway.EGRESS_ONLY_GATEWAYS;
import static skylab.network.vpc.Vpc.VPCS;

import java.util.List;
import java.util.Optional;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.Tokens;
import skylab.network.gateway.EgressOnlyGateway;
import skylab.network.vpc.Vpc;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.AttachmentStatus;
import software.amazon.awssdk.services.ec2.model.CreateEgressOnlyInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateEgressOnlyInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteEgressOnlyInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteEgressOnlyInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.EgressOnlyInternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;

/** Egress-only Internet gateways (VPC guide, "Egress-only internet gateways"). */
public final class EgressOnlyGateways {
    private static final Ids<EgressOnlyGateway> IDS =
            new Ids<>(EGRESS_ONLY_GATEWAYS, "egressOnlyInternetGateway ID", "InvalidGatewayID");
    private static final Ids<Vpc> VPC_IDS = new Ids<>(VPCS, "vpc ID", "InvalidVpcID");
    private static final Filters<EgressOnlyGateway> FILTERS = new Filters<>(EgressOnlyGateway::id);
    private static final Tokens TOKENS = Tokens.of("create-egress-only-internet-gateway");

    // VPC guide, "Amazon VPC quotas".
    private static final int MOST = 5;

    private EgressOnlyGateways() {}

    /** CreateEgressOnlyInternetGateway: it is attached from the beginning. */
    public static CreateEgressOnlyInternetGatewayResponse create(
            Call call, CreateEgressOnlyInternetGatewayRequest request) {
        Vpc vpc = VPC_IDS.one(call.tx().world(), call.scope(), request.vpcId());
        Optional<String> earlier = TOKENS.earlier(call, request.clientToken(), request);
        EgressOnlyGateway gateway = earlier.isPresent()
                ? IDS.one(call.tx().world(), call.scope(), earlier.get())
                : make(call, vpc, request);
        return CreateEgressOnlyInternetGatewayResponse.builder()
                .egressOnlyInternetGateway(shape(call.tx().world(), call.scope(), gateway))
                .clientToken(request.clientToken())
                .build();
    }

    private static EgressOnlyGateway make(Call call, Vpc vpc, CreateEgressOnlyInternetGatewayRequest request) {
        List<EgressOnlyGateway> there = call.tx().all(call.scope(), EGRESS_ONLY_GATEWAYS);
        if (there.size() >= MOST || there.stream().anyMatch(one -> one.vpc().equals(vpc.id()))) {
            throw new AwsError(
                    "EgressOnlyInternetGatewayLimitExceeded",
                    there.size() >= MOST
                            ? "The maximum number of egress only internet gateways has been reached."
                            : "Network " + vpc.id() + " already has an egress only internet gateway attached");
        }
        String id = call.tx().newId(EGRESS_ONLY_GATEWAYS);
        EgressOnlyGateway made = new EgressOnlyGateway(id, vpc.id());
        call.tx().put(call.scope(), EGRESS_ONLY_GATEWAYS, id, made);
        Tags.add(call.tx(), call.scope(), id, Ask.tags(request.tagSpecifications(), EGRESS_ONLY_GATEWAYS.name()));
        TOKENS.remember(call, request.clientToken(), request, id);
        return made;
    }

    /** DeleteEgressOnlyInternetGateway: routes to it stay, as black holes. */
    public static DeleteEgressOnlyInternetGatewayResponse delete(
            Call call, DeleteEgressOnlyInternetGatewayRequest request) {
        EgressOnlyGateway gone = IDS.one(call.tx().world(), call.scope(), request.egressOnlyInternetGatewayId());
        call.tx().remove(call.scope(), EGRESS_ONLY_GATEWAYS, gone.id());
        Tags.forget(call.tx(), call.scope(), gone.id());
        return DeleteEgressOnlyInternetGatewayResponse.builder()
                .returnCode(true)
                .build();
    }

    /** DescribeEgressOnlyInternetGateways. */
    public static DescribeEgressOnlyInternetGatewaysResponse describe(
            Call call, DescribeEgressOnlyInternetGatewaysRequest request) {
        World world = call.tx().world();
        Page<EgressOnlyGateway> page = Listing.of(call, IDS, request.egressOnlyInternetGatewayIds())
                .matching(FILTERS, Ask.filters(request.filters()))
                .page(request.maxResults(), request.nextToken(), 5, 255);
        return DescribeEgressOnlyInternetGatewaysResponse.builder()
                .egressOnlyInternetGateways(page.items().stream()
                        .map(one -> shape(world, call.scope(), one))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static EgressOnlyInternetGateway shape(World world, Scope scope, EgressOnlyGateway one) {
        return EgressOnlyInternetGateway.builder()
                .egressOnlyInternetGatewayId(one.id())
                .attachments(InternetGatewayAttachment.builder()
                        .vpcId(one.vpc())
                        .state(AttachmentStatus.ATTACHED)
                        .build())
                .tags(Ask.tags(world, scope, one.id()))
                .build();
    }
}
