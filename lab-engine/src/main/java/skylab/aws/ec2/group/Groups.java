package skylab.aws.ec2.group;

import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;
import static skylab.network.vpc.Vpc.VPCS;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Page;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.network.eni.NetworkInterface;
import skylab.network.filter.SecurityGroup;
import skylab.network.filter.SecurityGroup.Rule;
import skylab.network.vpc.NewVpc;
import skylab.network.vpc.Vpc;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;

/** Operations on security groups. */
public final class Groups {
    /** Groups by id. */
    public static final Ids<SecurityGroup> IDS = new Ids<>(SECURITY_GROUPS, "security group", "InvalidGroup");

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9 ._\\-:/()#,@\\[\\]+=&;{}!$*]{1,255}");

    private static final Filters<SecurityGroup> FILTERS = new Filters<>(SecurityGroup::id)
            .on("group-id", SecurityGroup::id)
            .on("group-name", SecurityGroup::name)
            .on("description", SecurityGroup::description)
            .on("vpc-id", SecurityGroup::vpc)
            .onEach("ip-permission.cidr", group -> group.rules().stream()
                    .filter(rule -> !rule.egress())
                    .map(rule -> rule.peer().text()))
            .onEach("ip-permission.from-port", group -> group.rules().stream()
                    .filter(rule -> !rule.egress())
                    .map(Rule::fromPort))
            .onEach("ip-permission.to-port", group -> group.rules().stream()
                    .filter(rule -> !rule.egress())
                    .map(Rule::toPort))
            .onEach("ip-permission.protocol", group -> group.rules().stream()
                    .filter(rule -> !rule.egress())
                    .map(Rule::protocol));

    private Groups() {}

