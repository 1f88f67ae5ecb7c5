package skylab.network.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the Internet reaches of a network. Whether programs listen there is not asked.
 *
 * @param exposed the interfaces that are reached at all, in order of creation
 */
public record Exposure(List<Exposed> exposed) implements Finding {
    /** Copies the list. */
    public Exposure {
        exposed = List.copyOf(exposed);
    }

    /**
     * An interface that the Internet reaches.
     *
     * @param networkInterface its id
     * @param machine the id of the machine it is attached to
     * @param addresses its public addresses
     * @param headers what gets through to it, and has an answer
     */
    public record Exposed(String networkInterface, String machine, List<String> addresses, HeaderSpace headers) {
        /** Copies the list. */
        public Exposed {
            addresses = List.copyOf(addresses);
        }
    }

    /** What gets through to a machine or interface. */
    public Reachable of(String id) {
        HeaderSpace headers = HeaderSpace.NOTHING;
        for (Exposed one : exposed) {
            if (one.machine().equals(id) || one.networkInterface().equals(id)) {
                headers = headers.union(one.headers());
            }
        }
        return new Reachable("internet", id, headers);
    }

    /** Whether nothing is reached. */
    public boolean isEmpty() {
        return exposed.isEmpty();
    }

    @Override
    public String in(Locale language) {
        Phrases phrases = Phrases.in(language);
        if (isEmpty()) {
            return phrases.say("notExposed") + "\n";
        }
        List<Opening> all = exposed.stream()
                .flatMap(one -> Opening.of(one.headers()).stream())
                .toList();
        OpeningLines columns = OpeningLines.withoutDestinations(phrases, all);
        Lines lines = new Lines()
                .add(row(
                        List.of(phrases.say("machine"), phrases.say("interface"), phrases.say("address")),
                        columns.head()));
        for (Exposed one : exposed) {
            List<String> who = List.of(one.machine(), one.networkInterface(), String.join(", ", one.addresses()));
            Opening.of(one.headers()).forEach(opening -> lines.add(row(who, columns.cells(opening))));
        }
        return lines.text();
    }

    private static List<String> row(List<String> who, List<String> what) {
        List<String> cells = new ArrayList<>(who);
        cells.addAll(what);
        return cells;
    }

    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
