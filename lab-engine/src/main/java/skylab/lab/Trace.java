package skylab.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import skylab.network.explain.Call;
import skylab.network.explain.Change;
import skylab.network.explain.Explanation;
import skylab.network.explain.Names;
import skylab.network.explain.Phrases;
import skylab.network.explain.Remedy;
import skylab.network.packet.Fate;
import skylab.network.packet.Hop;
import skylab.network.packet.Journey;
import skylab.world.Scope;
import skylab.world.World;

/** What becomes of a packet, hop by hop, why, and what would have to change for it to arrive. */
public final class Trace {
    private final World world;
    private final Scope scope;
    private final Names names;
    private final Ask ask;
    private final Journey journey;
    private final Outcome outcome;
    private final List<Remedy> changes;

    /**
     * What was asked.
     *
     * @param from the sender as it was named
     * @param to the receiver as it was named
     * @param probe what is sent
     */
    public record Ask(String from, String to, Probe probe) {}

    /** How it ends, as the sender finds out. */
    public enum Outcome {
        /** Answered. */
        ANSWERED,
        /** Nobody listens on the port: refused at once. */
        REFUSED,
        /** The machine is off or hibernates: time-out. */
        OFF,
        /** The host is there, but does not answer on that port: time-out. */
        SILENT,
        /** It arrives; with UDP nobody can say more. */
        DELIVERED,
        /** A machine's own rules turn it away: the sender is told at once. */
        REJECTED,
        /** It is dropped on its way: time-out. */
        DROPPED,
        /** The answer is dropped on its way: time-out. */
        UNANSWERED
    }

    /**
     * A hop as a row of a table.
     *
     * @param isAnswer whether it is on the answer's way back
     * @param blocked whether it ends there
     * @param reached whether it comes there at all: what is behind the first thing in its way it would have met
     * @param place what kind of place, in words
     * @param component the resource with its name
     * @param rule what decided
     * @param before the header as it comes
     * @param after the header as it goes on
     * @param text what happens, as a sentence
     */
    public record Row(
            boolean isAnswer,
            boolean blocked,
            boolean reached,
            String place,
            String component,
            String rule,
            String before,
            String after,
            String text) {}

    Trace(World world, Scope scope, Names names, Ask ask, Journey journey, Outcome outcome, List<Remedy> changes) {
        this.world = world;
        this.scope = scope;
        this.names = names;
        this.ask = ask;
        this.journey = journey;
        this.outcome = outcome;
        this.changes = List.copyOf(changes);
    }

    /** What was asked. */
    public Ask ask() {
        return ask;
    }

    /** The hops as data. */
    public Journey journey() {
        return journey;
    }

    /** How it ends. */
    public Outcome outcome() {
        return outcome;
    }

    /** Everything that is in the way, forth and back, in AWS's explanation codes. */
    public List<Fate.Blocker> blockers() {
        return journey.blockers();
    }

    /** The smallest changes that would let it through, each proved; empty when it gets through, or when none helps. */
    public List<Remedy> changes() {
        return changes;
    }

    /** The hops as rows of a table, in a language: Korean, or English for all others. */
    public List<Row> rows(Locale language) {
        Explanation explanation = explanation(language);
        List<Row> rows = new ArrayList<>();
        journey.forth().forEach(hop -> rows.add(row(explanation, hop, false, rows)));
        journey.back().forEach(hop -> rows.add(row(explanation, hop, true, rows)));
        return List.copyOf(rows);
    }

    private static Row row(Explanation explanation, Hop hop, boolean isAnswer, List<Row> before) {
        return new Row(
                isAnswer,
                hop.blocker().isPresent(),
                before.stream().noneMatch(Row::blocked),
                explanation.place(hop),
                explanation.component(hop),
                explanation.rule(hop),
                hop.before().toString(),
                hop.after().toString(),
                explanation.sentence(hop, isAnswer));
    }

    /** How it ends, as a sentence. */
    public String verdict(Locale language) {
        Phrases phrases = Phrases.in(language);
        return phrases.say("verdict." + outcome.name().toLowerCase(Locale.ROOT), traffic(phrases), second());
    }

    private String second() {
        return switch (outcome) {
            case OFF -> names.beside(((Fate.Delivered) journey.fate()).machine());
            case REJECTED ->
                ((Fate.Dropped) journey.fate()).told().orElseThrow().with().said();
            default -> Integer.toString(ask.probe().port());
        };
    }

    private String traffic(Phrases phrases) {
        return phrases.say(
                "traffic." + ask.probe().protocol(),
                Integer.toString(ask.probe().port()));
    }

    /** What it is about, such as {@code TCP to port 22 from me to web}. */
    public String title(Locale language) {
        Phrases phrases = Phrases.in(language);
        return phrases.say("title", traffic(phrases), named(ask.from()), named(ask.to()));
    }

    private String named(String end) {
        return names.beside(end);
    }

    /** All of it in words: {@code Locale.KOREAN}, or English for all others. */
    public String text(Locale language) {
        Phrases phrases = Phrases.in(language);
        List<String> lines = new ArrayList<>();
        lines.add(title(language));
        lines.add(verdict(language));
        List<Row> rows = rows(language);
        hops(
                lines,
                phrases,
                "heading.forth",
                rows.stream().filter(row -> !row.isAnswer()).toList());
        hops(lines, phrases, "heading.back", rows.stream().filter(Row::isAnswer).toList());
        List<String> blockers = explanation(language).blockers();
        if (!blockers.isEmpty()) {
            lines.add("");
            lines.add(phrases.say("heading.blockers", Integer.toString(blockers.size())));
            blockers.forEach(text -> lines.add("  ✗ " + text));
            lines.add("");
            lines.addAll(proposals(language));
        }
        return String.join("\n", lines);
    }

    /**
     * All of it in words.
     *
     * @param language a language tag such as {@code ko}
     */
    public String text(String language) {
        return text(Locale.forLanguageTag(language));
    }

    private static void hops(List<String> lines, Phrases phrases, String heading, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(phrases.say(rows.get(0).reached() ? heading : heading + ".unreached"));
        boolean reached = rows.get(0).reached();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (reached && !row.reached()) {
                lines.add("  " + phrases.say("heading.unreached"));
                reached = false;
            }
            lines.add("  " + (i + 1) + "." + (row.blocked() ? " ✗ " : "   ") + row.text());
        }
    }

    /** The smallest changes in words, with the statements that make them; says so when there are none. */
    public List<String> proposals(Locale language) {
        Phrases phrases = Phrases.in(language);
        if (changes.isEmpty()) {
            return outcome == Outcome.DROPPED || outcome == Outcome.UNANSWERED || outcome == Outcome.REJECTED
                    ? List.of(phrases.say("heading.nothing"))
                    : List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(phrases.say("heading.changes"));
        for (int i = 0; i < changes.size(); i++) {
            if (changes.size() > 1) {
                lines.add("  " + phrases.say("heading.change", Integer.toString(i + 1)));
            }
            for (Change change : changes.get(i).changes()) {
                lines.add("  → " + change.text(phrases, names));
                change.calls().stream().map(Call::java).forEach(line -> lines.add("      " + line));
            }
        }
        return lines;
    }

    private Explanation explanation(Locale language) {
        return new Explanation(world, scope, journey, names, language);
    }

    /** All of it in English. */
    @Override
    public String toString() {
        return text(Locale.ENGLISH);
    }
}
