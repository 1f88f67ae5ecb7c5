package skylab.network.host;

import java.time.Instant;
import java.util.Locale;
import skylab.network.Cidr;
import skylab.network.host.Conntrack.Entry;
import skylab.network.packet.Header;

/** Flows in words, as {@code conntrack -L} and {@code /proc/net/nf_conntrack} write them. */
public final class FlowLines {
    private FlowLines() {}

    /** A flow as {@code conntrack -L} writes it. */
    public static String of(Entry flow, Instant now) {
        String protocol = flow.original().protocol();
        int number = protocol.equals("tcp") ? 6 : protocol.equals("udp") ? 17 : 1;
        String state = !protocol.equals("tcp")
                ? ""
                : flow.closed() ? "TIME_WAIT " : flow.answered() ? "ESTABLISHED " : "SYN_SENT ";
        return String.format(
                        Locale.ROOT,
                        "%-8s %d %d ",
                        protocol,
                        number,
                        flow.left(now).toSeconds())
                + state
                + ends(flow.original())
                + (flow.answered() ? "" : "[UNREPLIED] ")
                + ends(flow.reply())
                + (flow.answered() && protocol.equals("tcp") ? "[ASSURED] " : "")
                + "mark=0 use=1";
    }

    private static String ends(Header header) {
        String addresses = "src=" + Cidr.dotted(header.source()) + " dst=" + Cidr.dotted(header.destination()) + " ";
        return addresses
                + (header.protocol().equals("icmp")
                        ? "type=" + header.destinationPort() + " code=0 id=" + header.sourcePort() + " "
                        : "sport=" + header.sourcePort() + " dport=" + header.destinationPort() + " ");
    }
}
