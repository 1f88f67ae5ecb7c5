package skylab.network.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.network.eni.NetworkInterface;
import skylab.network.fault.Cut;
import skylab.network.filter.NetworkAcl;
import skylab.network.filter.SecurityGroup;
import skylab.network.host.Tables.Counted;
import skylab.network.packet.Fate.Blocker;
import skylab.network.vpc.Subnet;

/**
 * One packet on its way: the header that it has now, and what has happened to it. A filter that drops it is noted, and it
 * goes on, so that everything in the way is found; where no way is known it ends. {@link Way} leads it through a VPC,
 * {@link Border} to the Internet and back, {@link Nat} through NAT gateways, {@link Host} through machines.
 */
final class Walk {
    // More than any way has that is not a circle.
    private static final int MOST_HOPS = 64;

    private final Atlas atlas;
    private final Walk forth;
    private final boolean established;
    private final List<Hop> hops = new ArrayList<>(12);
    private final List<Passage> passed = new ArrayList<>(2);
    private final List<Translation> translations = new ArrayList<>(1);
    // Most walks meet no machine with rules.
    private List<Remembered> remembered = List.of();
    private List<Asked> asked = List.of();
    private Header header;
    private boolean stopped;
    private String home;
    private Cut.Spot left;
    private End end;

    /**
     * What a NAT gateway made of a header.
     *
     * @param table the key of the table where it is remembered
     * @param inside the header as it came
     * @param outside the header as it went
     * @param at the number of the hop
     */
    record Translation(String table, Header inside, Header outside, int at) {}

    /**
     * A flow that a machine on the way remembers.
     *
     * @param machine its id
     * @param original the header of the flow's first packet as it came to the machine
     * @param translated the header as it went
     * @param reply whether this packet goes in the other direction
     * @param at the number of the hop
     */
    record Remembered(String machine, Header original, Header translated, boolean reply, int at) {}

    /**
     * Rules of a machine that were about the packet.
     *
     * @param machine its id
     * @param rules the rules
     * @param at the number of the hop
     */
    record Asked(String machine, List<Counted> rules, int at) {}

    /**
     * The security groups of an interface on the way.
     *
     * @param egress which of their two lists was asked
     */
    record Passage(NetworkInterface eni, boolean egress) {}

    /** Where a way ends. */
    sealed interface End {
        /** At an interface of the lab. */
        record Interface(NetworkInterface eni) implements End {}

        /**
         * At a host outside of the lab.
         *
         * @param endpoint the id of the gateway endpoint through which it went, or null
         * @param vpc the endpoint's VPC, or null
         */
        record Host(String endpoint, String vpc) implements End {}

        /** At the learner's own computer. */
        record OwnComputer() implements End {}
    }

    /**
     * A walk of a packet.
     *
     * @param forth the walk that this one is the answer to, or null
     * @param established whether the packet is of a flow that was opened before: a NAT gateway must know it
     */
    Walk(Atlas atlas, Header header, Walk forth, boolean established) {
        this.atlas = atlas;
        this.header = header;
        this.forth = forth;
        this.established = established;
    }

    Atlas atlas() {
        return atlas;
    }

    /** The walk that this one is the answer to, or null. */
    Walk forth() {
        return forth;
    }

    boolean isEstablished() {
        return established;
    }

    List<Hop> hops() {
        return hops;
    }

    /** The interfaces whose security groups it has passed. */
    List<Passage> passed() {
        return passed;
    }

    List<Translation> translations() {
        return translations;
    }

    List<Remembered> remembered() {
        return remembered;
    }

    /** A machine remembers the flow. */
    void remember(String machine, Header original, Header translated, boolean reply) {
        remembered = remembered.isEmpty() ? new ArrayList<>(2) : remembered;
        remembered.add(new Remembered(machine, original, translated, reply, hops.size()));
    }

    List<Asked> asked() {
        return asked;
    }

    /** Rules of a machine have been about the packet. */
    void ask(String machine, List<Counted> rules) {
        asked = asked.isEmpty() ? new ArrayList<>(2) : asked;
        asked.add(new Asked(machine, rules, hops.size()));
    }

    Header header() {
        return header;
    }

    /** Where it ends, even if filters on the way would have dropped it; null when no way is known. */
    End end() {
        return stopped ? null : end;
    }

