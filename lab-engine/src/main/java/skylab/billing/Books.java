package skylab.billing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * All entries of an account at a moment, as a value. What goes on is taken to go on for ever: a bill of the future is a
 * forecast.
 */
public final class Books {
    /**
     * An entry and where it was made.
     *
     * @param region e.g. {@code us-east-1}
     * @param entry the entry
     */
    public record Posted(String region, Entry entry) {}

    /**
     * What is charged for an entry within a month.
     *
     * @param posted the entry
     * @param quantity how many units
     * @param amount in USD; null if no price is known
     */
    record Charge(Posted posted, BigDecimal quantity, BigDecimal amount) {}

    private final List<Posted> posted;
    private final Pricing pricing;
    private final Instant freeUntil;
    private final Instant now;

    Books(List<Posted> posted, Pricing pricing, Instant freeUntil, Instant now) {
        this.posted = List.copyOf(posted);
        this.pricing = pricing;
        this.freeUntil = freeUntil;
        this.now = now;
    }

    /** These books with further entries, such as what is counted elsewhere. */
    public Books with(List<Posted> more) {
        List<Posted> all = new ArrayList<>(posted);
        all.addAll(more);
        return new Books(all, pricing, freeUntil, now);
    }

    /** The moment they are of. */
    public Instant now() {
        return now;
    }

    /** When the first entry begins. */
    public Optional<Instant> beginning() {
        return posted.stream().map(one -> one.entry().from()).min(Instant::compareTo);
    }

    /** What was charged between two moments, in USD, without what has no known price. */
    public BigDecimal charged(Instant from, Instant to) {
        return sum(charges(from, to));
    }

