package skylab.network;

import static skylab.network.SecurityGroup.SECURITY_GROUPS;
import static skylab.network.Subnet.SUBNETS;
import static skylab.network.Vpc.VPCS;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.pcollections.TreePVector;
import skylab.network.SecurityGroup.Rule;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/** What every region of an account begins with (VPC guide, "Default VPCs"). */
public final class DefaultVpc {
    private static final Cidr RANGE = Cidr.of("172.31.0.0/16");
    private static final int SUBNET_SIZE = 4096;

    private DefaultVpc() {}

    /**
     * Makes the VPC, a /20 subnet in each zone, and the default security group. Their ids follow from the seed and the
     * region alone, so that it does not matter when a region is first used.
     *
     * @param zones names of availability zones
     * @param zoneIds their ids, in the same order
     * @param publicAddresses the range from which the region's public addresses are drawn
     */
    public static void create(
            Transaction tx, Scope scope, List<String> zones, List<String> zoneIds, Cidr publicAddresses) {
        PublicAddresses.create(tx, scope, publicAddresses);
        SplittableRandom ids = tx.world().seed().stream("default-vpc " + scope.region(), 0);
        String vpc = id(VPCS, ids);
        tx.put(scope, VPCS, vpc, new Vpc(vpc, RANGE, true));
        for (int i = 0; i < zones.size(); i++) {
            String id = id(SUBNETS, ids);
            Cidr range = new Cidr(RANGE.network() + (long) i * SUBNET_SIZE, 20);
            tx.put(scope, SUBNETS, id, new Subnet(id, vpc, zones.get(i), zoneIds.get(i), range, true, true));
        }
        String group = id(SECURITY_GROUPS, ids);
        Rule fromMembers = new Rule(id(SecurityGroup.RULES, ids), false, "-1", -1, -1, group, null);
        tx.put(
                scope,
                SECURITY_GROUPS,
                group,
                new SecurityGroup(
                        group,
                        "default",
                        "default VPC security group",
                        vpc,
                        TreePVector.<Rule>empty().plus(fromMembers).plus(allowAllOut(id(SecurityGroup.RULES, ids)))));
    }

    private static String id(Kind<?> kind, SplittableRandom ids) {
        return kind.prefix() + "0" + HexFormat.of().toHexDigits(ids.nextLong());
    }

    /** The rule with which every new security group begins. */
    public static Rule allowAllOut(Transaction tx) {
        return allowAllOut(tx.newId(SecurityGroup.RULES));
    }

    private static Rule allowAllOut(String id) {
        return new Rule(id, true, "-1", -1, -1, Cidr.ANYWHERE.toString(), null);
    }
}
