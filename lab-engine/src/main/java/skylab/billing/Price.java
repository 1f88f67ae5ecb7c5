package skylab.billing;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A price, and where it is from.
 *
 * @param tariff what a unit costs
 * @param source in words; null if it was added to the lab
 * @param date of the source, or null
 */
public record Price(Tariff tariff, String source, LocalDate date) {
    /** A price that a lab has besides the price list. */
    public static Price added(BigDecimal price) {
        return new Price(Tariff.flat(price), null, null);
    }

    /** Whether it was added to the lab. */
    public boolean isAdded() {
        return source == null;
    }
}
