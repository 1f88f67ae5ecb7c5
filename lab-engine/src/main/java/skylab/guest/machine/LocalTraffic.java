package skylab.guest.machine;

import skylab.guest.process.Errno;
import skylab.network.Cidr;
import skylab.network.host.HostNetwork;
import skylab.network.host.Passing;
import skylab.network.host.Rejection;
import skylab.network.host.RuleTable;
import skylab.network.host.Tables;
import skylab.network.host.Target;
import skylab.network.packet.Header;
import skylab.network.packet.Packet;

/** Packets that stay within a machine go out of its loopback interface and in again, past its rules. */
final class LocalTraffic {
    private static final String LOOPBACK = "lo";

    private LocalTraffic() {}

    /**
     * Whether the first packet of a connection comes through.
     *
     * @throws Errno what the sender is told if a rule turns it away
     */
    static boolean admits(Kernel k, String address, int port) {
        return k.tx.find(k.scope, HostNetwork.HOSTS, k.id)
                .map(HostNetwork::tables)
                .filter(tables ->
                        !tables.isUsual(RuleTable.FILTER, "INPUT") || !tables.isUsual(RuleTable.FILTER, "OUTPUT"))
                .map(tables -> {
                    long own = Cidr.address(address.equals("0.0.0.0") ? "127.0.0.1" : address)
                            .orElseThrow();
                    Header header = new Header("tcp", own, Packet.EPHEMERAL, own, port);
                    return ask(tables, "OUTPUT", new Passing(header, "", LOOPBACK, Passing.State.NEW))
                            && ask(tables, "INPUT", new Passing(header, LOOPBACK, "", Passing.State.NEW));
                })
                .orElse(true);
    }

    private static boolean ask(Tables tables, String chain, Passing packet) {
        Target target = tables.decide(RuleTable.FILTER, chain, packet).target();
        if (target instanceof Target.Reject reject) {
            throw new Errno(error(reject.with()));
        }
        return !(target instanceof Target.Drop);
    }

    /** What a process learns when its packet is turned away (Linux, {@code icmp_err_convert}). */
    static Errno.Code error(Rejection.With with) {
        return switch (with) {
            case NET_UNREACHABLE, NET_PROHIBITED -> Errno.Code.ENETUNREACH;
            case HOST_UNREACHABLE, HOST_PROHIBITED, ADMIN_PROHIBITED -> Errno.Code.EHOSTUNREACH;
            case PROTOCOL_UNREACHABLE, PORT_UNREACHABLE, TCP_RESET -> Errno.Code.ECONNREFUSED;
        };
    }
}
