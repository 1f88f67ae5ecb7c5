package skylab.network.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/**
 * Headers that get through, as a line of a table: every combination of what it says. Openings of one set may have headers
 * in common, as rules may.
 *
 * @param protocol numbers of protocols
 * @param ports of the receiver; of ICMP the types
 * @param sources addresses of senders, in ascending order
 * @param sourcePorts the ports from which senders may send
 * @param destinations addresses of receivers, in ascending order
 */
public record Opening(
        Interval protocol, Interval ports, List<Interval> sources, Interval sourcePorts, List<Interval> destinations) {
    // What is made as wide as it may be, in this order: a rule is rather for all ports than for all addresses.
    private static final List<Field> WIDENED =
            List.of(Field.PROTOCOL, Field.DESTINATION_PORT, Field.SOURCE_PORT, Field.DESTINATION, Field.SOURCE);

    /** Copies the lists. */
    public Opening {
        sources = List.copyOf(sources);
        destinations = List.copyOf(destinations);
    }

    private record Service(Interval protocol, Interval ports, Interval sourcePorts) {}

    private record Destined(Service service, Interval destination) {}

    private record Sourced(Service service, List<Interval> sources) {}

    /** The openings of a set of headers: each as wide as it can be, none of them inside of another. */
    public static List<Opening> of(HeaderSpace headers) {
        Set<Box> wide = new LinkedHashSet<>();
        for (Box box : headers.boxes()) {
            wide.add(widened(box, headers));
        }
        Map<Destined, List<Interval>> sources = new LinkedHashMap<>();
        for (Box box : wide) {
            if (wide.stream().noneMatch(other -> !other.equals(box) && other.contains(box))) {
                Service service = new Service(box.protocol(), box.destinationPort(), box.sourcePort());
                sources.computeIfAbsent(new Destined(service, box.destination()), any -> new ArrayList<>())
                        .add(box.source());
            }
        }
        Map<Sourced, List<Interval>> destinations = new LinkedHashMap<>();
        sources.forEach((key, from) -> destinations
                .computeIfAbsent(new Sourced(key.service, merged(from)), any -> new ArrayList<>())
                .add(key.destination));
        return destinations.entrySet().stream()
                .map(entry -> opening(entry.getKey(), merged(entry.getValue())))
                .sorted(Comparator.comparingLong((Opening one) -> one.protocol.first())
                        .thenComparing(one -> one.ports.first()))
                .toList();
    }

    private static Opening opening(Sourced key, List<Interval> destinations) {
        Service service = key.service;
        return new Opening(service.protocol, service.ports, key.sources, service.sourcePorts, destinations);
    }

    private static Box widened(Box box, HeaderSpace in) {
        Box wide = box;
        for (Field field : WIDENED) {
            wide = towards(wide, field, in, ends(in, field, Interval::first), true);
            wide = towards(wide, field, in, ends(in, field, Interval::last), false);
        }
        return wide;
    }

    private static List<Long> ends(HeaderSpace space, Field field, ToLongFunction<Interval> end) {
        TreeSet<Long> ends = new TreeSet<>();
        space.boxes().forEach(box -> ends.add(end.applyAsLong(box.get(field))));
        return new ArrayList<>(ends);
    }

    private static Box towards(Box box, Field field, HeaderSpace in, List<Long> ends, boolean down) {
        Box wide = box;
        for (int i = 0; i < ends.size(); i++) {
            long end = ends.get(down ? ends.size() - 1 - i : i);
            Interval now = wide.get(field);
            if (down ? end < now.first() : end > now.last()) {
                Box wider = wide.with(field, down ? new Interval(end, now.last()) : new Interval(now.first(), end));
                if (!in.contains(HeaderSpace.of(wider))) {
                    return wide;
                }
                wide = wider;
            }
        }
        return wide;
    }

    private static List<Interval> merged(List<Interval> intervals) {
        List<Interval> sorted = new ArrayList<>(intervals);
        sorted.sort((a, b) -> Long.compare(a.first(), b.first()));
        List<Interval> merged = new ArrayList<>();
        for (Interval next : sorted) {
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last).touches(next)) {
                merged.set(last, merged.get(last).span(next));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }
}
