package skylab.billing;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The free tier of accounts made before 15 July 2025, for twelve months (AWS Billing guide, "Using the AWS Free Tier"). What is
 * free for everybody for ever is a step of the price.
 */
final class FreeTier {
    /**
     * What is free of some usages together.
     *
     * @param pool its name
     * @param units how many in a month, over all regions
     */
    record Allowance(String pool, BigDecimal units) {}

    private static final Map<String, Allowance> BY_USAGE = new HashMap<>();

    static {
        Facts.read("free-tier.tsv").forEach(cells -> {
            Allowance allowance = new Allowance(cells[0], new BigDecimal(cells[1]));
            Arrays.stream(cells[2].split(" ")).forEach(usage -> BY_USAGE.put(usage, allowance));
        });
    }

    private FreeTier() {}

    static Optional<Allowance> of(String usage) {
        return Optional.ofNullable(BY_USAGE.get(usage));
    }
}
