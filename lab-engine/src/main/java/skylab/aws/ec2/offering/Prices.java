package skylab.aws.ec2.offering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.aws.ec2.Rows;
import skylab.world.Seed;

/** Prices of Linux instances in USD an hour. Types without a row in the table have none. */
public final class Prices {
    /** How long a spot price holds. */
    static final Duration SPOT_PERIOD = Duration.ofHours(12);

    private static final int DECIMALS = 4;
    private static final Map<String, BigDecimal> LARGE = read();
    private static final Pattern MULTIPLE = Pattern.compile("([0-9]+)xlarge");

    private Prices() {}

    /**
     * The On-Demand price.
     *
     * @param type e.g. {@code t3.micro}
     */
    public static Optional<BigDecimal> onDemand(String region, String type) {
        int dot = type.indexOf('.');
        BigDecimal large = LARGE.get(region + " " + type.substring(0, dot));
        return large == null
                ? Optional.empty()
                : sixteenths(type.substring(dot + 1))
                        .map(parts -> large.multiply(BigDecimal.valueOf(parts)).divide(BigDecimal.valueOf(16)));
    }

    /**
     * The spot price in a zone: between a fifth and two fifths of the On-Demand price, new every twelve hours.
     *
     * @param seed the lab's
     * @param at the moment
     */
    public static Optional<BigDecimal> spot(Seed seed, String region, String zone, String type, Instant at) {
        return onDemand(region, type).map(price -> spot(seed, zone, type, price, at));
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

    private static Optional<Integer> sixteenths(String size) {
        Matcher multiple = MULTIPLE.matcher(size);
        if (multiple.matches()) {
            return Optional.of(32 * Integer.parseInt(multiple.group(1)));
        }
        return switch (size) {
            case "nano" -> Optional.of(1);
            case "micro" -> Optional.of(2);
            case "small" -> Optional.of(4);
            case "medium" -> Optional.of(8);
            case "large" -> Optional.of(16);
            case "xlarge" -> Optional.of(32);
            default -> Optional.empty();
        };
    }

    private static Map<String, BigDecimal> read() {
        record Factor(String region, String column, BigDecimal of) {}
        List<Factor> factors = Rows.read(
                Rows.class,
                "price-regions.tsv",
                row -> new Factor(row.text("region"), row.text("column"), new BigDecimal(row.text("factor"))));
        Map<String, BigDecimal> prices = new HashMap<>();
        Rows.read(Rows.class, "linux-prices.tsv", row -> {
            String family = row.text("family");
            for (Factor factor : factors) {
                String price = row.text(factor.column());
                if (!price.isEmpty()) {
                    prices.put(factor.region() + " " + family, new BigDecimal(price).multiply(factor.of()));
                }
            }
            return family;
        });
        return Map.copyOf(prices);
    }
}
