package skylab.network.packet;

import java.util.List;
import java.util.Optional;

/** Whether what was opened lives on (EC2 guide, "Security group connection tracking"). */
final class Tracking {
    private Tracking() {}

    /** A packet of an open flow is sent again; empty when it would not get through, or not be the same at the other end. */
    static Optional<Journeys.Sent> carries(Atlas atlas, Flow flow) {
        Journeys.Sent sent = Journeys.send(atlas, flow.packet(), true);
        List<Hop> forth = sent.journey().forth();
        List<Hop> back = sent.journey().back();
        boolean same = !back.isEmpty()
                && forth.get(0).before().equals(flow.sent())
                && forth.get(forth.size() - 1).after().equals(flow.arrived())
                && passes(forth, flow)
                && passes(back, flow);
        return same ? Optional.of(sent) : Optional.empty();
    }

    private static boolean passes(List<Hop> hops, Flow flow) {
        for (Hop hop : hops) {
            boolean tracked =
                    hop.place() == Place.SECURITY_GROUPS && flow.tracking().contains(hop.component());
            if (hop.blocker().isPresent() && !tracked) {
                return false;
            }
        }
        return true;
    }
}
