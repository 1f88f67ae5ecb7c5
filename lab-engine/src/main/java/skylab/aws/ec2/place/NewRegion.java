package skylab.aws.ec2.place;

import skylab.aws.ec2.Zones;
import skylab.network.address.PublicAddresses;
import skylab.network.vpc.DefaultVpc;
import skylab.world.Scope;
import skylab.world.Transaction;

/** What an account has in a region before it does anything there. */
public final class NewRegion {
    private NewRegion() {}

    /** Makes it, unless it is there already. */
    public static void open(Transaction tx, Scope scope) {
        if (!PublicAddresses.isThere(tx, scope)) {
            Zones.Region region = Zones.region(scope.region());
            DefaultVpc.create(tx, scope, region.zones(), region.zoneIds(), region.publicAddresses());
        }
    }
}
