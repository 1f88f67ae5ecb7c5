package skylab.network.address;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.World;

/**
 * A public address that an account keeps until it releases it (EC2 guide, "Elastic IP addresses").
 *
 * @param id {@code eipalloc-…}
 * @param address the address
 * @param allocated since when the account has it, and pays for it
 * @param association where it leads, or null
 * @param pointer the name in reverse DNS that was asked for, or null for Amazon's
 */
public record ElasticAddress(
        String id, String address, Instant allocated, Association association, ReversePointer pointer) {
    /** All elastic addresses. */
    public static final Kind<ElasticAddress> ELASTIC_ADDRESSES = new Kind<>("elastic-ip", "eipalloc-");

    /** Ids of elastic addresses by the address. */
    static final Kind<String> BY_ADDRESS = new Kind<>("elastic-ip-by-address", "");

    /** Ids of elastic addresses by the id of their association. */
    static final Kind<String> BY_ASSOCIATION = new Kind<>("elastic-ip-by-association", "eipassoc-");

    /**
     * Where an elastic address leads.
     *
     * @param id {@code eipassoc-…}
     * @param networkInterface the id of the interface
     * @param privateAddress the interface's address to which it is translated
     */
    public record Association(String id, String networkInterface, String privateAddress) {}

    /**
     * A name for an address.
     *
     * @param name what is asked for, with a dot at the end; null for Amazon's own again
     * @param since when it was asked for
     * @param before what holds until name servers know it; null for Amazon's own
     */
    public record ReversePointer(String name, Instant since, String before) {
        /** How long it takes until name servers know. */
        private static final Duration SPREADING = Duration.ofMinutes(1);

        /** Whether name servers do not know it yet. */
        public boolean isPending(Instant now) {
            return now.isBefore(since.plus(SPREADING));
        }
    }

    /** The elastic address that is this address. */
    public static Optional<ElasticAddress> at(World world, Scope scope, String address) {
        return world.table(scope, BY_ADDRESS).get(address).flatMap(id -> world.table(scope, ELASTIC_ADDRESSES)
                .get(id));
    }

    /** The elastic address of an association. */
    public static Optional<ElasticAddress> ofAssociation(World world, Scope scope, String association) {
        return world.table(scope, BY_ASSOCIATION).get(association).flatMap(id -> world.table(scope, ELASTIC_ADDRESSES)
                .get(id));
    }

    /** Whether it leads somewhere. */
    public boolean isAssociated() {
        return association != null;
    }

    /** The name that reverse DNS has for it at a moment; empty for Amazon's own. */
    public Optional<String> pointerAt(Instant now) {
        return Optional.ofNullable(pointer)
                .flatMap(one -> Optional.ofNullable(one.isPending(now) ? one.before() : one.name()));
    }

    /** This leading somewhere else, or nowhere for null. */
    ElasticAddress with(Association other) {
        return new ElasticAddress(id, address, allocated, other, pointer);
    }

    /** This with another name in reverse DNS. */
    public ElasticAddress with(ReversePointer other) {
        return new ElasticAddress(id, address, allocated, association, other);
    }
}
