package skylab.network.packet;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import skylab.network.Cidr;
import skylab.network.host.Rejection;

/** What becomes of a packet, as its sender finds out. */
public sealed interface Fate {

    /**
     * It reaches a machine of the lab, and the answer comes back.
     *
     * @param machine the id of the machine that answers
     * @param flow what the packet began
     * @param roundTrip how long packet and answer take together
     */
    record Delivered(String machine, Flow flow, Duration roundTrip) implements Fate {
        /** The private address at which it arrives, in dotted form. */
        public String address() {
            return Cidr.dotted(flow.arrived().destination());
        }
    }

    /**
     * It leaves for a host of the Internet that is not part of the lab, and that answers.
     *
     * @param address the host's address
     * @param hops routers on the way, so that an answer's TTL is known
     * @param roundTrip the mean round trip
     * @param flow what the packet began
     */
    record External(String address, int hops, Duration roundTrip, Flow flow) implements Fate {}

    /**
     * It is dropped, or its answer is. Mostly that happens without a word, and the sender waits until it gives up.
     *
     * @param reasons every blocker that was met, in the order of the path
     */
    record Dropped(List<Blocker> reasons) implements Fate {
        /** Copies the list. */
        public Dropped {
            reasons = List.copyOf(reasons);
        }

        /** What the sender is told at once; empty when it is told nothing. */
        public Optional<Rejection> told() {
            return reasons.isEmpty() ? Optional.empty() : reasons.get(0).told();
        }
    }

    /**
     * A reason for not arriving.
     *
     * @param code an explanation code of VPC Reachability Analyzer, e.g. {@code ENI_SG_RULES_MISMATCH}; for what AWS knows
     *     nothing of, one of our own
     * @param component the id of the resource that decided
     * @param told what the sender is told, if it is
     */
    record Blocker(String code, String component, Optional<Rejection> told) {
        /** A reason of which the sender is told nothing. */
        public Blocker(String code, String component) {
            this(code, component, Optional.empty());
        }
    }
}
