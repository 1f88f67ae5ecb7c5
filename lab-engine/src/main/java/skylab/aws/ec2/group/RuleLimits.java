package skylab.aws.ec2.group;

import java.util.List;
import skylab.aws.AwsError;
import skylab.network.filter.Peer;
import skylab.network.filter.PrefixList;
import skylab.network.filter.SecurityGroup;
import skylab.network.filter.SecurityGroup.Rule;
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
    public static void check(World world, Scope scope, SecurityGroup group) {
        for (boolean egress : new boolean[] {false, true}) {
            List<Rule> rules =
                    group.rules().stream().filter(rule -> rule.egress() == egress).toList();
            for (String family : List.of("IPv4", "IPv6")) {
                int count = rules.stream()
                        .mapToInt(rule -> weight(world, scope, rule.peer(), family))
                        .sum();
                if (count > MOST) {
                    throw new AwsError(
                            "RulesPerSecurityGroupLimitExceeded",
                            "The maximum number of rules per security group has been reached.");
                }
            }
        }
    }

    private static int weight(World world, Scope scope, Peer peer, String family) {
        if (peer instanceof Peer.Prefixes) {
            return PrefixList.find(world, scope, peer.text())
                    .filter(list -> list.family().equals(family))
                    .map(PrefixList::most)
                    .orElse(0);
        }
        return peer instanceof Peer.Group || family.equals("IPv4") == peer instanceof Peer.Range ? 1 : 0;
    }
}
