package skylab.aws.ec2.vpc;

import static skylab.network.vpc.Vpc.VPCS;

import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.network.vpc.Vpc;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.VpcState;

/** Looking at VPCs. */
public final class Vpcs {
    /** VPCs by id. */
    public static final Ids<Vpc> IDS = new Ids<>(VPCS, "vpc ID", "InvalidVpcID");

    private Vpcs() {}

    /**
     * The region's default VPC.
     *
     * @throws AwsError {@code VPCIdNotSpecified} if it was deleted
     */
    public static Vpc theDefault(Call call) {
        return call.tx().all(call.scope(), VPCS).stream()
                .filter(Vpc::isDefault)
                .findFirst()
                .orElseThrow(() -> new AwsError("VPCIdNotSpecified", "No default VPC for this user"));
    }

    /** DescribeVpcs. */
    public static DescribeVpcsResponse describe(Call call, DescribeVpcsRequest request) {
        World world = call.tx().world();
        Page<Vpc> page = Listing.of(call, IDS, request.vpcIds())
                .matching(filters(call), Ask.filters(request.filters()))
                .page(request.maxResults(), request.nextToken(), 5, 1000);
        return DescribeVpcsResponse.builder()
                .vpcs(page.items().stream()
                        .map(vpc -> VpcShape.of(world, call.scope(), vpc, VpcState.AVAILABLE))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static Filters<Vpc> filters(Call call) {
        String owner = call.scope().account();
        return new Filters<>(Vpc::id)
                .on("vpc-id", Vpc::id)
                .on("cidr", Vpc::cidr)
                .on("is-default", Vpc::isDefault)
                .on("isDefault", Vpc::isDefault)
                .on("state", vpc -> "available")
                .on("owner-id", vpc -> owner)
                .on("dhcp-options-id", vpc -> vpc.settings().dhcpOptions())
                .on("dhcpOptionsId", vpc -> vpc.settings().dhcpOptions())
                .onEach("cidr-block-association.cidr-block", vpc -> vpc.ranges().stream()
                        .map(Vpc.Range::cidr))
                .onEach("cidr-block-association.association-id", vpc -> vpc.ranges().stream()
                        .map(Vpc.Range::association))
                .onEach("cidr-block-association.state", vpc -> vpc.ranges().stream()
                        .map(range -> "associated"))
                .onEach("ipv6-cidr-block-association.ipv6-cidr-block", vpc -> vpc.ranges6().stream()
                        .map(Vpc.Range6::cidr))
                .onEach("ipv6-cidr-block-association.ipv6-pool", vpc -> vpc.ranges6().stream()
                        .map(Vpc.Range6::pool))
                .onEach("ipv6-cidr-block-association.association-id", vpc -> vpc.ranges6().stream()
                        .map(Vpc.Range6::association))
                .onEach("ipv6-cidr-block-association.state", vpc -> vpc.ranges6().stream()
                        .map(range -> "associated"));
    }
}
