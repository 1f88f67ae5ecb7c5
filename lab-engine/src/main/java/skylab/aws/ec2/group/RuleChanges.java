package skylab.aws.ec2.group;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.network.filter.SecurityGroup;
import skylab.network.filter.SecurityGroup.Rule;
import skylab.network.filter.SecurityGroups;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.ModifySecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.ModifySecurityGroupRulesResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleDescription;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleUpdate;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsEgressRequest;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsEgressResponse;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsIngressRequest;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsIngressResponse;

/** Operations that change rules, which keep their ids. */
final class RuleChanges {
    private RuleChanges() {}

    /** ModifySecurityGroupRules: all of them or none. */
    static ModifySecurityGroupRulesResponse modify(Call call, ModifySecurityGroupRulesRequest request) {
        SecurityGroup group = Groups.named(call, request.groupId(), null);
        if (request.securityGroupRules().isEmpty()) {
            throw new AwsError("MissingParameter", "The request must contain the parameter SecurityGroupRules");
        }
        for (SecurityGroupRuleUpdate update : request.securityGroupRules()) {
            Rule before = GroupRules.byId(group, update.securityGroupRuleId())
                    .orElseThrow(() -> GroupRules.notFound(update.securityGroupRuleId()));
            if (update.securityGroupRule() == null) {
                throw new AwsError("MissingParameter", "The request must contain the parameter SecurityGroupRule");
            }
            Rule after = new RuleReader(call, group, before.egress())
                    .rule(update.securityGroupRule())
                    .withId(before.id());
            group = changing(group, before, rule -> after);
        }
        for (Rule rule : group.rules()) {
            List<Rule> others = new ArrayList<>(group.rules());
            others.remove(rule);
            GroupRules.requireNew(others, rule);
        }
        RuleLimits.check(call.tx().world(), call.scope(), group);
        SecurityGroups.put(call.tx(), call.scope(), group);
        return ModifySecurityGroupRulesResponse.builder().returnValue(true).build();
    }

    /** UpdateSecurityGroupRuleDescriptionsIngress. */
    static UpdateSecurityGroupRuleDescriptionsIngressResponse describeIngress(
            Call call, UpdateSecurityGroupRuleDescriptionsIngressRequest request) {
        SecurityGroup group = Groups.named(call, request.groupId(), request.groupName());
        describe(call, group, false, request.ipPermissions(), request.securityGroupRuleDescriptions());
        return UpdateSecurityGroupRuleDescriptionsIngressResponse.builder()
                .returnValue(true)
                .build();
    }

    /** UpdateSecurityGroupRuleDescriptionsEgress. */
    static UpdateSecurityGroupRuleDescriptionsEgressResponse describeEgress(
            Call call, UpdateSecurityGroupRuleDescriptionsEgressRequest request) {
        SecurityGroup group = Groups.named(call, request.groupId(), request.groupName());
        describe(call, group, true, request.ipPermissions(), request.securityGroupRuleDescriptions());
        return UpdateSecurityGroupRuleDescriptionsEgressResponse.builder()
                .returnValue(true)
                .build();
    }

    private static void describe(
            Call call,
            SecurityGroup group,
            boolean egress,
            List<IpPermission> permissions,
            List<SecurityGroupRuleDescription> descriptions) {
        if (permissions.isEmpty() == descriptions.isEmpty()) {
            throw new AwsError(
                    permissions.isEmpty() ? "MissingParameter" : "InvalidParameterCombination",
                    "Specify either IpPermissions or SecurityGroupRuleDescriptions");
        }
        SecurityGroup changed = group;
        for (Rule wanted : new RuleReader(call, group, egress).rules(permissions)) {
            Rule rule = group.rules().stream()
                    .filter(wanted::sameAs)
                    .findFirst()
                    .orElseThrow(() -> new AwsError(
                            "InvalidPermission.NotFound", "The specified rule does not exist in this security group."));
            changed = changing(changed, rule, same -> same.withDescription(wanted.description()));
        }
        for (SecurityGroupRuleDescription wanted : descriptions) {
            Rule rule = GroupRules.byId(group, wanted.securityGroupRuleId())
                    .filter(one -> one.egress() == egress)
                    .orElseThrow(() -> GroupRules.notFound(wanted.securityGroupRuleId()));
            RuleReader.checkDescription(wanted.description());
            changed = changing(changed, rule, same -> same.withDescription(wanted.description()));
        }
        SecurityGroups.put(call.tx(), call.scope(), changed);
    }

    private static SecurityGroup changing(SecurityGroup group, Rule rule, UnaryOperator<Rule> change) {
        return group.withRules(group.rules().stream()
                .map(one -> one.id().equals(rule.id()) ? change.apply(one) : one)
                .toList());
    }
}
