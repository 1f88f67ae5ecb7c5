package skylab.network.address;

import static skylab.network.eni.NetworkInterface.BY_ADDRESS;

import java.util.SplittableRandom;
import skylab.network.Cidr;
import skylab.network.internet.Internet;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;

/** The public addresses of a region: a range of Amazon's, from which free ones are drawn. */
public final class PublicAddresses {
    /** The range of a region, under {@link #KEY}. */
    private static final Kind<Cidr> POOLS = new Kind<>("public-address-pool", "");

    private static final String KEY = "amazon";

    private PublicAddresses() {}

    /** Gives a region its range. */
    public static void create(Transaction tx, Scope scope, Cidr range) {
        tx.put(scope, POOLS, KEY, range);
    }

    /** Whether the region has been given its range, as is done first of all. */
    public static boolean isThere(Transaction tx, Scope scope) {
        return tx.find(scope, POOLS, KEY).isPresent();
    }

    /** Whether an address is of the region's range. */
    public static boolean contains(World world, Scope scope, String address) {
        return world.table(scope, POOLS)
                .get(KEY)
                .filter(range -> range.contains(address))
                .isPresent();
    }

    /** An address that nobody has: no interface, no account, no host outside. */
    public static String draw(Transaction tx, Scope scope) {
        Cidr range = tx.find(scope, POOLS, KEY).orElseThrow();
        SplittableRandom random = tx.random();
        String address;
        do {
            address = Cidr.dotted(range.network() + random.nextLong(range.size()));
        } while (tx.find(scope, BY_ADDRESS, address).isPresent()
                || Internet.at(address).isPresent()
                || ElasticAddress.at(tx.world(), scope, address).isPresent());
        return address;
    }
}
