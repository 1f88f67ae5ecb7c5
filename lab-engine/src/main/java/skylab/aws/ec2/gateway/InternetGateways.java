package skylab.aws.ec2.gateway;

import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.gateway.InternetGateway.INTERNET_GATEWAYS;
import static skylab.network.route.RouteTable.TABLE_ASSOCIATIONS;
import static skylab.network.vpc.Subnet.SUBNETS;
import static skylab.network.vpc.Vpc.VPCS;

import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.network.gateway.InternetGateway;
import skylab.network.vpc.Vpc;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;

/** Internet gateways (VPC guide, "Internet gateways"). */
public final class InternetGateways {
    static final String AVAILABLE = "available";

    private static final Ids<InternetGateway> IDS =
            new Ids<>(INTERNET_GATEWAYS, "internetGateway ID", "InvalidInternetGatewayID");
    private static final Ids<Vpc> VPC_IDS = new Ids<>(VPCS, "vpc ID", "InvalidVpcID");

    // VPC guide, "Amazon VPC quotas".
    private static final int MOST = 5;

    private InternetGateways() {}

    /** CreateInternetGateway. */
    public static CreateInternetGatewayResponse create(Call call, CreateInternetGatewayRequest request) {
        if (call.tx().all(call.scope(), INTERNET_GATEWAYS).size() >= MOST) {
            throw new AwsError(
                    "InternetGatewayLimitExceeded", "The maximum number of internet gateways has been reached.");
        }
        String id = call.tx().newId(INTERNET_GATEWAYS);
        InternetGateway made = new InternetGateway(id, null);
        call.tx().put(call.scope(), INTERNET_GATEWAYS, id, made);
        Tags.add(call.tx(), call.scope(), id, Ask.tags(request.tagSpecifications(), INTERNET_GATEWAYS.name()));
        return CreateInternetGatewayResponse.builder()
                .internetGateway(shape(call.tx().world(), call.scope(), made))
                .build();
    }

    /** AttachInternetGateway: a VPC has at most one, and a gateway is attached to at most one VPC. */
    public static AttachInternetGatewayResponse attach(Call call, AttachInternetGatewayRequest request) {
        InternetGateway gateway = IDS.one(call.tx().world(), call.scope(), request.internetGatewayId());
        Vpc vpc = VPC_IDS.one(call.tx().world(), call.scope(), request.vpcId());
        if (gateway.vpc() != null) {
            throw new AwsError(
                    "Resource.AlreadyAssociated",
                    "resource " + gateway.id() + " is already attached to network " + gateway.vpc());
        }
        if (call.tx().find(call.scope(), InternetGateway.BY_VPC, vpc.id()).isPresent()) {
            throw new AwsError(
                    "InvalidParameterValue", "Network " + vpc.id() + " already has an internet gateway attached");
        }
        call.tx().put(call.scope(), INTERNET_GATEWAYS, gateway.id(), new InternetGateway(gateway.id(), vpc.id()));
        call.tx().put(call.scope(), InternetGateway.BY_VPC, vpc.id(), gateway.id());
        return AttachInternetGatewayResponse.builder().build();
    }

    /** DetachInternetGateway: not while an interface of the VPC has a public address. */
    public static DetachInternetGatewayResponse detach(Call call, DetachInternetGatewayRequest request) {
        InternetGateway gateway = IDS.one(call.tx().world(), call.scope(), request.internetGatewayId());
        Vpc vpc = VPC_IDS.one(call.tx().world(), call.scope(), request.vpcId());
        if (!vpc.id().equals(gateway.vpc())) {
            throw new AwsError(
                    "Gateway.NotAttached", "resource " + gateway.id() + " is not attached to network " + vpc.id());
        }
        if (hasPublicAddress(call, vpc.id())) {
            throw new AwsError(
                    "DependencyViolation",
                    "Network " + vpc.id()
                            + " has some mapped public address(es). Please unmap those public address(es) before"
                            + " detaching the gateway.");
        }
        call.tx().put(call.scope(), INTERNET_GATEWAYS, gateway.id(), new InternetGateway(gateway.id(), null));
        call.tx().remove(call.scope(), InternetGateway.BY_VPC, vpc.id());
        // Nothing enters through it any more, so no table holds for that.
        call.tx().remove(call.scope(), TABLE_ASSOCIATIONS, gateway.id());
        return DetachInternetGatewayResponse.builder().build();
    }

    private static boolean hasPublicAddress(Call call, String vpc) {
        return call.tx().all(call.scope(), INTERFACES).stream()
                .filter(one -> one.addresses().stream().anyMatch(address -> address.publicAddress() != null))
                .flatMap(one -> call.tx().find(call.scope(), SUBNETS, one.subnet()).stream())
                .anyMatch(subnet -> subnet.vpc().equals(vpc));
    }

    /** DeleteInternetGateway. */
    public static DeleteInternetGatewayResponse delete(Call call, DeleteInternetGatewayRequest request) {
        InternetGateway gone = IDS.one(call.tx().world(), call.scope(), request.internetGatewayId());
        if (gone.vpc() != null) {
            throw new AwsError(
                    "DependencyViolation",
                    "The internetGateway '" + gone.id() + "' has dependencies and cannot be deleted.");
        }
        call.tx().remove(call.scope(), INTERNET_GATEWAYS, gone.id());
        Tags.forget(call.tx(), call.scope(), gone.id());
        return DeleteInternetGatewayResponse.builder().build();
    }

    /** DescribeInternetGateways. */
    public static DescribeInternetGatewaysResponse describe(Call call, DescribeInternetGatewaysRequest request) {
        World world = call.tx().world();
        Page<InternetGateway> page = Listing.of(call, IDS, request.internetGatewayIds())
                .matching(filters(call.scope()), Ask.filters(request.filters()))
                .page(request.maxResults(), request.nextToken(), 5, 1000);
        return DescribeInternetGatewaysResponse.builder()
                .internetGateways(page.items().stream()
                        .map(one -> shape(world, call.scope(), one))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static Filters<InternetGateway> filters(Scope scope) {
        return new Filters<>(InternetGateway::id)
                .on("internet-gateway-id", InternetGateway::id)
                .on("owner-id", gateway -> scope.account())
                .on("attachment.vpc-id", InternetGateway::vpc)
                .on("attachment.state", gateway -> gateway.vpc() == null ? null : AVAILABLE);
    }

    private static software.amazon.awssdk.services.ec2.model.InternetGateway shape(
            World world, Scope scope, InternetGateway one) {
        return software.amazon.awssdk.services.ec2.model.InternetGateway.builder()
                .internetGatewayId(one.id())
                .ownerId(scope.account())
                .attachments(attachments(one.vpc()))
                .tags(Ask.tags(world, scope, one.id()))
                .build();
    }

    /** That a gateway is attached to a VPC, or to none for null. */
    static List<InternetGatewayAttachment> attachments(String vpc) {
        return vpc == null
                ? List.of()
                : List.of(InternetGatewayAttachment.builder()
                        .vpcId(vpc)
                        .state(AVAILABLE)
                        .build());
    }
}
