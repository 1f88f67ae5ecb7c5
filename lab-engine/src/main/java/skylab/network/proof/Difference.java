package skylab.network.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What became reachable or unreachable between two moments.
 *
 * @param changes all of it: first between machines by their private addresses, then from the Internet, then to it
 */
public record Difference(List<Change> changes) implements Finding {
    /** Copies the list. */
    public Difference {
        changes = List.copyOf(changes);
    }

    /** The place of changes that is outside of the lab. */
    public static final String INTERNET = "internet";

    // So many names are written, of more the number.
    private static final int NAMED = 3;

    /**
     * What changed from each of some places to each of some others.
     *
     * @param from ids of interfaces, or {@link #INTERNET} alone
     * @param to likewise
     * @param gained the headers that get through now
     * @param lost the headers that do not get through any more
     */
    public record Change(List<String> from, List<String> to, HeaderSpace gained, HeaderSpace lost) {
        /** Copies the lists. */
        public Change {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }
    }

    /** Whether nothing changed. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** What gets through from one place to another now and did not before. */
    public Reachable gained(String from, String to) {
        return between(from, to, true);
    }

    /** What got through from one place to another before and does not any more. */
    public Reachable lost(String from, String to) {
        return between(from, to, false);
    }

    private Reachable between(String from, String to, boolean gained) {
        HeaderSpace headers = HeaderSpace.NOTHING;
        for (Change change : changes) {
            if (change.from().contains(from) && change.to().contains(to)) {
                headers = headers.union(gained ? change.gained() : change.lost());
            }
        }
        return new Reachable(from, to, headers);
    }

    @Override
    public String in(Locale language) {
        Phrases phrases = Phrases.in(language);
        if (isEmpty()) {
            return phrases.say("noDifference") + "\n";
        }
        List<Opening> all = new ArrayList<>();
        changes.forEach(change -> {
            all.addAll(Opening.of(change.gained()));
            all.addAll(Opening.of(change.lost()));
        });
        OpeningLines columns = OpeningLines.withoutDestinations(phrases, all);
        Lines lines = new Lines().add(row("", phrases.say("from"), phrases.say("to"), columns.head()));
        for (Change change : changes) {
            String from = names(phrases, change.from());
            String to = names(phrases, change.to());
            Opening.of(change.gained()).forEach(one -> lines.add(row("+", from, to, columns.cells(one))));
            Opening.of(change.lost()).forEach(one -> lines.add(row("-", from, to, columns.cells(one))));
        }
        return lines.text();
    }

    private static String names(Phrases phrases, List<String> places) {
        return places.size() > NAMED
                ? phrases.say("others", places.get(0), places.size() - 1)
                : String.join(", ", places);
    }

    private static List<String> row(String sign, String from, String to, List<String> what) {
        List<String> cells = new ArrayList<>(List.of(sign, from, to));
        cells.addAll(what);
        return cells;
    }

    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
