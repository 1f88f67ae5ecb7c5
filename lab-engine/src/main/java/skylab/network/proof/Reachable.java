package skylab.network.proof;

import java.util.List;
import java.util.Locale;

/**
 * What gets from one place to another, and has an answer. Whether a program listens there is not asked.
 *
 * @param from the place that sends, as it was asked for
 * @param to the place that answers, as it was asked for
 * @param headers the headers that get through, as they are sent
 */
public record Reachable(String from, String to, HeaderSpace headers) implements Finding {
    // Linux draws the ports of clients from these (ip_local_port_range).
    private static final Interval EPHEMERAL = new Interval(32_768, 60_999);

    /**
     * Whether clients get through: from some address at least, whichever ephemeral port they have.
     *
     * @param protocol {@code tcp}, {@code udp}, {@code icmp}, or a number
     * @param port the receiver's port; of ICMP the type, 8 for {@code ping}
     */
    public boolean permits(String protocol, int port) {
        Box asked = Box.EVERYTHING
                .with(Field.PROTOCOL, Interval.of(Protocols.number(protocol)))
                .with(Field.DESTINATION_PORT, Interval.of(port));
        HeaderSpace open = headers.intersect(HeaderSpace.of(asked));
        HeaderSpace shut =
                HeaderSpace.of(asked.with(Field.SOURCE_PORT, EPHEMERAL)).minus(open);
        return !open.whatever(Field.SOURCE_PORT)
                .minus(shut.whatever(Field.SOURCE_PORT))
                .isEmpty();
    }

    /** Whether nothing gets through. */
    public boolean isEmpty() {
        return headers.isEmpty();
    }

    /** What gets through, line by line. */
    public List<Opening> openings() {
        return Opening.of(headers);
    }

    @Override
    public String in(Locale language) {
        Phrases phrases = Phrases.in(language);
        if (isEmpty()) {
            return phrases.say("nothing", named(phrases, from), named(phrases, to)) + "\n";
        }
        List<Opening> openings = openings();
        OpeningLines columns = new OpeningLines(phrases, openings);
        Lines lines = new Lines().add(columns.head());
        openings.forEach(one -> lines.add(columns.cells(one)));
        return phrases.say("through", named(phrases, from), named(phrases, to)) + "\n" + lines.text();
    }

    private static String named(Phrases phrases, String place) {
        return place.equals(Places.OWN_COMPUTER) ? phrases.say("ownComputer") : place;
    }

    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
