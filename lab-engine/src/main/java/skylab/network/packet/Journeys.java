package skylab.network.packet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.network.Cidr;
import skylab.network.eni.NetworkInterface;
import skylab.network.internet.Internet;
import skylab.network.internet.Site;
import skylab.network.packet.Fate.Blocker;
import skylab.network.packet.Walk.End;
import skylab.network.vpc.Subnet;

/** A packet's way and its answer's, and what its sender makes of them. */
final class Journeys {
    private static final Duration INSIDE = Duration.ofNanos(420_000);

    private final Atlas atlas;
    private final Packet packet;
    private final boolean established;

    /**
     * Who sends a packet, as the network sees it; exactly one of the three is there.
     *
     * @param eni an interface, or null
     * @param site the learner's site, or null
     * @param host the address of a host on the Internet, or null
     * @param address the address the packet says it is from
     */
    private record Sender(NetworkInterface eni, Site site, String host, Optional<Long> address) {}

    /**
     * What came of sending a packet.
     *
     * @param journey for whoever asks
     * @param traces what it has left behind on its way, as far as it came
     */
    record Sent(Journey journey, Traces traces) {}

    /**
     * What a packet leaves behind.
     *
     * @param translations what NAT gateways did to it
     * @param remembered the flows that machines remember
     * @param asked the rules of machines that were about it, or about its answer
     */
    record Traces(List<Walk.Translation> translations, List<Walk.Remembered> remembered, List<Walk.Asked> asked) {
        private static final Traces NONE = new Traces(List.of(), List.of(), List.of());

        private static Traces of(Walk forth, Walk back) {
            if (forth.translations().isEmpty()
                    && forth.remembered().isEmpty()
                    && forth.asked().isEmpty()
                    && (back == null || back.asked().isEmpty())) {
                return NONE;
            }
            int end = end(forth);
            List<Walk.Asked> asked = new ArrayList<>(
                    forth.asked().stream().filter(one -> one.at() <= end).toList());
            if (back != null && end == forth.hops().size()) {
                int last = end(back);
                back.asked().stream().filter(one -> one.at() <= last).forEach(asked::add);
            }
            return new Traces(
                    forth.translations().stream().filter(one -> one.at() <= end).toList(),
                    forth.remembered().stream().filter(one -> one.at() <= end).toList(),
                    asked);
        }

        // The number of the hop that dropped it.
        private static int end(Walk walk) {
            int i = 0;
            while (i < walk.hops().size() && walk.hops().get(i).blocker().isEmpty()) {
                i++;
            }
            return i;
        }
    }

    private Journeys(Atlas atlas, Packet packet, boolean established) {
        this.atlas = atlas;
        this.packet = packet;
        this.established = established;
    }

    /**
     * Sends a packet.
     *
     * @param established whether it is of a flow that was opened before
     */
    static Sent send(Atlas atlas, Packet packet, boolean established) {
        return new Journeys(atlas, packet, established).send();
    }

    private Sent send() {
        Optional<Long> destination = Cidr.address(packet.destination());
        if (destination.isEmpty()) {
            return nowhere("UNKNOWN_DESTINATION", packet.destination());
        }
        Sender sender = sender();
        if (sender.address().isEmpty()) {
            return nowhere("UNKNOWN_RESOURCE", packet.from());
        }
        Header sent = new Header(
                packet.protocol(), sender.address().get(), packet.sourcePort(), destination.get(), packet.port());
        Walk forth = new Walk(atlas, sent, null, established);
        forth.pass(Place.SENDER, packet.from(), "", false);
        if (sender.eni() != null) {
            Host.sends(forth, sender.eni());
        } else if (sender.site() != null) {
            Border.fromSite(forth, sender.site());
        } else {
            Border.internet(forth);
        }
        Walk back = forth.end() == null ? null : back(forth, sender);
        Fate fate = fate(forth, back, sender, sent);
        List<Hop> answer = back == null ? List.of() : back.hops();
        return new Sent(new Journey(forth.hops(), answer, fate), Traces.of(forth, back));
    }

    private static Sent nowhere(String code, String component) {
        Fate fate = new Fate.Dropped(List.of(new Blocker(code, component)));
        return new Sent(new Journey(List.of(), List.of(), fate), Traces.NONE);
    }

