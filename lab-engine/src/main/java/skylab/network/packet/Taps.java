package skylab.network.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.network.log.Tap;

/** At which interfaces a journey would be seen by flow logs (VPC guide, "Flow log records"). */
final class Taps {
    private Taps() {}

    /** What the interfaces on the way see of a packet that arrives, in its direction. */
    static List<Tap> of(Journey journey) {
        List<Tap> taps = new ArrayList<>();
        for (Hop hop : journey.forth()) {
            if (hop.place() == Place.INTERFACE) {
                taps.add(tap(hop));
            }
        }
        return taps;
    }

    /**
     * What the interfaces see of a packet that does not arrive, or whose answer does not.
     *
     * @param accepted where it, and the answer, passed
     * @param rejected where a security group or network ACL kept one of them from passing; empty if it ended elsewhere
     */
    record Refusal(List<Tap> accepted, Optional<Tap> rejected) {
        static Refusal of(Journey journey) {
            List<Tap> accepted = new ArrayList<>();
            for (List<Hop> hops : List.of(journey.forth(), journey.back())) {
                int end = end(hops);
                for (int i = 0; i < end; i++) {
                    if (hops.get(i).place() == Place.INTERFACE) {
                        accepted.add(tap(hops.get(i)));
                    }
                }
                if (end < hops.size()) {
                    Optional<Tap> rejected = rejected(hops, end);
                    rejected.ifPresent(accepted::remove);
                    return new Refusal(accepted, rejected);
                }
            }
            return new Refusal(accepted, Optional.empty());
        }

        private static int end(List<Hop> hops) {
            int i = 0;
            while (i < hops.size() && hops.get(i).blocker().isEmpty()) {
                i++;
            }
            return i;
        }

        // Filters are behind the interface that sends, and before the one that receives.
        private static Optional<Tap> rejected(List<Hop> hops, int at) {
            Hop filter = hops.get(at);
            if (filter.place() != Place.SECURITY_GROUPS && filter.place() != Place.NETWORK_ACL) {
                return Optional.empty();
            }
            int step = filter.ingress() ? 1 : -1;
            for (int i = at + step; i >= 0 && i < hops.size(); i += step) {
                Place place = hops.get(i).place();
                if (place == Place.INTERFACE) {
                    return Optional.of(tap(hops.get(i)));
                } else if (place != Place.SECURITY_GROUPS && place != Place.NETWORK_ACL) {
                    return Optional.empty();
                }
            }
            return Optional.empty();
        }
    }

    private static Tap tap(Hop hop) {
        Header header = hop.before();
        boolean echo = header.protocol().equals("icmp");
        return new Tap(
                hop.component(),
                header.protocol(),
                header.source(),
                echo ? 0 : header.sourcePort(),
                header.destination(),
                echo ? 0 : header.destinationPort(),
                !hop.ingress());
    }
}
