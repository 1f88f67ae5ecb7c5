package skylab.aws.ec2.group;

import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;
import static skylab.network.vpc.Vpc.VPCS;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Ids;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.vpc.Vpcs;
import skylab.network.Cidr6;
import skylab.network.filter.Peer;
import skylab.network.filter.Protocols;
import skylab.network.filter.SecurityGroup;
import skylab.network.filter.SecurityGroup.Rule;
import skylab.network.filter.SecurityGroups;
import skylab.network.vpc.NewVpc;
import skylab.network.vpc.Vpc;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;

/** Operations on security groups. */
public final class Groups {
    /** Groups by id. */
    public static final Ids<SecurityGroup> IDS =
            new Ids<>(SECURITY_GROUPS, "security group", "InvalidGroup", "InvalidGroupId.Malformed");

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9 ._\\-:/()#,@\\[\\]+=&;{}!$*]{1,255}");

    // VPC guide, "Amazon VPC quotas": per region.
    private static final int MOST_GROUPS = 2500;

    private static final Ids<Vpc> VPC_IDS = new Ids<>(VPCS, "vpc ID", "InvalidVpcID");

    private Groups() {}

    /** CreateSecurityGroup. */
    public static CreateSecurityGroupResponse create(Call call, CreateSecurityGroupRequest request) {
        World world = call.tx().world();
        String name = require(request.groupName(), "GroupName");
        String description = require(request.description(), "GroupDescription");
        checkText("GroupName", name);
        checkText("GroupDescription", description);
        if (name.startsWith("sg-")) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + name + ") for parameter GroupName is invalid. Group names cannot begin with sg-.");
        }
        Vpc vpc = request.vpcId() == null ? Vpcs.theDefault(call) : VPC_IDS.one(world, call.scope(), request.vpcId());
        if (name.equals("default")) {
            throw new AwsError("InvalidParameterValue", "Cannot use reserved security group name: default");
        }
        if (call.tx().all(call.scope(), SECURITY_GROUPS).stream().anyMatch(other -> isNamed(other, vpc, name))) {
            throw new AwsError(
                    "InvalidGroup.Duplicate",
                    "The security group '" + name + "' already exists for VPC '" + vpc.id() + "'");
        }
        if (world.table(call.scope(), SECURITY_GROUPS).size() >= MOST_GROUPS) {
            throw new AwsError("SecurityGroupLimitExceeded", "The maximum number of security groups has been reached.");
        }
        String id = call.tx().newId(SECURITY_GROUPS);
        SecurityGroups.put(
                call.tx(), call.scope(), new SecurityGroup(id, name, description, vpc.id(), firstRules(call, vpc)));
        Tags.add(call.tx(), call.scope(), id, Ask.tags(request.tagSpecifications(), "security-group"));
        return CreateSecurityGroupResponse.builder()
                .groupId(id)
                .securityGroupArn(GroupShape.arn(call.scope(), id))
                .tags(Ask.tags(call.tx().world(), call.scope(), id))
                .build();
    }

    // It may send everything, by IPv6 too where the VPC has it (VPC guide, "Security group basics").
    private static List<Rule> firstRules(Call call, Vpc vpc) {
        Rule everywhere = NewVpc.allowAllOut(call.tx().newId(SecurityGroup.RULES));
        return vpc.ranges6().isEmpty()
                ? List.of(everywhere)
                : List.of(
                        everywhere,
                        new Rule(
                                call.tx().newId(SecurityGroup.RULES),
                                true,
                                Protocols.ALL,
                                -1,
                                -1,
                                new Peer.Range6(Cidr6.ANYWHERE),
                                null));
    }

    private static void checkText(String parameter, String text) {
        if (!NAME.matcher(text).matches()) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + text + ") for parameter " + parameter
                            + " is invalid. Character sets beyond ASCII are not supported.");
        }
    }

    /** DeleteSecurityGroup. */
    public static DeleteSecurityGroupResponse delete(Call call, DeleteSecurityGroupRequest request) {
        SecurityGroup group = named(call, request.groupId(), request.groupName());
        if (group.name().equals("default")) {
            throw new AwsError(
                    "CannotDelete",
                    "the specified group: \"" + group.id() + "\" name: \"default\" cannot be deleted by a user");
        }
        if (SecurityGroups.members(call.tx().world(), call.scope(), group.id()) > 0 || isNamedByOthers(call, group)) {
            throw new AwsError("DependencyViolation", "resource " + group.id() + " has a dependent object");
        }
        SecurityGroups.remove(call.tx(), call.scope(), group.id());
        Tags.forget(call.tx(), call.scope(), group.id());
        group.rules().forEach(rule -> Tags.forget(call.tx(), call.scope(), rule.id()));
        return DeleteSecurityGroupResponse.builder()
                .returnValue(true)
                .groupId(group.id())
                .build();
    }

    // Rules of a peered VPC's groups do not count: they become stale (VPC peering guide).
    private static boolean isNamedByOthers(Call call, SecurityGroup group) {
        return call.tx().all(call.scope(), SECURITY_GROUPS).stream()
                .filter(other -> other.vpc().equals(group.vpc()) && !other.id().equals(group.id()))
                .flatMap(other -> other.rules().stream())
                .anyMatch(rule ->
                        rule.peer() instanceof Peer.Group peer && peer.text().equals(group.id()));
    }

    /** DescribeSecurityGroups; groups that are asked for by name are those of the default VPC. */
    public static DescribeSecurityGroupsResponse describe(Call call, DescribeSecurityGroupsRequest request) {
        World world = call.tx().world();
        Set<SecurityGroup> asked = new LinkedHashSet<>();
        if (!request.groupIds().isEmpty()) {
            asked.addAll(IDS.all(world, call.scope(), request.groupIds()));
        }
        request.groupNames().forEach(name -> asked.add(named(call, null, name)));
        boolean any = request.groupIds().isEmpty() && request.groupNames().isEmpty();
        Page<SecurityGroup> page = Listing.of(
                        call, any ? call.tx().all(call.scope(), SECURITY_GROUPS) : List.copyOf(asked))
                .where(GroupFilters.test(call, request.filters()))
                .page(request.maxResults(), request.nextToken(), 5, 1000);
        return DescribeSecurityGroupsResponse.builder()
                .securityGroups(page.items().stream()
                        .map(group -> GroupShape.group(world, call.scope(), group))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    /**
     * The group that is named by id, or by name in the default VPC.
     *
     * @throws AwsError {@code MissingParameter}, {@code InvalidGroup.NotFound} or {@code InvalidGroupId.Malformed}
     */
    public static SecurityGroup named(Call call, String id, String name) {
        if (id != null) {
            return IDS.one(call.tx().world(), call.scope(), id);
        }
        String wanted = require(name, "GroupId");
        Vpc vpc = Vpcs.theDefault(call);
        return call.tx().all(call.scope(), SECURITY_GROUPS).stream()
                .filter(group -> isNamed(group, vpc, wanted))
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        "InvalidGroup.NotFound",
                        "The security group '" + wanted + "' does not exist in default VPC '" + vpc.id() + "'"));
    }

    private static boolean isNamed(SecurityGroup group, Vpc vpc, String name) {
        return group.vpc().equals(vpc.id()) && group.name().equals(name);
    }

    private static String require(String value, String parameter) {
        if (value == null || value.isEmpty()) {
            throw new AwsError("MissingParameter", "The request must contain the parameter " + parameter);
        }
        return value;
    }
}
