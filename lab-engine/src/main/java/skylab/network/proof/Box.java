package skylab.network.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.network.packet.Header;

/**
 * Headers whose fields are each in an interval, whatever the other fields are.
 *
 * @param protocol numbers of protocols
 * @param source addresses of senders
 * @param sourcePort their ports
 * @param destination addresses of receivers
 * @param destinationPort their ports; of ICMP the type
 */
public record Box(
        Interval protocol, Interval source, Interval sourcePort, Interval destination, Interval destinationPort) {
    /** Every header. */
    public static final Box EVERYTHING = new Box(
            Field.PROTOCOL.all(),
            Field.SOURCE.all(),
            Field.SOURCE_PORT.all(),
            Field.DESTINATION.all(),
            Field.DESTINATION_PORT.all());

    private static final List<Field> FIELDS = List.of(Field.values());

    /** One header. */
    static Box of(Header header) {
        return new Box(
                Interval.of(Protocols.number(header.protocol())),
                Interval.of(header.source()),
                Interval.of(header.sourcePort()),
                Interval.of(header.destination()),
                Interval.of(header.destinationPort()));
    }

    /** What a field may be. */
    public Interval get(Field field) {
        return switch (field) {
            case PROTOCOL -> protocol;
            case SOURCE -> source;
            case SOURCE_PORT -> sourcePort;
            case DESTINATION -> destination;
            case DESTINATION_PORT -> destinationPort;
        };
    }

    /** These headers, with a field that may be something else. */
    public Box with(Field field, Interval values) {
        return switch (field) {
            case PROTOCOL -> new Box(values, source, sourcePort, destination, destinationPort);
            case SOURCE -> new Box(protocol, values, sourcePort, destination, destinationPort);
            case SOURCE_PORT -> new Box(protocol, source, values, destination, destinationPort);
            case DESTINATION -> new Box(protocol, source, sourcePort, values, destinationPort);
            case DESTINATION_PORT -> new Box(protocol, source, sourcePort, destination, values);
        };
    }

    /** Whether a header is in it. */
    public boolean contains(Header header) {
        return contains(of(header));
    }

    /** Whether all of another box is in it. */
    public boolean contains(Box other) {
        for (Field field : FIELDS) {
            if (!get(field).contains(other.get(field))) {
                return false;
            }
        }
        return true;
    }

    /** Whether they have a header in common. */
    public boolean meets(Box other) {
        return protocol.meets(other.protocol)
                && source.meets(other.source)
                && sourcePort.meets(other.sourcePort)
                && destination.meets(other.destination)
                && destinationPort.meets(other.destinationPort);
    }

    /** What is in both. */
    public Optional<Box> intersect(Box other) {
        if (!meets(other)) {
            return Optional.empty();
        }
        return Optional.of(new Box(
                common(protocol, other.protocol),
                common(source, other.source),
                common(sourcePort, other.sourcePort),
                common(destination, other.destination),
                common(destinationPort, other.destinationPort)));
    }

    // Of two that meet.
    private static Interval common(Interval a, Interval b) {
        return a.contains(b) ? b : b.contains(a) ? a : a.intersect(b).orElseThrow();
    }

    /** What is in this and not in the other: at most ten boxes without a header in common. */
    public List<Box> minus(Box other) {
        if (!meets(other)) {
            return List.of(this);
        }
        List<Box> rest = new ArrayList<>();
        Box inside = this;
        for (Field field : FIELDS) {
            Interval own = inside.get(field);
            Interval cut = other.get(field);
            if (own.first() < cut.first()) {
                rest.add(inside.with(field, new Interval(own.first(), cut.first() - 1)));
            }
            if (cut.last() < own.last()) {
                rest.add(inside.with(field, new Interval(cut.last() + 1, own.last())));
            }
            inside = inside.with(field, own.intersect(cut).orElseThrow());
        }
        return rest;
    }

    /** The box of both together; empty when the two together are not a box. */
    Optional<Box> join(Box other) {
        Field differs = null;
        for (Field field : FIELDS) {
            if (!get(field).equals(other.get(field))) {
                if (differs != null || !get(field).touches(other.get(field))) {
                    return Optional.empty();
                }
                differs = field;
            }
        }
        return Optional.of(differs == null ? this : with(differs, get(differs).span(other.get(differs))));
    }

    /** Its header with the smallest numbers, of a protocol that packets have if there is one. */
    Header sample() {
        long number = List.of(Protocols.TCP, Protocols.UDP, Protocols.ICMP).stream()
                .filter(protocol::contains)
                .map(Integer::longValue)
                .findFirst()
                .orElse(protocol.first());
        return new Header(Protocols.name(number), source.first(), (int) sourcePort.first(), destination.first(), (int)
                destinationPort.first());
    }
}
