package skylab.network.packet;

import java.time.Duration;
import java.util.List;
import skylab.network.Cidr;

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
     * It is dropped without a word, or its answer is; the sender waits until it gives up.
     *
     * @param reasons every blocker that was met, in the order of the path
     */
    record Dropped(List<Blocker> reasons) implements Fate {
        /** Copies the list. */
        public Dropped {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * A reason for not arriving.
     *
     * @param code an explanation code of VPC Reachability Analyzer, e.g. {@code ENI_SG_RULES_MISMATCH}
     * @param component the id of the resource that decided
     */
    record Blocker(String code, String component) {}
}
