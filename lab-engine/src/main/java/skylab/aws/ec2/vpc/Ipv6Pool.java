package skylab.aws.ec2.vpc;

import static skylab.network.vpc.Vpc.VPCS;

import java.util.List;
import java.util.SplittableRandom;
import skylab.aws.Call;
import skylab.aws.ec2.Rows;
import skylab.network.Cidr6;
import skylab.network.vpc.Vpc;

/**
 * From which range the VPCs of a region receive their IPv6 ranges.
 *
 * @param region its name
 * @param range Amazon's range
 */
record Ipv6Pool(String region, Cidr6 range) {
    /** AWS's name of the pool. */
    private static final String AMAZON = "Amazon";

    private static final int PREFIX = 56;

    private static final List<Ipv6Pool> ALL = Rows.read(
            Ipv6Pool.class, "ipv6-pools.tsv", row -> new Ipv6Pool(row.text("region"), Cidr6.of(row.text("pool"))));

    /** A /56 that no VPC has. */
    static Vpc.Range6 draw(Call call) {
        String region = call.scope().region();
        Cidr6 pool = ALL.stream()
                .filter(one -> one.region.equals(region))
                .findFirst()
                .orElseThrow()
                .range;
        SplittableRandom random = call.tx().random();
        Cidr6 drawn;
        do {
            long host = random.nextLong() >>> pool.prefix();
            drawn = new Cidr6(pool.high() | host, 0, 128).within(PREFIX);
        } while (isTaken(call, drawn));
        return new Vpc.Range6(call.tx().newId(Vpc.Range.RANGES), drawn, AMAZON, region);
    }

    private static boolean isTaken(Call call, Cidr6 range) {
        return call.tx().all(call.scope(), VPCS).stream()
                .flatMap(vpc -> vpc.ranges6().stream())
                .anyMatch(other -> other.cidr().overlaps(range));
    }
}
