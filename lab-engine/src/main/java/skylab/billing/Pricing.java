package skylab.billing;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Table;
import skylab.world.Transaction;
import skylab.world.World;

/** Prices as an account has them: those that were added to its lab, and otherwise those of the {@link PriceList}. */
public final class Pricing {
    private static final Kind<Price> ADDED = new Kind<>("added-price", "");

    /** The price list alone. */
    static final Pricing LISTED = new Pricing(Table.empty());

    /**
     * What is sold where.
     *
     * @param region e.g. {@code ap-northeast-2}
     * @param usage the usage type without the region's prefix, e.g. {@code BoxUsage:t3.micro}
     */
    public record Article(String region, String usage) {
        private String key() {
            return region + " " + usage;
        }

        /** An hour of a Linux instance of a type, On-Demand. */
        public static Article instance(String region, String type) {
            return new Article(region, PriceList.INSTANCE + type);
        }
    }

    private final Table<Price> added;

    private Pricing(Table<Price> added) {
        this.added = added;
    }

    /** The prices of an account. */
    public static Pricing of(World world, String account) {
        Table<Price> added = world.table(global(account), ADDED);
        return added.size() == 0 ? LISTED : new Pricing(added);
    }

    /**
     * Adds prices, or replaces known ones. They hold for the account's whole past, too, as a price list has no history.
     *
     * @param prices in USD of a unit
     */
    public static void add(Transaction tx, String account, Map<Article, BigDecimal> prices) {
        prices.forEach((article, price) -> tx.put(global(account), ADDED, article.key(), Price.added(price)));
    }

    /** Whether prices have been added, just as they are. */
    public boolean has(Map<Article, BigDecimal> prices) {
        return prices.entrySet().stream()
                .allMatch(one -> added.get(one.getKey().key()).equals(Optional.of(Price.added(one.getValue()))));
    }

    /** A price, as {@link PriceList#find}. */
    Optional<Price> find(String region, String usage) {
        return added.get(new Article(region, usage).key()).or(() -> PriceList.find(region, usage));
    }

    /** What an hour of a Linux instance costs On-Demand, in USD. */
    public Optional<BigDecimal> onDemand(String region, String type) {
        return find(region, PriceList.INSTANCE + type)
                .map(price -> price.tariff().steps().get(0).price());
    }

    private static Scope global(String account) {
        return new Scope(account, "aws-global");
    }
}
