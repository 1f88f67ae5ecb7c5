package skylab.aws.bill;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import skylab.aws.ec2.instance.Hosts;
import skylab.aws.ec2.instance.Instance;
import skylab.billing.Books;
import skylab.billing.Books.Posted;
import skylab.billing.Ledger;
import skylab.network.traffic.Traffic;
import skylab.telemetry.CustomMetric;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Timeline;
import skylab.world.World;

/** The books of an account: the ledger, and what follows from what is known anyway. */
public final class Spending {
    private Spending() {}

    /** All that an account has used in any region until now, also what nobody has looked at since. */
    public static Books books(World world, String account) {
        // Looking lets machines live up to the present; what they did becomes known, but not to this world.
        return new Timeline(world, Bookkeeper.BOOKKEEPER).write(tx -> {
            List<Posted> credits = new ArrayList<>();
            for (Scope scope : scopes(world, account, Instance.INSTANCES)) {
                Hosts.appear(tx, scope);
                Hosts.MACHINES.settle(tx, scope);
                credits.addAll(SurplusCredits.of(tx, scope));
            }
            return seen(tx.world(), account).with(credits);
        });
    }

    /**
     * What an account was charged between two moments, in USD, without what has no known price. It is quick, because it looks at
     * the world as it is: what machines do that nobody has looked at yet, and surplus CPU credits, are not in it. Of neighbouring
     * spans it adds up.
     */
    public static BigDecimal between(World world, String account, Instant from, Instant to) {
        return seen(world, account).charged(from, to);
    }

    /** What an account has spent in all until now, looking as {@link #between} does. */
    public static BigDecimal total(World world, String account) {
        Books books = seen(world, account);
        return books.beginning().map(begin -> books.charged(begin, world.now())).orElse(BigDecimal.ZERO);
    }

    private static Books seen(World world, String account) {
        List<Posted> counted = new ArrayList<>();
        scopes(world, account, Traffic.TRAFFIC).forEach(scope -> counted.addAll(DataTransfer.of(world, scope)));
        scopes(world, account, CustomMetric.CUSTOM_METRICS)
                .forEach(scope -> counted.addAll(PublishedMetrics.of(world, scope)));
        scopes(world, account, LogStorage.kind()).forEach(scope -> counted.addAll(LogStorage.of(world, scope)));
        return Ledger.books(world, account).with(counted);
    }

    /** Where the account has rows of a kind. */
    private static List<Scope> scopes(World world, String account, Kind<?> kind) {
        return world.tables().keySet().stream()
                .filter(table -> table.kind().equals(kind.name()))
                .map(World.TableName::scope)
                .filter(scope -> scope.account().equals(account))
                .toList();
    }
}