    /** CreateSecurityGroup. */
    public static CreateSecurityGroupResponse create(Call call, CreateSecurityGroupRequest request) {
        World world = call.tx().world();
        String name = require(request.groupName(), "GroupName");
        String description = require(request.description(), "GroupDescription");
        if (!NAME.matcher(name).matches() || name.startsWith("sg-")) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + name + ") for parameter GroupName is invalid. Character sets beyond ASCII are not"
                            + " supported, and it must not begin with sg-.");
        }
        if (!NAME.matcher(description).matches()) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + description
                            + ") for parameter GroupDescription is invalid. Character sets beyond ASCII are not"
                            + " supported.");
        }
        Vpc vpc = request.vpcId() == null
                ? defaultVpc(call)
                : new Ids<>(VPCS, "vpc ID", "InvalidVpcID").one(world, call.scope(), request.vpcId());
        boolean taken = world.table(call.scope(), SECURITY_GROUPS).values().stream()
                .anyMatch(other -> other.vpc().equals(vpc.id()) && other.name().equals(name));
        if (taken) {
            throw new AwsError(
                    "InvalidGroup.Duplicate",
                    "The security group '" + name + "' already exists for VPC '" + vpc.id() + "'");
        }
        String id = call.tx().newId(SECURITY_GROUPS);
        SecurityGroup made = new SecurityGroup(
                id,
                name,
                description,
                vpc.id(),
                TreePVector.singleton(NewVpc.allowAllOut(call.tx().newId(SecurityGroup.RULES))));
        call.tx().put(call.scope(), SECURITY_GROUPS, id, made);
        Tags.add(call.tx(), call.scope(), id, Ask.tags(request.tagSpecifications(), "security-group"));
        return CreateSecurityGroupResponse.builder()
                .groupId(id)
                .securityGroupArn(GroupShape.arn(call.scope(), id))
                .tags(Ask.tags(call.tx().world(), call.scope(), id))
                .build();
    }

    /** DeleteSecurityGroup. */
    public static DeleteSecurityGroupResponse delete(Call call, DeleteSecurityGroupRequest request) {
        SecurityGroup group = named(call, request.groupId(), request.groupName());
        if (group.name().equals("default")) {
            throw new AwsError(
                    "CannotDelete",
                    "the specified group: \"" + group.id() + "\" name: \"default\" cannot be deleted by a user");
        }
        boolean inUse = call.tx().all(call.scope(), NetworkInterface.INTERFACES).stream()
                        .anyMatch(one -> one.groups().contains(group.id()))
                || call.tx().all(call.scope(), SECURITY_GROUPS).stream()
                        .filter(other -> !other.id().equals(group.id()))
                        .anyMatch(other -> other.rules().stream()
                                .anyMatch(rule -> rule.peer().text().equals(group.id())));
        if (inUse) {
            throw new AwsError("DependencyViolation", "resource " + group.id() + " has a dependent object");
        }
        call.tx().remove(call.scope(), SECURITY_GROUPS, group.id());
        return DeleteSecurityGroupResponse.builder()
                .returnValue(true)
                .groupId(group.id())
                .build();
    }

    /** AuthorizeSecurityGroupIngress. */
    public static AuthorizeSecurityGroupIngressResponse authorizeIngress(
            Call call, AuthorizeSecurityGroupIngressRequest request) {
        SecurityGroup group = named(call, request.groupId(), request.groupName());
        List<Rule> asked = RuleReader.ingress(call, request);
        PVector<Rule> rules = group.rules();
        for (Rule rule : asked) {
            if (rules.stream().anyMatch(rule::sameAs)) {
                throw new AwsError(
                        "InvalidPermission.Duplicate",
                        "the specified rule \"peer: " + rule.peer().text() + ", " + GroupShape.traffic(rule)
                                + ", ALLOW\" already exists");
            }
            rules = rules.plus(rule);
        }
        if (rules.stream().filter(rule -> !rule.egress()).count() > RuleReader.MOST_RULES) {
            throw new AwsError(
                    "RulesPerSecurityGroupLimitExceeded",
                    "The maximum number of rules per security group has been reached.");
        }
        call.tx().put(call.scope(), SECURITY_GROUPS, group.id(), group.withRules(rules));
        return AuthorizeSecurityGroupIngressResponse.builder()
                .returnValue(true)
                .securityGroupRules(asked.stream()
                        .map(rule -> GroupShape.rule(call.scope(), group, rule))
                        .toList())
                .build();
    }

    /** RevokeSecurityGroupIngress. */
    public static RevokeSecurityGroupIngressResponse revokeIngress(
            Call call, RevokeSecurityGroupIngressRequest request) {
        SecurityGroup group = named(call, request.groupId(), request.groupName());
        List<Rule> gone = new ArrayList<>();
        for (String ruleId : request.securityGroupRuleIds()) {
            gone.add(group.rules().stream()
                    .filter(rule -> rule.id().equals(ruleId) && !rule.egress())
                    .findFirst()
                    .orElseThrow(() -> new AwsError(
                            "InvalidSecurityGroupRuleId.NotFound",
                            "The security group rule ID '" + ruleId + "' does not exist")));
        }
        if (request.securityGroupRuleIds().isEmpty()) {
            for (Rule asked : RuleReader.ingress(call, request)) {
                gone.add(group.rules().stream()
                        .filter(asked::sameAs)
                        .findFirst()
                        .orElseThrow(() -> new AwsError(
                                "InvalidPermission.NotFound",
                                "The specified rule does not exist in this security group.")));
            }
        }
        call.tx()
                .put(
                        call.scope(),
                        SECURITY_GROUPS,
                        group.id(),
                        group.withRules(group.rules().minusAll(gone)));
        return RevokeSecurityGroupIngressResponse.builder().returnValue(true).build();
    }

    /** DescribeSecurityGroups. */
    public static DescribeSecurityGroupsResponse describe(Call call, DescribeSecurityGroupsRequest request) {
        World world = call.tx().world();
        List<SecurityGroup> named = new ArrayList<>(
                request.groupIds().isEmpty() ? List.of() : IDS.all(world, call.scope(), request.groupIds()));
        request.groupNames().forEach(name -> named.add(named(call, null, name)));
        List<SecurityGroup> all =
                request.groupIds().isEmpty() && request.groupNames().isEmpty()
                        ? List.copyOf(world.table(call.scope(), SECURITY_GROUPS).values())
                        : named;
        Page<SecurityGroup> page = Page.of(
                all.stream()
                        .filter(FILTERS.test(world, call.scope(), Ask.filters(request.filters())))
                        .toList(),
                request.maxResults(),
                request.nextToken(),
                5,
                1000);
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
        String vpc = defaultVpc(call).id();
        return call.tx().all(call.scope(), SECURITY_GROUPS).stream()
                .filter(group -> group.vpc().equals(vpc) && group.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        "InvalidGroup.NotFound",
                        "The security group '" + wanted + "' does not exist in default VPC '" + vpc + "'"));
    }

    private static Vpc defaultVpc(Call call) {
        return call.tx().all(call.scope(), VPCS).stream()
                .filter(Vpc::isDefault)
                .findFirst()
                .orElseThrow(() -> new AwsError("VPCIdNotSpecified", "No default VPC for this user"));
    }

    private static String require(String value, String parameter) {
        if (value == null || value.isEmpty()) {
            throw new AwsError("MissingParameter", "The request must contain the parameter " + parameter);
        }
        return value;
    }
}