    private Sender sender() {
        String from = packet.from();
        NetworkInterface eni = from.startsWith("eni-") ? atlas.eni(from) : atlas.eniOf(from, packet.destination());
        if (eni != null) {
            Optional<Long> claimed = packet.source().flatMap(Cidr::address);
            return claimed.isEmpty()
                    ? new Sender(eni, null, null, Cidr.address(eni.privateAddress()))
                    : new Sender(device(eni, claimed.get()), null, null, claimed);
        } else if (from.startsWith("eni-")) {
            return new Sender(null, null, null, Optional.empty());
        }
        Optional<Long> host = Cidr.address(from);
        if (host.isPresent()) {
            return new Sender(
                    null,
                    null,
                    from,
                    packet.source().isEmpty()
                            ? host
                            : Cidr.address(packet.source().get()));
        }
        Site site = atlas.site(from);
        return new Sender(null, site, null, Cidr.address(packet.source().orElse(site.address())));
    }

    // A machine sends from the interface that has the address.
    private NetworkInterface device(NetworkInterface primary, long address) {
        Subnet subnet = atlas.subnet(primary.subnet());
        NetworkInterface owner = subnet == null ? null : atlas.eniAt(subnet.vpc(), address);
        return owner != null && primary.machine() != null && primary.machine().equals(owner.machine())
                ? owner
                : primary;
    }

    private Walk back(Walk forth, Sender sender) {
        Walk back = new Walk(atlas, forth.header().answer(), forth, established);
        if (forth.end() instanceof End.Interface reached) {
            Host.sends(back, reached.eni());
        } else if (forth.end() instanceof End.Host service && service.endpoint() != null) {
            Border.fromService(back, service);
        } else {
            Border.internet(back);
        }
        if (back.end() != null
                && !(isHome(back, sender)
                        && back.header().equals(forth.hops().get(0).before().answer()))) {
            back.stop(Place.RECEIVER, Cidr.dotted(back.header().destination()), "", true, "ENI_ADDRESS_RESTRICTION");
        }
        return back;
    }

    private static boolean isHome(Walk back, Sender sender) {
        return back.end() instanceof End.Interface home
                ? sender.eni() != null && sender.eni().id().equals(home.eni().id())
                : back.end() instanceof End.OwnComputer ? sender.site() != null : sender.host() != null;
    }

    private Fate fate(Walk forth, Walk back, Sender sender, Header sent) {
        List<Blocker> blockers = new ArrayList<>(2);
        collect(forth, blockers);
        if (back != null) {
            collect(back, blockers);
        }
        if (!blockers.isEmpty()) {
            return new Fate.Dropped(blockers);
        }
        Flow flow = new Flow(packet, sent, forth.header(), tracking(forth, sent));
        if (forth.end() instanceof End.Interface reached && reached.eni().machine() != null) {
            return new Fate.Delivered(reached.eni().machine(), flow, roundTrip(sender));
        }
        String address = Cidr.dotted(forth.header().destination());
        return Internet.at(address)
                .map(host -> new Fate.External(address, host.hops(), host.roundTrip(), flow))
                .orElseGet(() -> new Fate.External(address, 0, INSIDE, flow));
    }

    private static void collect(Walk walk, List<Blocker> blockers) {
        for (Hop hop : walk.hops()) {
            if (hop.blocker().isPresent()) {
                blockers.add(hop.blocker().get());
            }
        }
    }

    private static Duration roundTrip(Sender sender) {
        return sender.eni() != null
                ? INSIDE
                : sender.site() != null
                        ? Site.ROUND_TRIP
                        : Internet.at(sender.host())
                                .map(Internet.Host::roundTrip)
                                .orElse(Site.ROUND_TRIP);
    }

    private List<String> tracking(Walk forth, Header sent) {
        List<String> tracking = new ArrayList<>(2);
        for (Walk.Passage one : forth.passed()) {
            // What goes through a NAT gateway is always tracked.
            if (!forth.translations().isEmpty() || Filters.tracks(atlas, one.eni(), one.egress(), sent)) {
                tracking.add(one.eni().id());
            }
        }
        return tracking;
    }
}
