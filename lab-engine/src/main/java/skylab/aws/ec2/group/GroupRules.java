package skylab.aws.ec2.group;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.network.filter.SecurityGroup;
import skylab.network.filter.SecurityGroup.Rule;
import skylab.network.filter.SecurityGroups;
import skylab.network.vpc.Vpc;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Operations that add rules to a security group and take them away. */
final class GroupRules {
    private GroupRules() {}

    /** AuthorizeSecurityGroupIngress. */
    static AuthorizeSecurityGroupIngressResponse authorizeIngress(
            Call call, AuthorizeSecurityGroupIngressRequest request) {
        SecurityGroup group = Groups.named(call, request.groupId(), request.groupName());
        List<Rule> asked = new RuleReader(call, group, false)
                .rules(
                        request.ipPermissions(),
                        new RuleReader.Legacy(
                                request.ipProtocol(),
                                request.fromPort(),
                                request.toPort(),
                                request.cidrIp(),
                                request.sourceSecurityGroupName()));
        List<Rule> made = authorize(call, group, asked, request.tagSpecifications());
        RuleShape shape = new RuleShape(call.tx().world(), call.scope(), group);
        return AuthorizeSecurityGroupIngressResponse.builder()
                .returnValue(true)
                .securityGroupRules(made.stream().map(shape::rule).toList())
                .build();
    }

    /** AuthorizeSecurityGroupEgress. */
    static AuthorizeSecurityGroupEgressResponse authorizeEgress(
            Call call, AuthorizeSecurityGroupEgressRequest request) {
        SecurityGroup group = Groups.named(call, request.groupId(), null);
        List<Rule> asked = new RuleReader(call, group, true)
                .rules(
                        request.ipPermissions(),
                        new RuleReader.Legacy(
                                request.ipProtocol(),
                                request.fromPort(),
                                request.toPort(),
                                request.cidrIp(),
                                request.sourceSecurityGroupName()));
        List<Rule> made = authorize(call, group, asked, request.tagSpecifications());
        RuleShape shape = new RuleShape(call.tx().world(), call.scope(), group);
        return AuthorizeSecurityGroupEgressResponse.builder()
                .returnValue(true)
                .securityGroupRules(made.stream().map(shape::rule).toList())
                .build();
    }

    private static List<Rule> authorize(
            Call call, SecurityGroup group, List<Rule> asked, List<TagSpecification> specifications) {
        Map<String, String> tags = Ask.tags(specifications, SecurityGroup.RULES.name());
        List<Rule> rules = new ArrayList<>(group.rules());
        List<Rule> made = new ArrayList<>();
        for (Rule wanted : asked) {
            if (made.stream().anyMatch(wanted::sameAs)) {
                throw new AwsError("InvalidParameterValue", "The same permission must not appear multiple times");
            }
            requireNew(group.rules(), wanted);
            Rule rule = wanted.withId(call.tx().newId(SecurityGroup.RULES));
            rules.add(rule);
            made.add(rule);
        }
        SecurityGroup changed = group.withRules(rules);
        RuleLimits.check(call.tx().world(), call.scope(), changed);
        SecurityGroups.put(call.tx(), call.scope(), changed);
        made.forEach(rule -> Tags.add(call.tx(), call.scope(), rule.id(), tags));
        return made;
    }

    /**
     * Checks that no other rule allows the same.
     *
     * @throws AwsError {@code InvalidPermission.Duplicate}
     */
    static void requireNew(List<Rule> others, Rule wanted) {
        if (others.stream().anyMatch(wanted::sameAs)) {
            throw new AwsError(
                    "InvalidPermission.Duplicate", "the specified rule " + RuleShape.named(wanted) + " already exists");
        }
    }

