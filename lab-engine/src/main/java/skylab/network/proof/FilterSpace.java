package skylab.network.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import skylab.network.filter.NetworkAcl;
import skylab.network.filter.Peer;
import skylab.network.filter.SecurityGroup;

/** What the rules of filters are about, as sets of headers. */
final class FilterSpace {
    private FilterSpace() {}

    /**
     * What a rule of a security group is about.
     *
     * @param peers the addresses of its other side
     */
    static List<Box> of(SecurityGroup.Rule rule, List<Interval> peers) {
        return boxes(rule.egress(), rule.protocol(), rule.fromPort(), rule.toPort(), peers);
    }

    /**
     * What an entry of a network ACL is about.
     *
     * @param peers the addresses of its other side
     */
    static List<Box> of(NetworkAcl.Entry entry, List<Interval> peers) {
        return boxes(entry.egress(), entry.protocol(), entry.fromPort(), entry.toPort(), peers);
    }

    /**
     * What a network ACL lets pass in one direction: of an entry, what no entry before it is about.
     *
     * @param peers the addresses that an entry's other side means
     */
    static HeaderSpace allowed(NetworkAcl acl, boolean egress, Function<Peer, List<Interval>> peers) {
        HeaderSpace allowed = HeaderSpace.NOTHING;
        List<NetworkAcl.Entry> entries =
                acl.entries().stream().filter(one -> one.egress() == egress).toList();
        for (int i = entries.size() - 1; i >= 0; i--) {
            NetworkAcl.Entry entry = entries.get(i);
            HeaderSpace about = HeaderSpace.anyOf(of(entry, peers.apply(entry.peer())));
            allowed = entry.allow() ? about.union(allowed) : allowed.minus(about);
        }
        return allowed;
    }

    private static List<Box> boxes(boolean egress, String protocol, int fromPort, int toPort, List<Interval> peers) {
        return ports(protocol, fromPort, toPort)
                .map(what -> {
                    List<Box> boxes = new ArrayList<>();
                    peers.forEach(peer -> boxes.add(what.with(egress ? Field.DESTINATION : Field.SOURCE, peer)));
                    return boxes;
                })
                .orElse(new ArrayList<>());
    }

    // Of protocols without ports, ports are not asked for. A header has no ICMP code: it is that of an echo, which is
    // 0.
    private static Optional<Box> ports(String protocol, int fromPort, int toPort) {
        if (protocol.equals("-1")) {
            return Optional.of(Box.EVERYTHING);
        }
        int number = Protocols.number(protocol);
        Box all = Box.EVERYTHING.with(Field.PROTOCOL, Interval.of(number));
        boolean any = fromPort == -1;
        return switch (number) {
            case Protocols.TCP, Protocols.UDP ->
                Optional.of(any ? all : all.with(Field.DESTINATION_PORT, new Interval(fromPort, toPort)));
            case Protocols.ICMP ->
                toPort > 0
                        ? Optional.empty()
                        : Optional.of(any ? all : all.with(Field.DESTINATION_PORT, Interval.of(fromPort)));
            default -> Optional.of(all);
        };
    }
}
