package skylab.network.host;

import skylab.network.packet.Header;

/**
 * A packet at a chain.
 *
 * @param header as it is there
 * @param in the name of the interface it came by; empty when a process here sends it
 * @param out the name of the interface it leaves by; empty when a process here takes it
 * @param state what connection tracking knows of its flow
 */
public record Passing(Header header, String in, String out, State state) {
    /** What connection tracking knows of a packet (iptables-extensions(8), "conntrack"). */
    public enum State {
        /** It begins a flow. */
        NEW,
        /** It belongs to a flow that was answered. */
        ESTABLISHED,
        /** It begins a flow that another one announced, or reports an error about one. */
        RELATED,
        /** It answers what nobody asked. */
        INVALID,
        /** It is exempted from tracking. */
        UNTRACKED
    }
}
