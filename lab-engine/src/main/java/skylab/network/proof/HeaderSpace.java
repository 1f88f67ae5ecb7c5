package skylab.network.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.network.packet.Header;

/**
 * A set of headers as a value: boxes without a header in common.
 *
 * <p>The calculus is that of Kazemian, Varghese and McKeown, "Header Space Analysis" (NSDI 2012), with intervals in
 * place of bits. Its costs grow with the number of boxes, not with the number of headers; boxes that together are a box
 * are kept as one.
 */
public final class HeaderSpace {
    /** No header. */
    public static final HeaderSpace NOTHING = new HeaderSpace(List.of());

    /** Every header. */
    public static final HeaderSpace EVERYTHING = new HeaderSpace(List.of(Box.EVERYTHING));

    private final List<Box> boxes;

    private HeaderSpace(List<Box> boxes) {
        this.boxes = boxes;
    }

    /** The headers of a box. */
    public static HeaderSpace of(Box box) {
        return new HeaderSpace(List.of(box));
    }

    /** The headers one of whose fields is in an interval. */
    public static HeaderSpace where(Field field, Interval values) {
        return of(Box.EVERYTHING.with(field, values));
    }

    /** The headers that are in one of these boxes at least. */
    public static HeaderSpace anyOf(Iterable<Box> boxes) {
        List<Box> disjoint = new ArrayList<>();
        for (Box box : boxes) {
            addMissing(disjoint, box);
        }
        return merged(disjoint);
    }

    /** Its boxes; no two have a header in common. */
    public List<Box> boxes() {
        return boxes;
    }

    /** Whether there is no header in it. */
    public boolean isEmpty() {
        return boxes.isEmpty();
    }

    /** Whether a header is in it. */
    public boolean contains(Header header) {
        Box one = Box.of(header);
        return boxes.stream().anyMatch(box -> box.contains(one));
    }

    /** Whether all of another are in it. */
    public boolean contains(HeaderSpace other) {
        return other.minus(this).isEmpty();
    }

    /** Whether it has the same headers as another, however they are put into boxes. */
    public boolean sameAs(HeaderSpace other) {
        return contains(other) && other.contains(this);
    }

    /** A header of it. */
    public Optional<Header> sample() {
        return boxes.stream().findFirst().map(Box::sample);
    }

    /** What is in one of the two at least. */
    public HeaderSpace union(HeaderSpace other) {
        if (isEmpty()) {
            return other;
        } else if (other.isEmpty()) {
            return this;
        }
        List<Box> all = new ArrayList<>(boxes);
        other.boxes.forEach(box -> addMissing(all, box));
        return merged(all);
    }

    /** What is in both. */
    public HeaderSpace intersect(HeaderSpace other) {
        if (isEmpty() || other == EVERYTHING) {
            return this;
        } else if (this == EVERYTHING || other.isEmpty()) {
            return other;
        }
        List<Box> common = new ArrayList<>();
        for (Box a : boxes) {
            for (Box b : other.boxes) {
                a.intersect(b).ifPresent(common::add);
            }
        }
        return merged(common);
    }

    /** What is in this and not in the other. */
    public HeaderSpace minus(HeaderSpace other) {
        List<Box> rest = boxes;
        for (Box cut : other.boxes) {
            rest = without(rest, cut);
        }
        return rest == boxes ? this : merged(rest);
    }

    /** These headers with any value in a field. */
    HeaderSpace whatever(Field field) {
        return anyOf(boxes.stream().map(box -> box.with(field, field.all())).toList());
    }

    private static List<Box> without(List<Box> boxes, Box cut) {
        if (boxes.stream().noneMatch(cut::meets)) {
            return boxes;
        }
        List<Box> rest = new ArrayList<>();
        boxes.forEach(box -> rest.addAll(box.minus(cut)));
        return rest;
    }

    private static void addMissing(List<Box> disjoint, Box more) {
        List<Box> missing = List.of(more);
        for (Box there : disjoint) {
            missing = without(missing, there);
        }
        disjoint.addAll(missing);
    }

    // Joining two may make a box that can be joined with a third.
    private static HeaderSpace merged(List<Box> disjoint) {
        List<Box> kept = new ArrayList<>();
        for (Box next : disjoint) {
            Box grown = next;
            for (int i = 0; i < kept.size(); i++) {
                Optional<Box> joined = kept.get(i).join(grown);
                if (joined.isPresent()) {
                    grown = joined.get();
                    kept.remove(i);
                    i = -1;
                }
            }
            kept.add(grown);
        }
        return kept.isEmpty() ? NOTHING : new HeaderSpace(List.copyOf(kept));
    }

    @Override
    public String toString() {
        return boxes.toString();
    }
}
