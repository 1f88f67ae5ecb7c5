package skylab.aws.ec2.group;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import skylab.aws.AwsError;
import skylab.network.filter.Peer;
import skylab.network.filter.PrefixList;
import skylab.network.filter.SecurityGroup;
import skylab.world.Scope;
import skylab.world.World;

/**
 * How many rules a group may have (VPC guide, "Amazon VPC quotas"): so many for each direction, those for IPv4 and those
 * for IPv6 counted separately. A group as peer counts in both, a prefix list for as many rules as it may have entries.
 */
public final class RuleLimits {
    private static final int MOST = 60;

    private RuleLimits() {}

    /**
     * Checks a group as it is going to be.
     *
     * @throws AwsError {@code RulesPerSecurityGroupLimitExceeded}
     */
    static void check(World world, Scope scope, SecurityGroup group) {
        if (!hasRoom(group, id -> PrefixList.find(world, scope, id))) {
            throw new AwsError(
                    "RulesPerSecurityGroupLimitExceeded",
                    "The maximum number of rules per security group has been reached.");
        }
    }

    /**
     * Whether a group's rules are not too many.
     *
     * @param lists prefix lists by id
     */
    public static boolean hasRoom(SecurityGroup group, Function<String, Optional<PrefixList>> lists) {
        for (boolean egress : new boolean[] {false, true}) {
            for (String family : List.of("IPv4", "IPv6")) {
                int count = group.rules().stream()
                        .filter(rule -> rule.egress() == egress)
                        .mapToInt(rule -> weight(rule.peer(), family, lists))
                        .sum();
                if (count > MOST) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int weight(Peer peer, String family, Function<String, Optional<PrefixList>> lists) {
        if (peer instanceof Peer.Prefixes) {
            return lists.apply(peer.text())
                    .filter(list -> list.family().equals(family))
                    .map(PrefixList::most)
                    .orElse(0);
        }
        return peer instanceof Peer.Group || family.equals("IPv4") == peer instanceof Peer.Range ? 1 : 0;
    }
}
