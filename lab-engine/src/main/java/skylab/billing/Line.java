package skylab.billing;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A line of a bill: what one resource is charged for one usage.
 *
 * @param region e.g. {@code us-east-1}
 * @param resource the id of what used it
 * @param usage what was used
 * @param type its usage type without the region's prefix, e.g. {@code BoxUsage:t3.micro}
 * @param detail what else is to be known of it, such as an address; empty for none
 * @param quantity how many units
 * @param price the price list's price; empty if it has none, or another price was agreed upon
 * @param amount in USD; empty if no price is known
 */
public record Line(
        String region,
        String resource,
        Usage usage,
        String type,
        String detail,
        BigDecimal quantity,
        Optional<Price> price,
        Optional<BigDecimal> amount) {

    /** The service as AWS's bills name it. */
    public String service() {
        return usage.service();
    }

    /** The usage type as AWS's bills write it, e.g. {@code APN2-BoxUsage:t3.micro}. */
    public String usageType() {
        return PriceList.written(region, type);
    }

    /** The unit as AWS's bills name it. */
    public String unit() {
        return usage.unit();
    }
}
