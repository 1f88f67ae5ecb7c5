package skylab.billing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The price of a unit, in steps by how many have been used in the month.
 *
 * @param steps at least one; the last has no bound
 */
public record Tariff(List<Step> steps) {
    /**
     * A step.
     *
     * @param price of a unit in USD
     * @param upTo up to how many units in a month; null for the last step
     */
    public record Step(BigDecimal price, BigDecimal upTo) {}

    /** Copies the list. */
    public Tariff {
        steps = List.copyOf(steps);
    }

    /** One price for all. */
    public static Tariff flat(BigDecimal price) {
        return new Tariff(List.of(new Step(price, null)));
    }

    /** Steps as the price list writes them: {@code 0/100 0.09/10240 0.05}. */
    static Tariff read(String text) {
        return new Tariff(Stream.of(text.split(" "))
                .map(step -> {
                    int slash = step.indexOf('/');
                    return slash < 0
                            ? new Step(new BigDecimal(step), null)
                            : new Step(
                                    new BigDecimal(step.substring(0, slash)),
                                    new BigDecimal(step.substring(slash + 1)));
                })
                .toList());
    }

    /** This with the first units free. */
    Tariff afterFree(BigDecimal free) {
        List<Step> after = new ArrayList<>();
        after.add(new Step(BigDecimal.ZERO, free));
        steps.stream()
                .filter(step -> step.upTo() == null || step.upTo().compareTo(free) > 0)
                .forEach(after::add);
        return new Tariff(after);
    }

    /** What a month's first units cost together. */
    public BigDecimal cost(BigDecimal units) {
        BigDecimal cost = BigDecimal.ZERO;
        BigDecimal done = BigDecimal.ZERO;
        for (Step step : steps) {
            BigDecimal end = step.upTo() == null || units.compareTo(step.upTo()) < 0 ? units : step.upTo();
            if (end.compareTo(done) <= 0) {
                break;
            }
            cost = cost.add(end.subtract(done).multiply(step.price()));
            done = end;
        }
        return cost;
    }

    /** The one price of all units from the first to the second count; empty if a step lies between. */
    Optional<BigDecimal> one(BigDecimal from, BigDecimal to) {
        for (Step step : steps) {
            if (step.upTo() == null || from.compareTo(step.upTo()) < 0) {
                return step.upTo() == null || to.compareTo(step.upTo()) <= 0
                        ? Optional.of(step.price())
                        : Optional.empty();
            }
        }
        throw new IllegalStateException("the last step of " + this + " has a bound");
    }
}
