package skylab.network.explain;

import static skylab.network.eni.NetworkInterface.BY_MACHINE;
import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.filter.NetworkAcl.NETWORK_ACLS;
import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;
import static skylab.network.route.RouteTable.ROUTE_TABLES;

import java.util.Optional;
import java.util.stream.Stream;
import skylab.network.Cidr;
import skylab.network.filter.NetworkAcl;
import skylab.network.filter.SecurityGroup;
import skylab.network.packet.Hop;
import skylab.network.packet.Place;
import skylab.world.Scope;
import skylab.world.World;

/**
 * What the rules say that decide: the id or number that a hop names, with what stands in the rule.
 *
 * @param world where the rules are
 * @param scope the account and region
 * @param names names of what rules refer to
 * @param phrases the language
 */
record RuleTexts(World world, Scope scope, Names names, Phrases phrases) {

    /** The rule that decided at a hop; empty text when none did. */
    String of(Hop hop) {
        if (hop.rule().isEmpty()) {
            return "";
        }
        return switch (hop.place()) {
            case SECURITY_GROUPS -> groupRule(hop).orElse(hop.rule());
            case NETWORK_ACL -> entry(hop).orElse(hop.rule());
            case ROUTE_TABLE -> route(hop).orElse(hop.rule());
            default -> hop.rule();
        };
    }

    /** Whether the packet at an interface is from it, or to it, rather than one that it passes on. */
    boolean isOwn(Hop hop) {
        long address = hop.ingress() ? hop.before().destination() : hop.before().source();
        return world.table(scope, INTERFACES).get(hop.component()).stream()
                .flatMap(one -> one.addresses().stream())
                .anyMatch(one -> one.privateAddress().equals(Cidr.dotted(address)));
    }

    /** Whether the sender at a hop is the learner's own computer: it alone is a machine without an interface. */
    boolean isOwnComputer(Hop hop) {
        return hop.place() == Place.SENDER
                && Cidr.address(hop.component()).isEmpty()
                && world.table(scope, INTERFACES).get(hop.component()).isEmpty()
                && world.table(scope, BY_MACHINE).get(hop.component()).isEmpty();
    }

    private Optional<String> groupRule(Hop hop) {
        return groups(hop)
                .flatMap(group -> group.rules().stream()
                        .filter(rule -> rule.id().equals(hop.rule()))
                        .map(rule -> names.beside(group.id()) + ", " + rule.id() + ": "
                                + ports(rule.protocol(), rule.fromPort(), rule.toPort()) + ", "
                                + names.beside(rule.peer().text())))
                .findFirst();
    }

    private Stream<SecurityGroup> groups(Hop hop) {
        return Stream.concat(
                        Stream.of(hop.component()),
                        world.table(scope, INTERFACES).get(hop.component()).stream()
                                .flatMap(one -> one.groups().stream()))
                .flatMap(id -> world.table(scope, SECURITY_GROUPS).get(id).stream());
    }

    private Optional<String> entry(Hop hop) {
        return world.table(scope, NETWORK_ACLS).get(hop.component()).stream()
                .flatMap(acl -> acl.entries().stream())
                .filter(entry -> entry.egress() != hop.ingress()
                        && Integer.toString(entry.number()).equals(hop.rule()))
                .map(this::entry)
                .findFirst();
    }

    private String entry(NetworkAcl.Entry entry) {
        return entry.number() + ": " + ports(entry.protocol(), entry.fromPort(), entry.toPort()) + ", "
                + names.beside(entry.peer().text()) + ", " + phrases.say(entry.allow() ? "word.allow" : "word.deny");
    }

    private Optional<String> route(Hop hop) {
        return world.table(scope, ROUTE_TABLES).get(hop.component()).stream()
                .flatMap(table -> table.routes().all().stream())
                .filter(route -> route.destination().equals(hop.rule()))
                .map(route -> names.beside(route.destination()) + " → " + names.beside(route.target()))
                .findFirst();
    }

    private String ports(String protocol, int from, int to) {
        if (protocol.equals("-1")) {
            return phrases.say("word.all");
        }
        String name = FilterChange.NUMBERS.entrySet().stream()
                .filter(known -> known.getValue().equals(protocol))
                .map(java.util.Map.Entry::getKey)
                .findFirst()
                .orElse(protocol);
        return from == -1 ? name : name + " " + (to <= from ? "" + from : from + "-" + to);
    }
}
