package skylab.aws.ec2.group;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.ec2.Ask;
import skylab.network.filter.Peer;
import skylab.network.filter.SecurityGroup;
import skylab.network.filter.SecurityGroup.Rule;
import software.amazon.awssdk.services.ec2.model.Filter;

/** The filters of security groups. */
final class GroupFilters {
    private GroupFilters() {}

    /** The test for filters. */
    static Predicate<SecurityGroup> test(Call call, List<Filter> wanted) {
        Filters<SecurityGroup> filters = new Filters<>(SecurityGroup::id)
                .on("group-id", SecurityGroup::id)
                .on("group-name", SecurityGroup::name)
                .on("description", SecurityGroup::description)
                .on("vpc-id", SecurityGroup::vpc)
                .on("owner-id", group -> call.scope().account());
        onRules(filters, call, "ip-permission.", false);
        onRules(filters, call, "egress.ip-permission.", true);
        return filters.test(call.tx().world(), call.scope(), Ask.filters(wanted));
    }

    private static void onRules(Filters<SecurityGroup> filters, Call call, String prefix, boolean egress) {
        Function<SecurityGroup, Stream<Rule>> rules =
                group -> group.rules().stream().filter(rule -> rule.egress() == egress);
        filters.onEach(prefix + "cidr", group -> peers(rules.apply(group), Peer.Range.class))
                .onEach(prefix + "ipv6-cidr", group -> peers(rules.apply(group), Peer.Range6.class))
                .onEach(prefix + "prefix-list-id", group -> peers(rules.apply(group), Peer.Prefixes.class))
                .onEach(prefix + "group-id", group -> peers(rules.apply(group), Peer.Group.class))
                .onEach(prefix + "group-name", group -> peers(rules.apply(group), Peer.Group.class)
                        .flatMap(id -> call.tx().find(call.scope(), SecurityGroup.SECURITY_GROUPS, id).stream())
                        .map(SecurityGroup::name))
                .onEach(prefix + "user-id", group -> peers(rules.apply(group), Peer.Group.class)
                        .map(id -> call.scope().account()))
                .onEach(prefix + "from-port", group -> rules.apply(group).map(Rule::fromPort))
                .onEach(prefix + "to-port", group -> rules.apply(group).map(Rule::toPort))
                .onEach(prefix + "protocol", group -> rules.apply(group).map(Rule::protocol));
    }

    private static Stream<String> peers(Stream<Rule> rules, Class<? extends Peer> kind) {
        return rules.map(Rule::peer).filter(kind::isInstance).map(Peer::text);
    }
}
