package skylab.network.proof;

import static skylab.network.filter.NetworkAcl.NETWORK_ACLS;
import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;
import static skylab.network.route.RouteTable.ROUTE_TABLES;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import skylab.network.filter.NetworkAcl;
import skylab.network.filter.Peer;
import skylab.network.filter.SecurityGroup;
import skylab.network.proof.Shadow.Kind;
import skylab.network.route.Route;
import skylab.network.route.RouteTable;
import skylab.world.Scope;
import skylab.world.World;

/**
 * The rules of a network that never decide anything. Rules about IPv6 and about codes of ICMP are left out.
 *
 * @param all of network ACLs, then of security groups, then of route tables
 */
public record Shadows(List<Shadow> all) implements Finding {
    /** Copies the list. */
    public Shadows {
        all = List.copyOf(all);
    }

    private static final String INBOUND = " inbound";
    private static final String OUTBOUND = " outbound";

    // A rule and the headers it is about.
    private record About(String rule, HeaderSpace headers) {}

    static Shadows of(World world, Scope scope) {
        Rules rules = new Rules(world, scope);
        List<Shadow> found = new ArrayList<>();
        for (NetworkAcl acl : world.table(scope, NETWORK_ACLS).values()) {
            find(acl, rules, false, found);
            find(acl, rules, true, found);
        }
        for (SecurityGroup group : world.table(scope, SECURITY_GROUPS).values()) {
            find(group, rules, false, found);
            find(group, rules, true, found);
        }
        world.table(scope, ROUTE_TABLES).values().forEach(table -> find(table, rules, found));
        return new Shadows(found);
    }

    // No packet of the lab is of IPv6, and of ICMP messages none has another code than 0.
    private static boolean isAsked(String protocol, int toPort, Peer peer) {
        return !(peer instanceof Peer.Range6) && !protocol.equals("icmpv6") && !(protocol.equals("icmp") && toPort > 0);
    }

    private static void find(NetworkAcl acl, Rules rules, boolean egress, List<Shadow> found) {
        List<About> before = new ArrayList<>();
        for (NetworkAcl.Entry entry : acl.entries()) {
            if (entry.egress() == egress && isAsked(entry.protocol(), entry.toPort(), entry.peer())) {
                String name = entry.number() + (egress ? OUTBOUND : INBOUND);
                HeaderSpace about = HeaderSpace.anyOf(FilterSpace.of(entry, rules.ranges(entry.peer())));
                check(Kind.NETWORK_ACL, acl.id(), new About(name, about), before, found);
                before.add(new About(name, about));
            }
        }
    }

    // Of two rules that allow the same, the later one is needless; so they are asked from the last to the first.
    private static void find(SecurityGroup group, Rules rules, boolean egress, List<Shadow> found) {
        List<SecurityGroup.Rule> left = new ArrayList<>(group.rules().stream()
                .filter(rule -> rule.egress() == egress && isAsked(rule.protocol(), rule.toPort(), rule.peer()))
                .toList());
        List<Shadow> needless = new ArrayList<>();
        for (int i = left.size() - 1; i >= 0; i--) {
            SecurityGroup.Rule rule = left.get(i);
            List<About> others = left.stream()
                    .filter(other -> other != rule && isComparable(rule, other))
                    .map(other -> about(other, rules))
                    .toList();
            if (check(Kind.SECURITY_GROUP, group.id(), about(rule, rules), others, needless)) {
                left.remove(i);
            }
        }
        for (int i = needless.size() - 1; i >= 0; i--) {
            found.add(needless.get(i));
        }
    }

    // Who the members of a group are changes: only everybody, or the same group, is sure to have them.
    private static boolean isComparable(SecurityGroup.Rule rule, SecurityGroup.Rule other) {
        return !(other.peer() instanceof Peer.Group)
                || rule.peer() instanceof Peer.Group
                        && rule.peer().text().equals(other.peer().text());
    }

    private static About about(SecurityGroup.Rule rule, Rules rules) {
        List<Interval> peers =
                rule.peer() instanceof Peer.Group ? List.of(Field.SOURCE.all()) : rules.ranges(rule.peer());
        return new About(rule.id(), HeaderSpace.anyOf(FilterSpace.of(rule, peers)));
    }

    private static void find(RouteTable table, Rules rules, List<Shadow> found) {
        List<RouteSpace> spaces = rules.routes(table);
        for (Route route : table.routes().all()) {
            List<RouteSpace> own =
                    spaces.stream().filter(one -> one.route().equals(route)).toList();
            if (!own.isEmpty() && own.stream().allMatch(one -> one.decides().isEmpty())) {
                Set<String> covering = new LinkedHashSet<>();
                for (RouteSpace other : spaces) {
                    if (!other.route().equals(route)
                            && !other.decides().isEmpty()
                            && own.stream().anyMatch(one -> one.range().overlaps(other.range()))) {
                        covering.add(other.route().destination());
                    }
                }
                found.add(new Shadow(Kind.ROUTE_TABLE, table.id(), route.destination(), List.copyOf(covering)));
            }
        }
    }

    private static boolean check(Kind kind, String component, About rule, List<About> others, List<Shadow> found) {
        HeaderSpace rest = rule.headers();
        List<String> covering = new ArrayList<>();
        for (About other : others) {
            HeaderSpace left = rest.minus(other.headers());
            if (left != rest) {
                covering.add(other.rule());
                rest = left;
            }
        }
        if (rest.isEmpty()) {
            found.add(new Shadow(kind, component, rule.rule(), covering));
        }
        return rest.isEmpty();
    }

    /** Whether every rule decides something. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    @Override
    public String in(Locale language) {
        Phrases phrases = Phrases.in(language);
        if (isEmpty()) {
            return phrases.say("noShadow") + "\n";
        }
        StringBuilder text = new StringBuilder();
        for (Shadow one : all) {
            String key = one.coveredBy().isEmpty() ? "about.nothing" : "shadow." + one.kind();
            String covering = String.join(
                    ", ",
                    one.coveredBy().stream().map(rule -> name(phrases, rule)).toList());
            text.append(phrases.say(key, one.component(), name(phrases, one.rule()), covering))
                    .append('\n');
        }
        return text.toString();
    }

    private static String name(Phrases phrases, String rule) {
        return rule.replace(INBOUND, " " + phrases.say("inbound")).replace(OUTBOUND, " " + phrases.say("outbound"));
    }

    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
