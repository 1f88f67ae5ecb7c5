package skylab.aws.ec2.vpc;

import static skylab.network.filter.NetworkAcl.ACL_ASSOCIATIONS;
import static skylab.network.filter.NetworkAcl.NETWORK_ACLS;
import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;
import static skylab.network.route.RouteTable.ROUTE_TABLES;
import static skylab.network.route.RouteTable.TABLE_ASSOCIATIONS;
import static skylab.network.vpc.DhcpOptions.DHCP_OPTIONS;
import static skylab.network.vpc.Vpc.VPCS;

import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.Zones;
import skylab.network.Cidr;
import skylab.network.filter.SecurityGroups;
import skylab.network.vpc.DefaultVpc;
import skylab.network.vpc.DhcpOptions;
import skylab.network.vpc.NewVpc;
import skylab.network.vpc.Vpc;
import skylab.world.Kind;
import software.amazon.awssdk.services.ec2.model.CreateDefaultVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateDefaultVpcResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcResponse;
import software.amazon.awssdk.services.ec2.model.VpcState;

/** The beginning and the end of VPCs. */
public final class VpcLife {
    // VPC guide, "Amazon VPC quotas".
    private static final int MOST = 5;

    private VpcLife() {}

    /** CreateVpc. */
    public static CreateVpcResponse create(Call call, CreateVpcRequest request) {
        refuseOtherPools(
                request.ipv4IpamPoolId(), request.ipv6IpamPoolId(), request.ipv6Pool(), request.ipv6CidrBlock());
        Cidr range = RangeRules.read(request.cidrBlock());
        RangeRules.check(range);
        String tenancy = request.instanceTenancy() == null ? "default" : request.instanceTenancyAsString();
        if (!List.of("default", "dedicated").contains(tenancy)) {
            throw new AwsError(
                    "InvalidParameterValue", "Value (" + tenancy + ") for parameter instanceTenancy is invalid.");
        }
        checkQuota(call);
        String id = call.tx().newId(VPCS);
        Vpc vpc = new Vpc(
                id,
                List.of(new Vpc.Range(call.tx().newId(Vpc.Range.RANGES), range)),
                Boolean.TRUE.equals(request.amazonProvidedIpv6CidrBlock()) ? List.of(Ipv6Pool.draw(call)) : List.of(),
                false,
                new Vpc.Settings(usualOptions(call), tenancy, true, false, false));
        NewVpc.create(call.tx(), call.scope(), vpc, call.tx()::newId);
        if (!vpc.ranges6().isEmpty()) {
            NewVpc.admitIpv6(call.tx(), call.scope(), id, call.tx()::newId);
        }
        Tags.add(call.tx(), call.scope(), id, Ask.tags(request.tagSpecifications(), "vpc"));
        return CreateVpcResponse.builder()
                .vpc(VpcShape.of(call.tx().world(), call.scope(), vpc, VpcState.PENDING))
                .build();
    }

    /** Refuses address pools that are not Amazon's own. */
    static void refuseOtherPools(String... pools) {
        for (String pool : pools) {
            if (pool != null) {
                throw new AwsError(
                        "NotEmulated",
                        "Skylab does not emulate IPAM pools and address ranges of your own. Nothing has happened.");
            }
        }
    }

    private static void checkQuota(Call call) {
        if (call.tx().all(call.scope(), VPCS).size() >= MOST) {
            throw new AwsError("VpcLimitExceeded", "The maximum number of VPCs has been reached.");
        }
    }

    // Made again when it was deleted.
    private static String usualOptions(Call call) {
        return DhcpOptions.usual(call.tx().world(), call.scope())
                .map(DhcpOptions::id)
                .orElseGet(() -> {
                    String id = call.tx().newId(DHCP_OPTIONS);
                    call.tx()
                            .put(
                                    call.scope(),
                                    DHCP_OPTIONS,
                                    id,
                                    DhcpOptions.ofRegion(id, call.scope().region()));
                    return id;
                });
    }

    /** CreateDefaultVpc. */
    public static CreateDefaultVpcResponse createDefault(Call call, CreateDefaultVpcRequest request) {
        if (call.tx().all(call.scope(), VPCS).stream().anyMatch(Vpc::isDefault)) {
            throw new AwsError(
                    "DefaultVpcAlreadyExists", "A Default VPC already exists for this account in this region.");
        }
        checkQuota(call);
        usualOptions(call);
        Zones.Region region = Zones.region(call.scope().region());
        String id = DefaultVpc.create(call.tx(), call.scope(), region.zones(), region.zoneIds(), call.tx()::newId);
        Vpc vpc = call.tx().find(call.scope(), VPCS, id).orElseThrow();
        return CreateDefaultVpcResponse.builder()
                .vpc(VpcShape.of(call.tx().world(), call.scope(), vpc, VpcState.PENDING))
                .build();
    }

    /** DeleteVpc; what came with it goes with it. */
    public static DeleteVpcResponse delete(Call call, DeleteVpcRequest request) {
        Vpc vpc = Vpcs.IDS.one(call.tx().world(), call.scope(), request.vpcId());
        if (Dependents.of(call.tx().world(), call.scope(), vpc)) {
            throw new AwsError(
                    "DependencyViolation", "The vpc '" + vpc.id() + "' has dependencies and cannot be deleted.");
        }
        String main = call.tx()
                .find(call.scope(), TABLE_ASSOCIATIONS, vpc.id())
                .orElseThrow()
                .table();
        forget(call, ROUTE_TABLES, main);
        call.tx().remove(call.scope(), TABLE_ASSOCIATIONS, vpc.id());
        String acl = call.tx()
                .find(call.scope(), ACL_ASSOCIATIONS, vpc.id())
                .orElseThrow()
                .acl();
        forget(call, NETWORK_ACLS, acl);
        call.tx().remove(call.scope(), ACL_ASSOCIATIONS, vpc.id());
        call.tx().all(call.scope(), SECURITY_GROUPS).stream()
                .filter(group -> group.vpc().equals(vpc.id()))
                .forEach(group -> {
                    SecurityGroups.remove(call.tx(), call.scope(), group.id());
                    Tags.forget(call.tx(), call.scope(), group.id());
                    group.rules().forEach(rule -> Tags.forget(call.tx(), call.scope(), rule.id()));
                });
        forget(call, VPCS, vpc.id());
        return DeleteVpcResponse.builder().build();
    }

    private static void forget(Call call, Kind<?> kind, String id) {
        call.tx().remove(call.scope(), kind, id);
        Tags.forget(call.tx(), call.scope(), id);
    }
}
