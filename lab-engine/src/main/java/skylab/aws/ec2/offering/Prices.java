package skylab.aws.ec2.offering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import skylab.aws.ec2.Rows;
import skylab.billing.PriceList;
import skylab.billing.Pricing;
import skylab.world.Scope;
import skylab.world.Seed;
import skylab.world.World;

/** Prices of Linux instances in USD an hour, On-Demand and on the spot market. Types that the price list does not have have none. */
public final class Prices {
    /** How long a spot price holds. */
    static final Duration SPOT_PERIOD = Duration.ofHours(12);

    private static final int DECIMALS = 4;
    private static final String MODEL = "us-east-1";

    /** Typical multiples of the model region's prices, by region. */
    private static final Map<String, BigDecimal> FACTORS = Rows.read(
                    Rows.class,
                    "price-regions.tsv",
                    row -> Map.entry(row.text("region"), new BigDecimal(row.text("factor"))))
            .stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private Prices() {}

    /**
     * The On-Demand price: the account's, or in a region of which the price list has none a typical one.
     *
     * @param type e.g. {@code t3.micro}
     */
    public static Optional<BigDecimal> onDemand(World world, Scope scope, String type) {
        BigDecimal factor = FACTORS.get(scope.region());
        Optional<BigDecimal> price = Pricing.of(world, scope.account()).onDemand(scope.region(), type);
        return price.isPresent() || factor == null
                ? price
                : PriceList.onDemand(MODEL, type).map(factor::multiply);
    }

    /** When the spot prices of a moment cease to hold. */
    public static Instant spotChange(Instant at) {
        long period = SPOT_PERIOD.toSeconds();
        return Instant.ofEpochSecond((at.getEpochSecond() / period + 1) * period);
    }

    /**
     * The spot price in a zone: between a fifth and two fifths of the On-Demand price, new every twelve hours.
     *
     * @param at the moment
     */
    public static Optional<BigDecimal> spot(World world, Scope scope, String zone, String type, Instant at) {
        return onDemand(world, scope, type).map(price -> spot(world.seed(), zone, type, price, at));
    }

    static BigDecimal spot(Seed seed, String zone, String type, BigDecimal onDemand, Instant at) {
        // The level is the zone's and type's own; around it the price moves a little.
        double level = 0.22 + 0.12 * seed.stream("spot level " + zone + type, 0).nextDouble();
        double swing = 0.06
                * (seed.stream("spot price " + zone + type, at.getEpochSecond() / SPOT_PERIOD.toSeconds())
                                .nextDouble()
                        - 0.5);
        return onDemand.multiply(BigDecimal.valueOf(level + swing))
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .max(new BigDecimal("0.0001"));
    }
}
