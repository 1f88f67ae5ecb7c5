package skylab.network;

import static skylab.network.SecurityGroup.SECURITY_GROUPS;
import static skylab.network.Subnet.SUBNETS;
import static skylab.network.Vpc.VPCS;

import java.util.List;
import org.pcollections.TreePVector;
import skylab.network.SecurityGroup.Rule;
import skylab.world.Scope;
import skylab.world.Transaction;

/** What every region of an account begins with (VPC guide, "Default VPCs"). */
public final class DefaultVpc {
    private static final Cidr RANGE = Cidr.of("172.31.0.0/16");
    private static final int SUBNET_SIZE = 4096;

    private DefaultVpc() {}

    /**
     * Makes the VPC, a /20 subnet in each zone, and the default security group.
     *
     * @param zones names of availability zones
     * @param zoneIds their ids, in the same order
     */
    public static void create(Transaction tx, Scope scope, List<String> zones, List<String> zoneIds) {
        String vpc = tx.newId(VPCS);
        tx.put(scope, VPCS, vpc, new Vpc(vpc, RANGE, true));
        for (int i = 0; i < zones.size(); i++) {
            String id = tx.newId(SUBNETS);
            Cidr range = new Cidr(RANGE.network() + (long) i * SUBNET_SIZE, 20);
            tx.put(scope, SUBNETS, id, new Subnet(id, vpc, zones.get(i), zoneIds.get(i), range, true, true));
        }
        String group = tx.newId(SECURITY_GROUPS);
        Rule fromMembers = new Rule(tx.newId(SecurityGroup.RULES), false, "-1", -1, -1, group, null);
        tx.put(
                scope,
                SECURITY_GROUPS,
                group,
                new SecurityGroup(
                        group,
                        "default",
                        "default VPC security group",
                        vpc,
                        TreePVector.<Rule>empty().plus(fromMembers).plus(allowAllOut(tx))));
    }

    /** The rule with which every new security group begins. */
    public static Rule allowAllOut(Transaction tx) {
        return new Rule(tx.newId(SecurityGroup.RULES), true, "-1", -1, -1, Cidr.ANYWHERE.toString(), null);
    }
}
