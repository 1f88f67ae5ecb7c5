package skylab.network.packet;

import java.util.Optional;

/**
 * One thing that happens to a packet on its way.
 *
 * @param place what kind of thing
 * @param component the id of the resource, e.g. {@code acl-…}; an address for what has no id
 * @param rule what of the resource decided: the id of a group's rule, the number of an ACL's entry, a route's destination;
 *     empty when there is nothing to decide, or nothing that fits
 * @param ingress whether the packet comes in there; of a filter, which of its two lists was asked
 * @param before the header as the packet comes
 * @param after the header as it goes on
 * @param blocker why it does not go on; then the hops after it are those it would have had
 */
public record Hop(
        Place place,
        String component,
        String rule,
        boolean ingress,
        Header before,
        Header after,
        Optional<Fate.Blocker> blocker) {}