    /** RevokeSecurityGroupIngress. */
    static RevokeSecurityGroupIngressResponse revokeIngress(Call call, RevokeSecurityGroupIngressRequest request) {
        SecurityGroup group = Groups.named(call, request.groupId(), request.groupName());
        List<Rule> unknown = new ArrayList<>();
        List<Rule> gone = request.securityGroupRuleIds().isEmpty()
                ? same(
                        call,
                        group,
                        new RuleReader(call, group, false)
                                .rules(
                                        request.ipPermissions(),
                                        new RuleReader.Legacy(
                                                request.ipProtocol(),
                                                request.fromPort(),
                                                request.toPort(),
                                                request.cidrIp(),
                                                request.sourceSecurityGroupName())),
                        unknown)
                : byIds(group, false, request.securityGroupRuleIds());
        revoke(call, group, gone);
        RuleShape shape = new RuleShape(call.tx().world(), call.scope(), group);
        return RevokeSecurityGroupIngressResponse.builder()
                .returnValue(true)
                .revokedSecurityGroupRules(gone.stream().map(shape::revoked).toList())
                .unknownIpPermissions(shape.permissions(unknown))
                .build();
    }

    /** RevokeSecurityGroupEgress. */
    static RevokeSecurityGroupEgressResponse revokeEgress(Call call, RevokeSecurityGroupEgressRequest request) {
        SecurityGroup group = Groups.named(call, request.groupId(), null);
        List<Rule> unknown = new ArrayList<>();
        List<Rule> gone = request.securityGroupRuleIds().isEmpty()
                ? same(
                        call,
                        group,
                        new RuleReader(call, group, true)
                                .rules(
                                        request.ipPermissions(),
                                        new RuleReader.Legacy(
                                                request.ipProtocol(),
                                                request.fromPort(),
                                                request.toPort(),
                                                request.cidrIp(),
                                                request.sourceSecurityGroupName())),
                        unknown)
                : byIds(group, true, request.securityGroupRuleIds());
        revoke(call, group, gone);
        RuleShape shape = new RuleShape(call.tx().world(), call.scope(), group);
        return RevokeSecurityGroupEgressResponse.builder()
                .returnValue(true)
                .revokedSecurityGroupRules(gone.stream().map(shape::revoked).toList())
                .unknownIpPermissions(shape.permissions(unknown))
                .build();
    }

    private static void revoke(Call call, SecurityGroup group, List<Rule> gone) {
        List<Rule> rules = new ArrayList<>(group.rules());
        rules.removeAll(gone);
        SecurityGroups.put(call.tx(), call.scope(), group.withRules(rules));
        gone.forEach(rule -> Tags.forget(call.tx(), call.scope(), rule.id()));
    }

    // In a default VPC, what is not there is told and not refused (EC2 API, RevokeSecurityGroupIngress).
    private static List<Rule> same(Call call, SecurityGroup group, List<Rule> asked, List<Rule> unknown) {
        boolean tolerant = call.tx()
                .find(call.scope(), Vpc.VPCS, group.vpc())
                .filter(Vpc::isDefault)
                .isPresent();
        List<Rule> found = new ArrayList<>();
        for (Rule wanted : asked) {
            Optional<Rule> rule = group.rules().stream().filter(wanted::sameAs).findFirst();
            if (rule.isEmpty() && !tolerant) {
                throw new AwsError(
                        "InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
            }
            rule.ifPresentOrElse(found::add, () -> unknown.add(wanted));
        }
        return found;
    }

    /**
     * The rules of a group with these ids, each once.
     *
     * @throws AwsError {@code InvalidSecurityGroupRuleId.Malformed} or {@code InvalidSecurityGroupRuleId.NotFound}
     */
    static List<Rule> byIds(SecurityGroup group, boolean egress, List<String> ids) {
        return new LinkedHashSet<>(ids)
                .stream()
                        .map(id -> byId(group, id)
                                .filter(rule -> rule.egress() == egress)
                                .orElseThrow(() -> notFound(id)))
                        .toList();
    }

    /** The rule of a group with an id. */
    static Optional<Rule> byId(SecurityGroup group, String id) {
        return group.rules().stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** The refusal of an id that no rule of the group has. */
    static AwsError notFound(String id) {
        return id != null && id.matches("sgr-[0-9a-f]{8,17}")
                ? new AwsError(
                        "InvalidSecurityGroupRuleId.NotFound", "The security group rule ID '" + id + "' does not exist")
                : new AwsError("InvalidSecurityGroupRuleId.Malformed", "Invalid id: \"" + id + "\"");
    }
}
