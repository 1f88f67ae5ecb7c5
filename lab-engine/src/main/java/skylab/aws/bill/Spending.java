package skylab.aws.bill;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import skylab.aws.ec2.instance.Hosts;
import skylab.aws.ec2.instance.Instance;
import skylab.billing.Books;
import skylab.billing.Books.Posted;
import skylab.billing.Entry;
import skylab.billing.Ledger;
import skylab.network.traffic.Traffic;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Timeline;
import skylab.world.World;

/** The books of an account: the ledger, and what is only counted. */
public final class Spending {
    private static final BigDecimal GIB = BigDecimal.valueOf(1L << 30);

    private Spending() {}

    /** All that an account has used in any region until now, also what nobody has looked at since. */
    public static Books books(World world, String account) {
        return seen(new Timeline(world, Bookkeeper.BOOKKEEPER).write(tx -> {
            for (Scope scope : scopes(world, account, Instance.INSTANCES)) {
                Hosts.appear(tx, scope);
                Hosts.MACHINES.settle(tx, scope);
            }
            return tx.world();
        }), account);
    }

    private static Books seen(World world, String account) {
        List<Posted> counted = new ArrayList<>();
        for (Scope scope : scopes(world, account, Traffic.TRAFFIC)) {
            world.table(scope, Traffic.TRAFFIC).values().forEach(row -> transfer(counted, scope.region(), row));
        }
        return Ledger.books(world, account).with(counted);
    }

    /**
     * What an account has spent in all until now, in USD, without what has no known price. It looks at the world as it is: what
     * a machine does that nobody has looked at yet is not in it.
     */
    public static BigDecimal total(World world, String account) {
        return seen(world, account).total();
    }

    /** Where the account has rows of a kind. */
    private static List<Scope> scopes(World world, String account, Kind<?> kind) {
        return world.tables().keySet().stream()
                .filter(table -> table.kind().equals(kind.name()))
                .map(World.TableName::scope)
                .filter(scope -> scope.account().equals(account))
                .toList();
    }

    /**
     * What is charged of bytes (EC2 pricing page, "Data Transfer"; VPC pricing page, "NAT gateway"): those to the Internet; those
     * to another zone or to a public address of the region where they are sent and where they are received; all that a NAT
     * gateway processes.
     */
    private static void transfer(List<Posted> counted, String region, Traffic row) {
        switch (row.way()) {
            case INTERNET -> count(counted, region, row, "DataTransfer-Out-Bytes", row.out());
            case OTHER_ZONE, PUBLIC_ADDRESS -> count(
                    counted, region, row, "DataTransfer-Regional-Bytes", row.out() + row.in());
            case PROCESSED -> count(counted, region, row, "NatGateway-Bytes", row.out() + row.in());
            case SAME_ZONE, ENDPOINT -> {
                // Free.
            }
        }
    }

    private static void count(List<Posted> counted, String region, Traffic row, String usage, long bytes) {
        if (bytes > 0) {
            Instant hour = row.hour();
            counted.add(new Posted(
                    region,
                    new Entry(
                            row.resource(), usage, "", BigDecimal.valueOf(bytes).divide(GIB), null, hour, hour)));
        }
    }
}
