package skylab.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All prices there are, read from {@code prices.tsv} and {@code instances.tsv} when first asked. A price that is not there is
 * not known; none is made up.
 */
public final class PriceList {
    static final String INSTANCE = "BoxUsage:";
    private static final Pattern MULTIPLE = Pattern.compile("([0-9]+)xlarge");

    private record Source(LocalDate date, String text) {}

    private record Region(String prefix, String prices) {}

    private static final Map<String, Region> REGIONS = Facts.read("regions.tsv").stream()
            .collect(Collectors.toUnmodifiableMap(cells -> cells[0], cells -> new Region(cells[1], cells[2])));
    private static final Map<String, Usage> USAGES = Facts.read("usages.tsv").stream()
            .map(cells -> new Usage(
                    cells[0], cells[1], cells[2], Measured.valueOf(cells[3].toUpperCase(Locale.ROOT)), cells[4]))
            .collect(Collectors.toUnmodifiableMap(Usage::name, Function.identity()));
    private static final Map<String, Price> PRICES = prices();

    private PriceList() {}

    /**
     * What is billed under a usage type.
     *
     * @param usage without the region's prefix
     * @throws IllegalArgumentException if nothing is known of it
     */
    public static Usage usage(String usage) {
        Usage known = known(usage);
        if (known == null) {
            throw new IllegalArgumentException("nothing is known of the usage type " + usage);
        }
        return known;
    }

    /** Whether something is billed under a usage type. */
    public static boolean isKnown(String usage) {
        return known(usage) != null;
    }

    private static Usage known(String usage) {
        Usage exact = USAGES.get(usage);
        if (exact == null) {
            exact = USAGES.get(usage.substring(0, usage.indexOf(':') + 1) + "*");
        }
        return exact == null ? USAGES.get(usage.substring(0, usage.indexOf('.') + 1) + "*") : exact;
    }

    /** A usage type as bills write it: with the region's prefix. */
    public static String written(String region, String usage) {
        Region known = REGIONS.get(region);
        return (known == null ? region + "-" : known.prefix()) + usage;
    }

    /**
     * A price; of instances that of Linux with shared tenancy, On-Demand.
     *
     * @param region e.g. {@code ap-northeast-2}
     * @param usage the usage type without the region's prefix, e.g. {@code BoxUsage:t3.micro}
     */
    public static Optional<Price> find(String region, String usage) {
        Region known = REGIONS.get(region);
        if (known == null || known.prices().isEmpty()) {
            return Optional.empty();
        }
        String at = known.prices() + " ";
        Price price = PRICES.get(at + usage);
        return price == null && usage.startsWith(INSTANCE)
                ? inProportion(at, usage.substring(INSTANCE.length()))
                : Optional.ofNullable(price);
    }

    /** What an hour of a Linux instance costs On-Demand, in USD. */
    public static Optional<BigDecimal> onDemand(String region, String type) {
        return find(region, INSTANCE + type)
                .map(price -> price.tariff().steps().get(0).price());
    }

    private static Optional<Price> inProportion(String at, String type) {
        int dot = type.indexOf('.');
        Price large = dot < 0 || isExceptional(type) ? null : PRICES.get(at + INSTANCE + type.substring(0, dot));
        return large == null
                ? Optional.empty()
                : sixteenths(type.substring(dot + 1))
                        .map(parts -> new Price(
                                Tariff.flat(large.tariff()
                                        .steps()
                                        .get(0)
                                        .price()
                                        .multiply(BigDecimal.valueOf(parts))
                                        .divide(BigDecimal.valueOf(16))
                                        .stripTrailingZeros()),
                                large.source(),
                                large.date()));
    }

    /** Whether a type is known not to cost in proportion, somewhere. */
    private static boolean isExceptional(String type) {
        return PRICES.containsKey("us-east-1 " + INSTANCE + type);
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

    private static Map<String, Price> prices() {
        Map<String, Source> sources = Facts.read("sources.tsv").stream()
                .collect(Collectors.toMap(cells -> cells[0], cells -> new Source(LocalDate.parse(cells[1]), cells[2])));
        Map<String, Price> prices = new HashMap<>();
        Facts.read("prices.tsv")
                .forEach(cells -> put(prices, cells[0] + " " + cells[1], cells[2], sources.get(cells[3])));
        Facts.read("instances.tsv").forEach(cells -> {
            put(prices, "us-east-1 " + INSTANCE + cells[0], cells[1], sources.get(cells[2]));
            put(prices, "ap-northeast-2 " + INSTANCE + cells[0], cells[3], sources.get(cells[4]));
            put(prices, "us-west-2 " + INSTANCE + cells[0], cells[1], sources.get(cells[5]));
        });
        return Map.copyOf(prices);
    }

    private static void put(Map<String, Price> prices, String key, String tariff, Source source) {
        if (!tariff.isEmpty()) {
            prices.put(key, new Price(Tariff.read(tariff), source.text(), source.date()));
        }
    }
}
