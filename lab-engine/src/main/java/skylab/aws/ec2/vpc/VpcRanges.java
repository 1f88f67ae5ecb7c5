package skylab.aws.ec2.vpc;

import static skylab.network.gateway.PeeringConnection.PEERING_CONNECTIONS;
import static skylab.network.route.RouteTable.ROUTE_TABLES;
import static skylab.network.vpc.Subnet.SUBNETS;
import static skylab.network.vpc.Vpc.VPCS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.network.Cidr;
import skylab.network.gateway.PeeringConnection;
import skylab.network.route.Route;
import skylab.network.route.RouteTable;
import skylab.network.route.Routes;
import skylab.network.vpc.NewVpc;
import skylab.network.vpc.Vpc;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateVpcCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockStateCode;

/** The ranges of a VPC besides its first one. */
public final class VpcRanges {
    // VPC guide, "Amazon VPC quotas": IPv4 and IPv6 ranges per VPC, each.
    private static final int MOST = 5;

    private VpcRanges() {}

    /** AssociateVpcCidrBlock. */
    public static AssociateVpcCidrBlockResponse associate(Call call, AssociateVpcCidrBlockRequest request) {
        VpcLife.refuseOtherPools(
                request.ipv4IpamPoolId(), request.ipv6IpamPoolId(), request.ipv6Pool(), request.ipv6CidrBlock());
        Vpc vpc = Vpcs.IDS.one(call.tx().world(), call.scope(), request.vpcId());
        boolean ipv6 = Boolean.TRUE.equals(request.amazonProvidedIpv6CidrBlock());
        if (ipv6 == (request.cidrBlock() != null)) {
            throw new AwsError(
                    ipv6 ? "InvalidParameterCombination" : "MissingParameter",
                    "You must specify exactly one of an IPv4 CIDR block, an IPv6 pool, or an Amazon-provided IPv6 CIDR"
                            + " block.");
        }
        if ((ipv6 ? vpc.ranges6().size() : vpc.ranges().size()) >= MOST) {
            throw new AwsError(
                    "CidrLimitExceeded",
                    "This network '" + vpc.id() + "' has met its maximum number of allowed CIDRs: " + MOST);
        }
        AssociateVpcCidrBlockResponse.Builder answer =
                AssociateVpcCidrBlockResponse.builder().vpcId(vpc.id());
        return (ipv6
                        ? answer.ipv6CidrBlockAssociation(
                                VpcShape.range(addIpv6(call, vpc), VpcCidrBlockStateCode.ASSOCIATING))
                        : answer.cidrBlockAssociation(VpcShape.range(
                                add(call, vpc, RangeRules.read(request.cidrBlock())),
                                VpcCidrBlockStateCode.ASSOCIATING)))
                .build();
    }

    private static Vpc.Range add(Call call, Vpc vpc, Cidr cidr) {
        RangeRules.checkAlso(vpc.ranges().stream().map(Vpc.Range::cidr).toList(), cidr);
        checkRoutes(call, vpc, cidr);
        checkPeers(call, vpc, cidr);
        Vpc.Range range = new Vpc.Range(call.tx().newId(Vpc.Range.RANGES), cidr);
        call.tx().put(call.scope(), VPCS, vpc.id(), vpc.withRanges(plus(vpc.ranges(), range)));
        route(call, vpc, routes -> routes.plus(NewVpc.local(cidr.toString())));
        return range;
    }

    private static Vpc.Range6 addIpv6(Call call, Vpc vpc) {
        Vpc.Range6 range = Ipv6Pool.draw(call);
        call.tx().put(call.scope(), VPCS, vpc.id(), vpc.withRanges6(plus(vpc.ranges6(), range)));
        route(call, vpc, routes -> routes.plus(NewVpc.local(range.cidr().toString())));
        NewVpc.admitIpv6(call.tx(), call.scope(), vpc.id(), call.tx()::newId);
        return range;
    }

    private static <T> List<T> plus(List<T> some, T more) {
        List<T> all = new ArrayList<>(some);
        all.add(more);
        return all;
    }

    // The new local route must not be as large as, or larger than, a route that is there.
    private static void checkRoutes(Call call, Vpc vpc, Cidr cidr) {
        for (RouteTable table : tables(call, vpc)) {
            for (Route route : table.routes().all()) {
                if (route.range().filter(cidr::contains).isPresent()) {
                    throw new AwsError(
                            "InvalidVpc.Range",
                            "The CIDR '" + cidr + "' is the same as or larger than the destination '"
                                    + route.destination() + "' of a route in the route table '" + table.id() + "'.");
                }
            }
        }
    }

