package skylab.network.proof;

import java.util.ArrayList;
import java.util.List;
import skylab.network.Cidr;

/** Sets of addresses as people write them. */
final class Ranges {
    // More ranges than these are written with the first and the last address.
    private static final int MANY = 3;

    private Ranges() {}

    /** Intervals in ascending order, as ranges in CIDR form as far as they are that. */
    static List<String> text(List<Interval> addresses) {
        return ofInternet(addresses).stream().flatMap(one -> text(one).stream()).toList();
    }

    private static List<String> text(Interval addresses) {
        List<String> ranges = new ArrayList<>();
        long first = addresses.first();
        while (first <= addresses.last()) {
            int prefix = 32;
            while (prefix > 0 && fits(first, prefix - 1, addresses.last())) {
                prefix--;
            }
            Cidr range = new Cidr(first, prefix);
            ranges.add(range.toString());
            first = range.last() + 1;
        }
        return ranges.size() > MANY
                ? List.of(Cidr.dotted(addresses.first()) + " - " + Cidr.dotted(addresses.last()))
                : ranges;
    }

    private static boolean fits(long first, int prefix, long last) {
        long size = 1L << (32 - prefix);
        return first % size == 0 && first + size - 1 <= last;
    }

    // Of addresses of the Internet, those between them that nobody has there are no gap: 0.0.0.0/0 is said of all.
    private static List<Interval> ofInternet(List<Interval> addresses) {
        if (addresses.stream().anyMatch(one -> Outside.others().stream().anyMatch(one::meets))) {
            return addresses;
        }
        List<Interval> filled = new ArrayList<>();
        for (Interval one : addresses) {
            int last = filled.size() - 1;
            if (last >= 0 && isOther(filled.get(last).last() + 1, one.first() - 1)) {
                filled.set(last, filled.get(last).span(one));
            } else {
                filled.add(one);
            }
        }
        return filled.stream().map(Ranges::rounded).toList();
    }

    private static boolean isOther(long first, long last) {
        return Outside.others().contains(new Interval(first, last));
    }

    // With the addresses beside it that nobody has there, if that is a range.
    private static Interval rounded(Interval one) {
        Interval wide = one;
        for (Interval other : Outside.others()) {
            if (other.touches(one)) {
                wide = wide.span(other);
            }
        }
        for (Interval candidate :
                List.of(wide, new Interval(wide.first(), one.last()), new Interval(one.first(), wide.last()))) {
            if (text(candidate).size() == 1 && !text(candidate).get(0).contains(" ")) {
                return candidate;
            }
        }
        return one;
    }
}
