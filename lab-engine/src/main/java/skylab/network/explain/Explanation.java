package skylab.network.explain;

import static skylab.network.packet.Place.HOST;
import static skylab.network.packet.Place.INTERFACE;
import static skylab.network.packet.Place.SECURITY_GROUPS;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import skylab.network.Cidr;
import skylab.network.packet.Fate;
import skylab.network.packet.Header;
import skylab.network.packet.Hop;
import skylab.network.packet.Journey;
import skylab.world.Scope;
import skylab.world.World;

/** A journey in sentences of one language. */
public final class Explanation {
    private final Journey journey;
    private final Phrases phrases;
    private final Names names;
    private final RuleTexts rules;

    /**
     * An explanation.
     *
     * @param world the world in which the journey was
     * @param language Korean, or English for all others
     */
    public Explanation(World world, Scope scope, Journey journey, Names names, Locale language) {
        this.journey = journey;
        this.phrases = Phrases.in(language);
        this.names = names;
        this.rules = new RuleTexts(world, scope, names, phrases);
    }

    /** A sentence for each hop of the packet. */
    public List<String> forth() {
        return journey.forth().stream().map(hop -> sentence(hop, false)).toList();
    }

    /** A sentence for each hop of the answer. */
    public List<String> back() {
        return journey.back().stream().map(hop -> sentence(hop, true)).toList();
    }

    /** A sentence for each thing that is in the way, in the order of the path, each once. */
    public List<String> blockers() {
        return List.copyOf(new LinkedHashSet<>(Stream.concat(
                        journey.forth().stream()
                                .filter(hop -> hop.blocker().isPresent())
                                .map(hop -> sentence(hop, false)),
                        journey.back().stream()
                                .filter(hop -> hop.blocker().isPresent())
                                .map(hop -> sentence(hop, true)))
                .toList()));
    }

    /** What a kind of place is called. */
    public String place(Hop hop) {
        return phrases.say("place." + hop.place());
    }

    /** The rule that decided at a hop, with what stands in it; empty when there is none. */
    public String rule(Hop hop) {
        return rules.of(hop);
    }

    /** The resource of a hop with its name. */
    public String component(Hop hop) {
        return rules.isOwnComputer(hop) ? phrases.say("word.me") : names.beside(hop.component());
    }

    /** What happens at a hop. */
    public String sentence(Hop hop, boolean isAnswer) {
        Header header = hop.before();
        Object[] values = {
            component(hop),
            rules.of(hop),
            header.toString(),
            hop.after().toString(),
            phrases.say(hop.ingress() ? "word.inbound" : "word.outbound"),
            Cidr.dotted(header.source()),
            Cidr.dotted(header.destination()),
            header.protocol().equals("icmp") ? "icmp" : header.protocol() + " " + header.destinationPort(),
            hop.blocker().map(Fate.Blocker::code).orElse("")
        };
        return phrases.say(
                hop.blocker()
                        .map(blocker -> codeKey(blocker.code(), hop, isAnswer))
                        .orElseGet(() -> hopKey(hop, isAnswer)),
                values);
    }

    private String codeKey(String code, Hop hop, boolean isAnswer) {
        String there = first("code." + code + "." + hop.place(), hop, isAnswer);
        String general = first("code." + code, hop, isAnswer);
        return phrases.has(there) ? there : phrases.has(general) ? general : "code.other";
    }

    private String hopKey(Hop hop, boolean isAnswer) {
        String key = "hop." + hop.place();
        if (hop.place() == SECURITY_GROUPS && hop.rule().isEmpty()) {
            return key + ".tracked";
        } else if (hop.place() == INTERFACE && !rules.isOwn(hop)) {
            return first(key + ".forward", hop, isAnswer);
        }
        boolean same = hop.before().equals(hop.after());
        if (hop.place() == HOST && hop.rule().isEmpty() && (same || !isAnswer)) {
            return key + (same ? ".forward" : ".translated.remembered");
        }
        return first(same ? key : key + ".translated", hop, isAnswer);
    }

    /** The most particular sentence that there is. */
    private String first(String key, Hop hop, boolean isAnswer) {
        String direction = hop.ingress() ? ".in" : ".out";
        Stream<String> keys = Stream.of(key + direction, key);
        return (isAnswer ? Stream.concat(Stream.of(key + ".answer" + direction, key + ".answer"), keys) : keys)
                .filter(phrases::has)
                .findFirst()
                .orElse(key);
    }
}
