package skylab.network.packet;

import java.util.List;

/**
 * A flow that has been opened, as both its ends know it.
 *
 * @param packet its first packet
 * @param sent the header that the sender gave it
 * @param arrived the header that the receiver sees, after every translation
 * @param tracking the ids of the interfaces whose security groups track it, so that it outlives the rules that let it in
 *     (EC2 guide, "Security group connection tracking")
 */
public record Flow(Packet packet, Header sent, Header arrived, List<String> tracking) {
    /** Copies the list. */
    public Flow {
        tracking = List.copyOf(tracking);
    }
}
