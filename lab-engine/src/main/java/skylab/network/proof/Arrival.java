package skylab.network.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import skylab.network.gateway.NatGateway;

/**
 * Packets at some place of their way.
 *
 * @param beam what they were and are
 * @param translations what NAT gateways made of them, and undo for their answers; the first one first
 * @param machines the ids of the interfaces whose machines have passed them on
 * @param endpoint the id of the VPC from which they came to the Internet through an endpoint, if they did
 */
record Arrival(Beam beam, List<Translation> translations, Set<String> machines, Optional<String> endpoint) {
    /**
     * A NAT gateway's translation.
     *
     * @param nat the gateway
     * @param source the source address before
     * @param port the source port before
     */
    record Translation(NatGateway nat, Term source, Term port) {}

    /** Packets at the beginning of their way. */
    static Arrival of(Beam beam) {
        return new Arrival(beam, List.of(), Set.of(), Optional.empty());
    }

    boolean isEmpty() {
        return beam.isEmpty();
    }

    Arrival with(Beam changed) {
        return new Arrival(changed, translations, machines, endpoint);
    }

    /** These after a NAT gateway has translated them; it is a new way then. */
    Arrival translated(Translation by, Beam changed) {
        List<Translation> more = new ArrayList<>(translations);
        more.add(by);
        return new Arrival(changed, List.copyOf(more), machines, endpoint);
    }

    /** These after a machine has passed them on. */
    Arrival through(String networkInterface) {
        Set<String> more = new HashSet<>(machines);
        more.add(networkInterface);
        return new Arrival(beam, translations, more, endpoint);
    }

    /** These at a service of AWS, through an endpoint of a VPC. */
    Arrival throughEndpointOf(String vpc) {
        return new Arrival(beam, translations, machines, Optional.of(vpc));
    }
}
