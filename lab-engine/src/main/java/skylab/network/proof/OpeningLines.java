package skylab.network.proof;

import java.util.ArrayList;
import java.util.List;

/** Openings as lines of a table. */
final class OpeningLines {
    private final Phrases phrases;
    private final boolean withSourcePorts;
    private final boolean withDestinations;

    /**
     * Lines about these openings: with source ports if they matter, with destinations if there are several.
     *
     * @param openings all that the table is going to have
     */
    OpeningLines(Phrases phrases, List<Opening> openings) {
        this(
                phrases,
                openings,
                openings.stream().map(Opening::destinations).distinct().count() > 1);
    }

    private OpeningLines(Phrases phrases, List<Opening> openings, boolean withDestinations) {
        this.phrases = phrases;
        this.withSourcePorts =
                openings.stream().anyMatch(one -> !one.sourcePorts().equals(Field.SOURCE_PORT.all()));
        this.withDestinations = withDestinations;
    }

    /** Lines about openings whose destinations are said elsewhere. */
    static OpeningLines withoutDestinations(Phrases phrases, List<Opening> openings) {
        return new OpeningLines(phrases, openings, false);
    }

    /** The names of the columns. */
    List<String> head() {
        return cells(
                phrases.say("protocol"),
                phrases.say("ports"),
                phrases.say("sources"),
                phrases.say("sourcePorts"),
                phrases.say("destinations"));
    }

    /** What an opening says. */
    List<String> cells(Opening one) {
        return cells(
                protocol(one.protocol()),
                ports(one),
                String.join(", ", Ranges.text(one.sources())),
                range(one.sourcePorts(), Field.SOURCE_PORT),
                String.join(", ", Ranges.text(one.destinations())));
    }

    private List<String> cells(String protocol, String ports, String sources, String sourcePorts, String destinations) {
        List<String> cells = new ArrayList<>(List.of(protocol, ports, sources));
        if (withSourcePorts) {
            cells.add(sourcePorts);
        }
        if (withDestinations) {
            cells.add(destinations);
        }
        return cells;
    }

    private String protocol(Interval numbers) {
        return numbers.equals(Field.PROTOCOL.all())
                ? phrases.say("all")
                : numbers.size() == 1 ? Protocols.name(numbers.first()) : numbers.first() + "-" + numbers.last();
    }

    private String ports(Opening one) {
        String text = range(one.ports(), Field.DESTINATION_PORT);
        return one.protocol().equals(Interval.of(Protocols.ICMP))
                        && !one.ports().equals(Field.DESTINATION_PORT.all())
                ? phrases.say("type", text)
                : text;
    }

    private String range(Interval numbers, Field field) {
        return numbers.equals(field.all())
                ? phrases.say("all")
                : numbers.size() == 1 ? Long.toString(numbers.first()) : numbers.first() + "-" + numbers.last();
    }
}
