package skylab.aws.ec2.vpn;

import static skylab.network.gateway.VpnConnection.VPN_CONNECTIONS;
import static skylab.network.gateway.VpnGateway.VPN_GATEWAYS;
import static skylab.network.route.RouteTable.TABLE_ASSOCIATIONS;
import static skylab.network.vpc.Vpc.VPCS;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.network.gateway.VpnConnection;
import skylab.network.gateway.VpnGateway;
import skylab.network.gateway.VpnGateway.Attachment;
import skylab.network.gateway.VpnGateway.State;
import skylab.network.route.Propagation;
import skylab.network.vpc.Vpc;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.Transition;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.AttachVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.AttachVpnGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpnGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpnGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpnGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpnGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DetachVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DetachVpnGatewayResponse;
import software.amazon.awssdk.services.ec2.model.VpcAttachment;

/** Virtual private gateways (Site-to-Site VPN guide). */
public final class VpnGateways {
    private static final Ids<VpnGateway> IDS = new Ids<>(VPN_GATEWAYS, "vpnGateway ID", "InvalidVpnGatewayID");
    private static final Ids<Vpc> VPC_IDS = new Ids<>(VPCS, "vpc ID", "InvalidVpcID");

    // Site-to-Site VPN guide, "Site-to-Site VPN quotas".
    private static final int MOST = 5;

    private static final long DEFAULT_ASN = 64512;

    private static final Filters<VpnGateway> FILTERS = new Filters<>(VpnGateway::id)
            .on("vpn-gateway-id", VpnGateway::id)
            .on("amazon-side-asn", VpnGateway::asn)
            .on("availability-zone", VpnGateway::zone)
            .on("state", VpnGateways::state)
            .on("type", gateway -> VpnType.NAME)
            .on(
                    "attachment.vpc-id",
                    gateway -> gateway.attachment() == null
                            ? null
                            : gateway.attachment().vpc())
            .on("attachment.state", gateway -> gateway.attachment() == null ? null : attachment(gateway));

    private VpnGateways() {}

    /** CreateVpnGateway. */
    public static CreateVpnGatewayResponse create(Call call, CreateVpnGatewayRequest request) {
        VpnType.require(request.typeAsString());
        long asn = Objects.requireNonNullElse(request.amazonSideAsn(), DEFAULT_ASN);
        // RFC 6996: private use.
        if (!(asn >= 64512 && asn <= 65534) && !(asn >= 4_200_000_000L && asn <= 4_294_967_294L)) {
            throw new AwsError("InvalidParameterValue", "Value (" + asn + ") for parameter amazonSideAsn is invalid.");
        }
        long there = call.tx().all(call.scope(), VPN_GATEWAYS).stream()
                .filter(one -> one.deleted() == null)
                .count();
        if (there >= MOST) {
            throw new AwsError(
                    "VpnGatewayLimitExceeded", "The maximum number of virtual private gateways has been reached.");
        }
        String id = call.tx().newId(VPN_GATEWAYS);
        VpnGateway made = new VpnGateway(id, asn, request.availabilityZone(), null, null);
        call.tx().put(call.scope(), VPN_GATEWAYS, id, made);
        Tags.add(call.tx(), call.scope(), id, Ask.tags(request.tagSpecifications(), VPN_GATEWAYS.name()));
        return CreateVpnGatewayResponse.builder()
                .vpnGateway(shape(call.tx().world(), call.scope(), made))
                .build();
    }

    /** AttachVpnGateway: a VPC has at most one, and a gateway is attached to at most one VPC. */
    public static AttachVpnGatewayResponse attach(Call call, AttachVpnGatewayRequest request) {
        VpnGateway gateway = one(call, request.vpnGatewayId());
        Vpc vpc = VPC_IDS.one(call.tx().world(), call.scope(), request.vpcId());
        if (gateway.attachment() != null) {
            throw new AwsError(
                    "VpnGatewayAttachmentLimitExceeded",
                    "The virtual private gateway " + gateway.id() + " is already attached to network "
                            + gateway.attachment().vpc());
        }
        if (call.tx().find(call.scope(), VpnGateway.BY_VPC, vpc.id()).isPresent()) {
            throw new AwsError(
                    "InvalidVpcState", "Network " + vpc.id() + " already has a virtual private gateway attached to it");
        }
        VpnGateway attached = gateway.with(new Attachment(vpc.id(), State.ATTACHING));
        call.tx().put(call.scope(), VPN_GATEWAYS, gateway.id(), attached);
        call.tx().put(call.scope(), VpnGateway.BY_VPC, vpc.id(), gateway.id());
        call.tx().schedule(seconds(call.tx(), 15, 30), new Attached(call.scope(), gateway.id(), vpc.id()));
        return AttachVpnGatewayResponse.builder().vpcAttachment(shape(attached)).build();
    }

    /** DetachVpnGateway: the routes that it told are gone at once. */
    public static DetachVpnGatewayResponse detach(Call call, DetachVpnGatewayRequest request) {
        VpnGateway gateway = one(call, request.vpnGatewayId());
        Vpc vpc = VPC_IDS.one(call.tx().world(), call.scope(), request.vpcId());
        if (gateway.attachment() == null || !gateway.attachment().vpc().equals(vpc.id())) {
            throw new AwsError(
                    "InvalidVpnGatewayAttachment.NotFound",
                    "The attachment with vpn gateway ID '" + gateway.id() + "' and vpc ID '" + vpc.id()
                            + "' does not exist");
        }
        call.tx()
                .put(call.scope(), VPN_GATEWAYS, gateway.id(), gateway.with(new Attachment(vpc.id(), State.DETACHING)));
        Propagation.refresh(call.tx(), call.scope(), vpc.id());
        call.tx().schedule(seconds(call.tx(), 15, 30), new Detached(call.scope(), gateway.id(), vpc.id()));
        return DetachVpnGatewayResponse.builder().build();
    }