    static BigDecimal sum(List<Charge> charges) {
        return charges.stream().map(Charge::amount).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The entries. */
    public List<Posted> entries() {
        return posted;
    }

    /**
     * The bill of a span of time.
     *
     * @param from inclusive
     * @param to exclusive; after {@link #now} it is a forecast
     */
    public Bill bill(Instant from, Instant to) {
        return new Bill(this, from, to.isBefore(from) ? from : to);
    }

    /** What is charged between two moments: what has one price at once, what has steps month by month. */
    List<Charge> charges(Instant from, Instant to) {
        List<Charge> all = new ArrayList<>();
        List<Posted> inSteps = new ArrayList<>();
        for (Posted one : posted) {
            if (!one.entry().touches(from, to)) {
                continue;
            }
            Optional<Tariff> tariff = tariff(one, from);
            if (tariff.isPresent() && tariff.get().steps().size() > 1) {
                inSteps.add(one);
            } else {
                BigDecimal quantity = used(one, from, to);
                if (quantity.signum() != 0) {
                    BigDecimal amount = tariff.map(flat -> flat.cost(quantity)).orElse(null);
                    all.add(new Charge(one, quantity, amount));
                }
            }
        }
        if (!inSteps.isEmpty()) {
            monthByMonth(all, from, to);
        }
        return all;
    }

    private void monthByMonth(List<Charge> all, Instant from, Instant to) {
        for (Instant begin = from; begin.isBefore(to); ) {
            Instant month = Measured.beginning(Measured.monthOf(begin));
            Instant next = Measured.beginning(Measured.monthOf(begin).plusMonths(1));
            Instant end = next.isBefore(to) ? next : to;
            for (List<Posted> pool : pools(from, month, end).values()) {
                charge(all, pool, month, begin, end);
            }
            begin = end;
        }
    }

    /** What counts together in a month, of that which has steps at the beginning of the bill. */
    private Map<String, List<Posted>> pools(Instant from, Instant month, Instant end) {
        Map<String, List<Posted>> pools = new LinkedHashMap<>();
        for (Posted one : posted) {
            if (one.entry().touches(month, end)
                    && tariff(one, from)
                            .filter(tariff -> tariff.steps().size() > 1)
                            .isPresent()) {
                pools.computeIfAbsent(pool(one, month), none -> new ArrayList<>())
                        .add(one);
            }
        }
        return pools;
    }

    /** Whether the free tier holds in the month of a moment: it ends with a month. */
    private boolean isFree(Instant moment) {
        return freeUntil != null && Measured.beginning(Measured.monthOf(moment)).isBefore(freeUntil);
    }

    private String pool(Posted one, Instant month) {
        String usage = one.entry().usage();
        Optional<FreeTier.Allowance> free = isFree(month) ? FreeTier.of(usage) : Optional.empty();
        String pool = free.map(FreeTier.Allowance::pool)
                .orElseGet(() -> PriceList.usage(usage).pool());
        return pool.isEmpty() ? one.region() + " " + usage : pool;
    }

    private Optional<Tariff> tariff(Posted one, Instant month) {
        Entry entry = one.entry();
        if (entry.price() != null) {
            return Optional.of(Tariff.flat(entry.price()));
        }
        Optional<Tariff> listed = price(one).map(Price::tariff);
        return isFree(month)
                ? listed.map(tariff -> FreeTier.of(entry.usage())
                        .map(free -> tariff.afterFree(free.units()))
                        .orElse(tariff))
                : listed;
    }

    /** The price of an entry that none was agreed for. */
    Optional<Price> price(Posted one) {
        Entry entry = one.entry();
        // The price list has prices of plain Linux; of an instance the detail says what else runs on it.
        return entry.usage().startsWith(PriceList.INSTANCE) && !entry.detail().isEmpty()
                ? Optional.empty()
                : pricing.find(one.region(), entry.usage());
    }

    private void charge(List<Charge> all, List<Posted> pool, Instant month, Instant from, Instant to) {
        BigDecimal before = used(pool, month, from);
        BigDecimal after = before.add(used(pool, from, to));
        List<Piece> pieces = new ArrayList<>();
        for (Posted one : pool) {
            BigDecimal quantity = used(one, from, to);
            if (quantity.signum() == 0) {
                continue;
            }
            BigDecimal amount = null;
            Optional<Tariff> tariff = tariff(one, month);
            if (tariff.isPresent()) {
                amount = tariff.get().one(before, after).map(quantity::multiply).orElseGet(() -> {
                    if (pieces.isEmpty()) {
                        pieces.addAll(pieces(pool, before, from, to));
                    }
                    return share(one, tariff.get(), pieces);
                });
            }
            all.add(new Charge(one, quantity, amount));
        }
    }

    /**
     * A time in which the members of a pool were the same.
     *
     * @param before what was used of the pool in the month until it begins
     * @param units what is used in it
     */
    private record Piece(Instant from, Instant to, BigDecimal before, BigDecimal units) {}

    private static List<Piece> pieces(List<Posted> pool, BigDecimal before, Instant from, Instant to) {
        TreeSet<Instant> moments = new TreeSet<>();
        moments.add(to);
        for (Posted one : pool) {
            moments.add(one.entry().from());
            if (one.entry().to() != null) {
                moments.add(one.entry().to());
            }
        }
        List<Piece> pieces = new ArrayList<>();
        BigDecimal units = before;
        Instant begin = from;
        for (Instant end : moments.subSet(from, false, to, true)) {
            BigDecimal used = used(pool, begin, end);
            pieces.add(new Piece(begin, end, units, used));
            units = units.add(used);
            begin = end;
        }
        return pieces;
    }

    /** What an entry costs while the pool crosses a step: its part of the pool, piece by piece. */
    private static BigDecimal share(Posted one, Tariff tariff, List<Piece> pieces) {
        BigDecimal amount = BigDecimal.ZERO;
        for (Piece piece : pieces) {
            BigDecimal own = used(one, piece.from(), piece.to());
            if (own.signum() != 0) {
                BigDecimal cost = tariff.cost(piece.before().add(piece.units())).subtract(tariff.cost(piece.before()));
                amount = amount.add(cost.multiply(own).divide(piece.units(), MathContext.DECIMAL128));
            }
        }
        return amount;
    }

    private static BigDecimal used(List<Posted> pool, Instant from, Instant to) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Posted one : pool) {
            sum = sum.add(used(one, from, to));
        }
        return sum;
    }

    private static BigDecimal used(Posted one, Instant from, Instant to) {
        return PriceList.usage(one.entry().usage()).measured().between(one.entry(), from, to);
    }
}
