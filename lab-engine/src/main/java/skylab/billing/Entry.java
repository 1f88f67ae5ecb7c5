package skylab.billing;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An entry of the ledger: something that is billed, in the same quantity from one moment to another.
 *
 * @param resource the id of what it was used by, e.g. {@code i-…}
 * @param usage AWS's usage type without the region's prefix, e.g. {@code BoxUsage:t3.micro}
 * @param detail what tells apart several of the same resource and usage, such as an address; empty for none
 * @param quantity how much at once, e.g. GiB; for what is counted, how much in all
 * @param price the price of a unit in USD that was agreed upon; null for the price list's
 * @param from since when
 * @param to until when; null while it goes on
 */
public record Entry(
        String resource, String usage, String detail, BigDecimal quantity, BigDecimal price, Instant from, Instant to) {

    /** Something used in a quantity of its own, at the price list's price. */
    public static Entry of(String resource, String usage, BigDecimal quantity) {
        return new Entry(resource, usage, "", quantity, null, null, null);
    }

    /** Something used in a whole quantity of its own, at the price list's price. */
    public static Entry of(String resource, String usage, long quantity) {
        return of(resource, usage, BigDecimal.valueOf(quantity));
    }

    /** This with a detail. */
    public Entry detailed(String text) {
        return new Entry(resource, usage, text, quantity, price, from, to);
    }

    /** This at a price that was agreed upon. */
    public Entry at(BigDecimal agreed) {
        return new Entry(resource, usage, detail, quantity, agreed, from, to);
    }

    /** This from one moment to another; what is counted happens at one. */
    public Entry during(Instant begin, Instant end) {
        return new Entry(resource, usage, detail, quantity, price, begin, end);
    }

    /** This in another quantity. */
    public Entry of(BigDecimal changed) {
        return new Entry(resource, usage, detail, changed, price, from, to);
    }

    Entry from(Instant begin) {
        return new Entry(resource, usage, detail, quantity, price, begin, to);
    }

    Entry until(Instant end) {
        return new Entry(resource, usage, detail, quantity, price, from, end);
    }

    /** Whether any of it lies between two moments. */
    boolean touches(Instant begin, Instant end) {
        return from.isBefore(end) && (to == null || !to.isBefore(begin));
    }

    /** Under which it is the only open one. */
    String key() {
        return resource + " " + usage + " " + detail;
    }

    /** Whether the same is used at the same price, whenever. */
    boolean isLike(Entry other) {
        return quantity.compareTo(other.quantity) == 0
                && (price == null ? other.price == null : other.price != null && price.compareTo(other.price) == 0);
    }
}