    private static void checkPeers(Call call, Vpc vpc, Cidr cidr) {
        for (PeeringConnection peering : call.tx().all(call.scope(), PEERING_CONNECTIONS)) {
            boolean pending = peering.state() == PeeringConnection.State.PENDING_ACCEPTANCE;
            boolean ours =
                    peering.requester().equals(vpc.id()) || peering.accepter().equals(vpc.id());
            if (!ours || !pending && peering.state() != PeeringConnection.State.ACTIVE) {
                continue;
            }
            boolean overlaps = call.tx()
                    .find(call.scope(), VPCS, peering.other(vpc.id()))
                    .filter(other -> other.ranges().stream()
                            .anyMatch(range -> range.cidr().overlaps(cidr)))
                    .isPresent();
            if (overlaps || pending && peering.requester().equals(vpc.id())) {
                throw new AwsError(
                        "InvalidVpc.Range",
                        "The CIDR '" + cidr + "' cannot be associated because of the VPC peering connection '"
                                + peering.id() + "'.");
            }
        }
    }

    private static List<RouteTable> tables(Call call, Vpc vpc) {
        return call.tx().all(call.scope(), ROUTE_TABLES).stream()
                .filter(table -> table.vpc().equals(vpc.id()))
                .toList();
    }

    private static void route(Call call, Vpc vpc, UnaryOperator<Routes> change) {
        for (RouteTable table : tables(call, vpc)) {
            call.tx().put(call.scope(), ROUTE_TABLES, table.id(), table.with(change.apply(table.routes())));
        }
    }

    /** DisassociateVpcCidrBlock. */
    public static DisassociateVpcCidrBlockResponse disassociate(Call call, DisassociateVpcCidrBlockRequest request) {
        String id = request.associationId();
        if (id == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter associationId");
        }
        for (Vpc vpc : call.tx().all(call.scope(), VPCS)) {
            Optional<Vpc.Range> range = vpc.ranges().stream()
                    .filter(one -> one.association().equals(id))
                    .findFirst();
            if (range.isPresent()) {
                return remove(call, vpc, range.get());
            }
            Optional<Vpc.Range6> range6 = vpc.ranges6().stream()
                    .filter(one -> one.association().equals(id))
                    .findFirst();
            if (range6.isPresent()) {
                return remove(call, vpc, range6.get());
            }
        }
        throw new AwsError(
                "InvalidVpcCidrBlockAssociationID.NotFound",
                "The vpc CIDR block association ID '" + id + "' does not exist");
    }

    private static DisassociateVpcCidrBlockResponse remove(Call call, Vpc vpc, Vpc.Range range) {
        if (vpc.ranges().get(0).equals(range)) {
            throw new AwsError(
                    "OperationNotPermitted",
                    "The vpc CIDR block with association ID " + range.association()
                            + " may not be disassociated. It is the primary IPv4 CIDR block of the VPC");
        }
        boolean inUse = call.tx().all(call.scope(), SUBNETS).stream()
                .anyMatch(
                        subnet -> subnet.vpc().equals(vpc.id()) && range.cidr().contains(subnet.cidr()));
        release(call, vpc, range.cidr().toString(), inUse);
        call.tx()
                .put(
                        call.scope(),
                        VPCS,
                        vpc.id(),
                        vpc.withRanges(vpc.ranges().stream()
                                .filter(one -> !one.equals(range))
                                .toList()));
        return DisassociateVpcCidrBlockResponse.builder()
                .vpcId(vpc.id())
                .cidrBlockAssociation(VpcShape.range(range, VpcCidrBlockStateCode.DISASSOCIATING))
                .build();
    }

    private static DisassociateVpcCidrBlockResponse remove(Call call, Vpc vpc, Vpc.Range6 range) {
        boolean inUse = call.tx().all(call.scope(), SUBNETS).stream()
                .filter(subnet -> subnet.vpc().equals(vpc.id()))
                .flatMap(subnet -> subnet.ranges6().stream())
                .anyMatch(one -> range.cidr().contains(one.cidr()));
        release(call, vpc, range.cidr().toString(), inUse);
        call.tx()
                .put(
                        call.scope(),
                        VPCS,
                        vpc.id(),
                        vpc.withRanges6(vpc.ranges6().stream()
                                .filter(one -> !one.equals(range))
                                .toList()));
        return DisassociateVpcCidrBlockResponse.builder()
                .vpcId(vpc.id())
                .ipv6CidrBlockAssociation(VpcShape.range(range, VpcCidrBlockStateCode.DISASSOCIATING))
                .build();
    }

    private static void release(Call call, Vpc vpc, String range, boolean inUse) {
        if (inUse) {
            throw new AwsError(
                    "InvalidCidrBlock.InUse",
                    "The vpc " + vpc.id() + " currently has a subnet within CIDR block " + range);
        }
        route(call, vpc, routes -> routes.minus(range));
    }
}