    /** DeleteVpnGateway. */
    public static DeleteVpnGatewayResponse delete(Call call, DeleteVpnGatewayRequest request) {
        VpnGateway gateway = one(call, request.vpnGatewayId());
        boolean connects = call.tx().all(call.scope(), VPN_CONNECTIONS).stream()
                .anyMatch(connection ->
                        connection.gateway().equals(gateway.id()) && connection.state() != VpnConnection.State.DELETED);
        if (gateway.attachment() != null || connects) {
            throw new AwsError(
                    "IncorrectState",
                    "The vpnGateway '" + gateway.id() + "' "
                            + (connects ? "has VPN connections" : "is attached to a VPC") + " and cannot be deleted.");
        }
        call.tx()
                .put(
                        call.scope(),
                        VPN_GATEWAYS,
                        gateway.id(),
                        gateway.deleted(call.tx().now()));
        VpnType.forgetLater(call, VPN_GATEWAYS, gateway.id());
        return DeleteVpnGatewayResponse.builder().build();
    }

    /** DescribeVpnGateways: also those that were deleted within the last hour. */
    public static DescribeVpnGatewaysResponse describe(Call call, DescribeVpnGatewaysRequest request) {
        World world = call.tx().world();
        List<VpnGateway> named = request.vpnGatewayIds().isEmpty()
                ? world.table(call.scope(), VPN_GATEWAYS).values()
                : IDS.all(world, call.scope(), request.vpnGatewayIds());
        return DescribeVpnGatewaysResponse.builder()
                .vpnGateways(named.stream()
                        .filter(FILTERS.test(world, call.scope(), Ask.filters(request.filters())))
                        .map(gateway -> shape(world, call.scope(), gateway))
                        .toList())
                .build();
    }

    /**
     * The gateway with an id that is not deleted.
     *
     * @throws AwsError {@code InvalidVpnGatewayID.NotFound}
     */
    static VpnGateway one(Call call, String id) {
        VpnGateway gateway = IDS.one(call.tx().world(), call.scope(), id);
        if (gateway.deleted() != null) {
            throw new AwsError("InvalidVpnGatewayID.NotFound", "The vpnGateway ID '" + id + "' does not exist");
        }
        return gateway;
    }

    /** Makes the tables of the VPC that a gateway is attached to say what it tells now. */
    static void tell(Transaction tx, Scope scope, String gateway) {
        tx.find(scope, VPN_GATEWAYS, gateway)
                .map(VpnGateway::attachment)
                .ifPresent(attachment -> Propagation.refresh(tx, scope, attachment.vpc()));
    }

    static Duration seconds(Transaction tx, int least, int most) {
        return Duration.ofMillis(tx.random().nextLong(least * 1000L, most * 1000L));
    }

    private static String state(VpnGateway gateway) {
        return gateway.deleted() == null ? "available" : "deleted";
    }

    private static String attachment(VpnGateway gateway) {
        return gateway.attachment().state().name().toLowerCase(Locale.ROOT);
    }

    private static VpcAttachment shape(VpnGateway gateway) {
        return VpcAttachment.builder()
                .vpcId(gateway.attachment().vpc())
                .state(attachment(gateway))
                .build();
    }

    private static software.amazon.awssdk.services.ec2.model.VpnGateway shape(
            World world, Scope scope, VpnGateway gateway) {
        return software.amazon.awssdk.services.ec2.model.VpnGateway.builder()
                .vpnGatewayId(gateway.id())
                .type(VpnType.NAME)
                .state(state(gateway))
                .amazonSideAsn(gateway.asn())
                .availabilityZone(gateway.zone())
                .vpcAttachments(gateway.attachment() == null ? List.of() : List.of(shape(gateway)))
                .tags(Ask.tags(world, scope, gateway.id()))
                .build();
    }

    /** A gateway forwards for its VPC. */
    private record Attached(Scope scope, String id, String vpc) implements Transition {
        @Override
        public void happen(Transaction tx) {
            tx.find(scope, VPN_GATEWAYS, id)
                    .filter(one -> new Attachment(vpc, State.ATTACHING).equals(one.attachment()))
                    .ifPresent(one -> {
                        tx.put(scope, VPN_GATEWAYS, id, one.with(new Attachment(vpc, State.ATTACHED)));
                        Propagation.refresh(tx, scope, vpc);
                    });
        }
    }

    /** A gateway belongs to no VPC any more; nothing enters through it, and it tells nothing. */
    private record Detached(Scope scope, String id, String vpc) implements Transition {
        @Override
        public void happen(Transaction tx) {
            tx.find(scope, VPN_GATEWAYS, id)
                    .filter(one -> new Attachment(vpc, State.DETACHING).equals(one.attachment()))
                    .ifPresent(one -> {
                        tx.put(scope, VPN_GATEWAYS, id, one.with((Attachment) null));
                        tx.remove(scope, VpnGateway.BY_VPC, vpc);
                        tx.remove(scope, TABLE_ASSOCIATIONS, id);
                    });
        }
    }
}