    /** It ends here. */
    void endsAt(End where) {
        end = where;
    }

    /** In which VPC the source address is one of an interface; null on the Internet. */
    void isAtHomeIn(String vpc) {
        home = vpc;
    }

    /** Whether it goes round in circles. */
    boolean isLost() {
        return hops.size() > MOST_HOPS;
    }

    // Filters

    /** Past the ACL of a subnet, unless it comes from within. */
    void enter(Subnet subnet, Subnet from) {
        if (from == null || !from.id().equals(subnet.id())) {
            acl(subnet, false);
        }
    }

    /** Past the ACL of a subnet that it leaves or enters. */
    void acl(Subnet subnet, boolean egress) {
        NetworkAcl acl = atlas.aclOf(subnet);
        if (acl == null) {
            return;
        }
        NetworkAcl.Entry entry = Filters.decide(acl, egress, header);
        boolean passes = entry != null && entry.allow();
        hop(
                Place.NETWORK_ACL,
                acl.id(),
                entry == null ? "*" : Integer.toString(entry.number()),
                !egress,
                header,
                passes ? null : new Blocker("SUBNET_ACL_RESTRICTION", acl.id()));
    }

    /** Past the security groups of an interface. */
    void groups(NetworkInterface eni, Subnet subnet, boolean egress) {
        boolean known = forth != null && forth.hasPassed(eni);
        passed.add(new Passage(eni, egress));
        if (eni.groups().isEmpty() && eni.isManaged()) {
            return;
        }
        if (known) {
            // An answer to what these groups have seen is part of the same flow.
            pass(Place.SECURITY_GROUPS, eni.id(), "", !egress);
            return;
        }
        SecurityGroup.Rule rule = Filters.admits(atlas, eni, egress, header, () -> peers(subnet, egress));
        hop(
                Place.SECURITY_GROUPS,
                eni.id(),
                rule == null ? "" : rule.id(),
                !egress,
                header,
                rule == null ? Filters.refusal(atlas, eni, egress) : null);
    }

    private boolean hasPassed(NetworkInterface eni) {
        for (Passage one : passed) {
            if (one.eni().id().equals(eni.id())) {
                return true;
            }
        }
        return false;
    }

    // The groups of whoever has the other side's private address, here or in the VPC of a peer.
    private List<String> peers(Subnet subnet, boolean egress) {
        NetworkInterface peer;
        if (!egress) {
            peer = home == null ? null : atlas.eniAt(home, header.source());
        } else {
            peer = atlas.eniAt(subnet.vpc(), header.destination());
            if (peer == null) {
                String other = Routing.peer(atlas, subnet, header.destination());
                peer = other == null ? null : atlas.eniAt(other, header.destination());
            }
        }
        return peer == null ? List.of() : peer.groups();
    }

    /** Through the line of an interface, which may be broken. */
    void line(NetworkInterface eni, Subnet subnet, boolean ingress) {
        if (atlas.cuts().isEmpty()) {
            return;
        }
        Cut.Spot spot = new Cut.Spot(subnet.zone(), subnet.id(), eni.id(), eni.machine());
        for (Cut cut : atlas.cuts()) {
            if (cut.isolates(spot) || ingress && left != null && cut.separates(left, spot)) {
                hop(Place.INTERFACE, eni.id(), "", ingress, header, new Blocker(Cut.CODE, eni.id()));
                break;
            }
        }
        left = ingress ? left : spot;
    }

    // Hops

    /** Nothing is in the way here. */
    void pass(Place place, String component, String rule, boolean ingress) {
        hop(place, component, rule, ingress, header, null);
    }

    /** It has another header from here on. */
    void translate(Place place, String component, boolean ingress, Header changed) {
        hop(place, component, "", ingress, changed, null);
    }

    /** The way ends here, short of anywhere. */
    void stop(Place place, String component, String rule, boolean ingress, String code) {
        hop(place, component, rule, ingress, header, new Blocker(code, component));
        stopped = true;
    }

    /** Something happens to it; with a blocker, it would be dropped here. */
    void hop(Place place, String component, String rule, boolean ingress, Header after, Blocker blocker) {
        hops.add(new Hop(place, component, rule, ingress, header, after, Optional.ofNullable(blocker)));
        header = after;
    }
}
