package skylab.network.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import skylab.network.packet.Header;

/** The laws of sets, asked by the headers at the corners of all boxes that take part. */
class HeaderSpaceTest {
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void unionHasWhatOneOfTheTwoHas(@ForAll("spaces") HeaderSpace a, @ForAll("spaces") HeaderSpace b) {
        corners(a, b)
                .forEach(header -> assertEquals(
                        a.contains(header) || b.contains(header), a.union(b).contains(header)));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void intersectionHasWhatBothHave(@ForAll("spaces") HeaderSpace a, @ForAll("spaces") HeaderSpace b) {
        corners(a, b)
                .forEach(header -> assertEquals(
                        a.contains(header) && b.contains(header), a.intersect(b).contains(header)));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void differenceHasWhatOnlyTheFirstHas(@ForAll("spaces") HeaderSpace a, @ForAll("spaces") HeaderSpace b) {
        corners(a, b)
                .forEach(header -> assertEquals(
                        a.contains(header) && !b.contains(header), a.minus(b).contains(header)));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void boxesHaveNoHeaderInCommon(@ForAll("spaces") HeaderSpace a, @ForAll("spaces") HeaderSpace b) {
        for (HeaderSpace space : List.of(a.union(b), a.intersect(b), a.minus(b))) {
            for (Box one : space.boxes()) {
                assertEquals(1, space.boxes().stream().filter(one::meets).count(), space.toString());
            }
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void partsMakeTheWhole(@ForAll("spaces") HeaderSpace a, @ForAll("spaces") HeaderSpace b) {
        HeaderSpace again = a.minus(b).union(a.intersect(b));
        assertTrue(again.sameAs(a));
        assertTrue(a.contains(a.intersect(b)));
        assertTrue(a.minus(a).isEmpty());
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aSampleIsOfTheSet(@ForAll("spaces") HeaderSpace a) {
        assertEquals(a.isEmpty(), a.sample().isEmpty());
        a.sample().ifPresent(header -> assertTrue(a.contains(header)));
    }

    @Test
    void neighboursAreKeptAsOneBox() {
        HeaderSpace low = HeaderSpace.where(Field.DESTINATION_PORT, new Interval(0, 79));
        HeaderSpace middle = HeaderSpace.where(Field.DESTINATION_PORT, Interval.of(80));
        HeaderSpace high = HeaderSpace.where(Field.DESTINATION_PORT, new Interval(81, 65_535));
        assertEquals(List.of(Box.EVERYTHING), low.union(high).union(middle).boxes());
        assertFalse(low.union(high).contains(middle));
    }

    @Provide
    Arbitrary<HeaderSpace> spaces() {
        return boxes().list().ofMaxSize(4).map(HeaderSpace::anyOf);
    }

    // Few different bounds, so that boxes meet and touch.
    private static Arbitrary<Box> boxes() {
        return Combinators.combine(intervals(6, 7), intervals(0, 9), intervals(0, 9), intervals(0, 9), intervals(0, 9))
                .as(Box::new);
    }

    private static Arbitrary<Interval> intervals(long least, long most) {
        Arbitrary<Long> bounds = Arbitraries.longs().between(least, most);
        return Combinators.combine(bounds, bounds).as((a, b) -> new Interval(Math.min(a, b), Math.max(a, b)));
    }

    private static List<Header> corners(HeaderSpace... spaces) {
        List<Header> corners = new ArrayList<>();
        for (HeaderSpace space : spaces) {
            for (Box box : space.boxes()) {
                for (int i = 0; i < 32; i++) {
                    corners.add(new Header(
                            Protocols.name(end(box.protocol(), i, 1)),
                            end(box.source(), i, 2) + (i & 1),
                            (int) end(box.sourcePort(), i, 4) + (i >> 1 & 1),
                            end(box.destination(), i, 8),
                            (int) end(box.destinationPort(), i, 16) + (i >> 2 & 1)));
                }
            }
        }
        return corners;
    }

    private static long end(Interval interval, int bits, int bit) {
        return (bits & bit) == 0 ? interval.first() : interval.last();
    }
}
