package skylab.network.proof;

import java.util.List;
import java.util.stream.Stream;
import skylab.network.Cidr;

/** The addresses of the Internet: all but those that nobody routes there (RFC 6890, and multicast). */
final class Outside {
    private static final List<Interval> OTHERS = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "224.0.0.0/3")
            .map(range -> Interval.of(Cidr.of(range)))
            .toList();

    /** What is sent from there. */
    static final HeaderSpace SOURCES = all(Field.SOURCE);

    /** What is sent there. */
    static final HeaderSpace DESTINATIONS = all(Field.DESTINATION);

    private Outside() {}

    /** The addresses that are not of the Internet, in ascending order. */
    static List<Interval> others() {
        return OTHERS;
    }

    private static HeaderSpace all(Field field) {
        return HeaderSpace.EVERYTHING.minus(HeaderSpace.anyOf(
                OTHERS.stream().map(range -> Box.EVERYTHING.with(field, range)).toList()));
    }
}
