package skylab.aws.ec2.group;

import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;

import java.util.List;
import java.util.stream.Stream;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.network.filter.SecurityGroup;
import skylab.network.filter.SecurityGroup.Rule;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesResponse;

/** Rules one by one, each with its id and tags. */
final class RuleListing {
    /** A rule with the group that has it. */
    private record Listed(SecurityGroup group, Rule rule) {
        String id() {
            return rule.id();
        }
    }

    private static final Filters<Listed> FILTERS = new Filters<>(Listed::id)
            .on("security-group-rule-id", Listed::id)
            .on("group-id", listed -> listed.group().id());

    private RuleListing() {}

    /** DescribeSecurityGroupRules. */
    static DescribeSecurityGroupRulesResponse describe(Call call, DescribeSecurityGroupRulesRequest request) {
        Stream<Listed> all = request.securityGroupRuleIds().isEmpty()
                ? call.tx().all(call.scope(), SECURITY_GROUPS).stream().flatMap(RuleListing::of)
                : request.securityGroupRuleIds().stream().distinct().map(id -> byId(call, id));
        List<Listed> wanted = all.filter(FILTERS.test(call.tx().world(), call.scope(), Ask.filters(request.filters())))
                .toList();
        Page<Listed> page = Page.of(wanted, request.maxResults(), request.nextToken(), 5, 1000);
        return DescribeSecurityGroupRulesResponse.builder()
                .securityGroupRules(page.items().stream()
                        .map(one -> new RuleShape(call.tx().world(), call.scope(), one.group()).rule(one.rule()))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static Stream<Listed> of(SecurityGroup group) {
        return group.rules().stream().map(rule -> new Listed(group, rule));
    }

    private static Listed byId(Call call, String id) {
        return call.tx()
                .find(call.scope(), SecurityGroup.RULES, id)
                .flatMap(group -> call.tx().find(call.scope(), SECURITY_GROUPS, group))
                .flatMap(group -> GroupRules.byId(group, id).map(rule -> new Listed(group, rule)))
                .orElseThrow(() -> GroupRules.notFound(id));
    }
}
