package skylab.aws.ec2.prefix;

import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;
import static skylab.network.route.RouteTable.ROUTE_TABLES;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import skylab.aws.Call;
import skylab.aws.ec2.group.RuleLimits;
import skylab.network.filter.PrefixList;
import skylab.network.filter.SecurityGroup;
import skylab.network.route.RouteTable;

/** What refers to a prefix list: rules of security groups, and routes. */
final class PrefixUses {
    private PrefixUses() {}

    /** The ids of the groups and route tables that refer to a list. */
    static List<String> of(Call call, String list) {
        return Stream.concat(
                        groups(call, list).map(SecurityGroup::id),
                        call.tx().all(call.scope(), ROUTE_TABLES).stream()
                                .filter(table -> table.routes().all().stream()
                                        .anyMatch(route -> route.destination().equals(list)))
                                .map(RouteTable::id))
                .toList();
    }

    /** The ids of the groups that would have too many rules with a list as it is going to be. */
    static List<String> withoutRoom(Call call, PrefixList changed) {
        return groups(call, changed.id())
                .filter(group -> !RuleLimits.hasRoom(
                        group,
                        id -> id.equals(changed.id())
                                ? Optional.of(changed)
                                : PrefixList.find(call.tx().world(), call.scope(), id)))
                .map(SecurityGroup::id)
                .toList();
    }

    private static Stream<SecurityGroup> groups(Call call, String list) {
        return call.tx().all(call.scope(), SECURITY_GROUPS).stream().filter(group -> group.rules().stream()
                .anyMatch(rule -> rule.peer().text().equals(list)));
    }
}
