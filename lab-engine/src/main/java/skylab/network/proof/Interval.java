package skylab.network.proof;

import java.util.Optional;
import skylab.network.Cidr;

/**
 * Whole numbers without a gap.
 *
 * @param first the smallest
 * @param last the largest, not less than the first
 */
public record Interval(long first, long last) {
    /** Refuses an interval without numbers. */
    public Interval {
        if (first > last) {
            throw new IllegalArgumentException(first + " > " + last);
        }
    }

    /** One number. */
    public static Interval of(long one) {
        return new Interval(one, one);
    }

    /** The addresses of a range. */
    public static Interval of(Cidr range) {
        return new Interval(range.network(), range.last());
    }

    /** Whether a number is in it. */
    public boolean contains(long number) {
        return first <= number && number <= last;
    }

    /** Whether all of another is in it. */
    public boolean contains(Interval other) {
        return first <= other.first && other.last <= last;
    }

    /** Whether they have a number in common. */
    public boolean meets(Interval other) {
        return first <= other.last && other.first <= last;
    }

    /** What is in both. */
    public Optional<Interval> intersect(Interval other) {
        return meets(other)
                ? Optional.of(new Interval(Math.max(first, other.first), Math.min(last, other.last)))
                : Optional.empty();
    }

    /** Whether the two together have no gap. */
    public boolean touches(Interval other) {
        return first <= other.last + 1 && other.first <= last + 1;
    }

    /** The smallest interval that has both. */
    public Interval span(Interval other) {
        return new Interval(Math.min(first, other.first), Math.max(last, other.last));
    }

    /** How many numbers it has. */
    public long size() {
        return last - first + 1;
    }
}
