package skylab.aws.ec2.route;

import static skylab.network.gateway.InternetGateway.INTERNET_GATEWAYS;
import static skylab.network.gateway.VpnGateway.VPN_GATEWAYS;
import static skylab.network.route.RouteTable.TABLE_ASSOCIATIONS;
import static skylab.network.vpc.Subnet.SUBNETS;
import static skylab.network.vpc.Vpc.VPCS;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Ids;
import skylab.network.gateway.InternetGateway;
import skylab.network.gateway.VpnGateway;
import skylab.network.route.Route;
import skylab.network.route.RouteTable;
import skylab.network.route.RouteTable.Association;
import skylab.network.vpc.Subnet;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationResponse;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationStateCode;

/** Which route table holds for which subnet or gateway (VPC guide, "Route table associations"). */
public final class TableAssociations {
    private static final Ids<Subnet> SUBNET_IDS = new Ids<>(SUBNETS, "subnet ID", "InvalidSubnetID");
    private static final Ids<InternetGateway> GATEWAY_IDS =
            new Ids<>(INTERNET_GATEWAYS, "gateway ID", "InvalidGatewayID");
    private static final Ids<VpnGateway> VPN_IDS = new Ids<>(VPN_GATEWAYS, "gateway ID", "InvalidGatewayID");

    private TableAssociations() {}

    /** AssociateRouteTable. */
    public static AssociateRouteTableResponse associate(Call call, AssociateRouteTableRequest request) {
        RouteTable table = RouteTables.IDS.one(call.tx().world(), call.scope(), request.routeTableId());
        if (request.publicIpv4Pool() != null) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate route tables of public address pools. Nothing has happened.");
        }
        if ((request.subnetId() == null) == (request.gatewayId() == null)) {
            throw request.subnetId() == null
                    ? new AwsError("MissingParameter", "The request must contain the parameter subnetId or gatewayId")
                    : new AwsError(
                            "InvalidParameterCombination",
                            "The parameters gatewayId, subnetId may not be used together");
        }
        String subject = request.subnetId() != null
                ? subnet(call, table, request.subnetId())
                : gateway(call, table, request.gatewayId());
        if (call.tx().find(call.scope(), TABLE_ASSOCIATIONS, subject).isPresent()) {
            throw new AwsError(
                    "Resource.AlreadyAssociated",
                    "the specified association for route table " + table.id()
                            + " conflicts with an existing association");
        }
        Association made = new Association(call.tx().newId(TABLE_ASSOCIATIONS), table.id(), subject);
        call.tx().put(call.scope(), TABLE_ASSOCIATIONS, subject, made);
        return AssociateRouteTableResponse.builder()
                .associationId(made.id())
                .associationState(state -> state.state(RouteTableAssociationStateCode.ASSOCIATED))
                .build();
    }

    /** ReplaceRouteTableAssociation: also makes another table the main one. */
    public static ReplaceRouteTableAssociationResponse replace(Call call, ReplaceRouteTableAssociationRequest request) {
        Association before = named(call, request.associationId());
        RouteTable table = RouteTables.IDS.one(call.tx().world(), call.scope(), request.routeTableId());
        String vpc = call.tx()
                .find(call.scope(), RouteTable.ROUTE_TABLES, before.table())
                .orElseThrow()
                .vpc();
        requireSame(table, vpc, "association", before.id());
        if (isOfGateway(before)) {
            requireIngress(call, table);
        } else {
            requireNotOfGateway(call, table);
        }
        Association after = new Association(call.tx().newId(TABLE_ASSOCIATIONS), table.id(), before.subject());
        call.tx().put(call.scope(), TABLE_ASSOCIATIONS, before.subject(), after);
        return ReplaceRouteTableAssociationResponse.builder()
                .newAssociationId(after.id())
                .associationState(state -> state.state(RouteTableAssociationStateCode.ASSOCIATED))
                .build();
    }

    /** DisassociateRouteTable: the subnet has the main table again. */
    public static DisassociateRouteTableResponse disassociate(Call call, DisassociateRouteTableRequest request) {
        Association gone = named(call, request.associationId());
        if (isMain(gone)) {
            throw new AwsError(
                    "InvalidParameterValue", "cannot disassociate the main route table association " + gone.id());
        }
        call.tx().remove(call.scope(), TABLE_ASSOCIATIONS, gone.subject());
        return DisassociateRouteTableResponse.builder().build();
    }

    /** Whether it makes its table the VPC's main one. */
    static boolean isMain(Association association) {
        return association.subject().startsWith(VPCS.prefix());
    }

    /** Whether its table holds for what enters through a gateway. */
    static boolean isOfGateway(Association association) {
        return !isMain(association) && !association.subject().startsWith(SUBNETS.prefix());
    }

    private static Association named(Call call, String id) {
        if (id == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter associationId");
        }
        return call.tx().all(call.scope(), TABLE_ASSOCIATIONS).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        "InvalidAssociationID.NotFound", "The association ID '" + id + "' does not exist"));
    }

    private static String subnet(Call call, RouteTable table, String id) {
        Subnet subnet = SUBNET_IDS.one(call.tx().world(), call.scope(), id);
        requireSame(table, subnet.vpc(), "subnet", id);
        requireNotOfGateway(call, table);
        return id;
    }

    private static String gateway(Call call, RouteTable table, String id) {
        String vpc;
        if (id.startsWith(VPN_GATEWAYS.prefix())) {
            VpnGateway.Attachment attachment =
                    VPN_IDS.one(call.tx().world(), call.scope(), id).attachment();
            vpc = attachment == null ? null : attachment.vpc();
        } else {
            vpc = GATEWAY_IDS.one(call.tx().world(), call.scope(), id).vpc();
        }
        requireSame(table, vpc, "network gateway", id);
        requireIngress(call, table);
        return id;
    }

    private static void requireSame(RouteTable table, String vpc, String noun, String id) {
        if (!Objects.equals(table.vpc(), vpc)) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "route table " + table.id() + " and " + noun + " " + id + " belong to different networks");
        }
    }

    private static void requireNotOfGateway(Call call, RouteTable table) {
        if (of(call, table).stream().anyMatch(TableAssociations::isOfGateway)) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "route table " + table.id()
                            + " is associated with a gateway; it cannot be associated with a subnet");
        }
    }

    // VPC guide, "Gateway route tables": for no subnet at the same time; the VPC's own ranges and subnets, to the local
    // route or an interface; nothing propagated.
    private static void requireIngress(Call call, RouteTable table) {
        if (of(call, table).stream().anyMatch(one -> !isOfGateway(one))) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "route table " + table.id()
                            + " is associated with a subnet or is the main route table; it cannot be"
                            + " associated with a gateway");
        }
        if (!table.propagating().isEmpty()) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "route table " + table.id() + " has route propagation; it cannot be associated with a gateway");
        }
        Set<String> ranges = RouteEdits.ranges(call, table.vpc()).collect(Collectors.toSet());
        for (Route route : table.routes().all()) {
            boolean own = route.origin() == Route.Origin.CREATE_ROUTE_TABLE || ranges.contains(route.destination());
            boolean inside =
                    route.target().equals(Route.LOCAL) || route.target().startsWith("eni-");
            if (!own || !inside) {
                throw new AwsError(
                        "InvalidParameterValue",
                        "Route table contains unsupported route "
                                + (own ? "target: " + route.target() : "destination: " + route.destination())
                                + ". It cannot be associated with a gateway.");
            }
        }
    }

    private static List<Association> of(Call call, RouteTable table) {
        return RouteTables.associations(call.tx().world(), call.scope(), table);
    }
}
