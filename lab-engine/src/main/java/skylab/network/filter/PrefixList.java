package skylab.network.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.World;

/**
 * A list of ranges under one id, for rules and routes (VPC guide, "Managed prefix lists").
 *
 * @param id {@code pl-…}
 * @param name as its maker calls it
 * @param family {@code IPv4} or {@code IPv6}
 * @param most how many entries it may have; so many rules it counts for
 * @param versions its contents, the first version first
 * @param state such as {@code create-complete}
 * @param stateMessage why the last change failed, or null
 */
public record PrefixList(
        String id,
        String name,
        String family,
        int most,
        List<List<Entry>> versions,
        String state,
        String stateMessage) {
    /** All prefix lists of the account; AWS's own are there without a row. */
    public static final Kind<PrefixList> PREFIX_LISTS = new Kind<>("prefix-list", "pl-");

    /** Copies the lists. */
    public PrefixList {
        versions = versions.stream().map(List::copyOf).toList();
    }

    /**
     * A range of a list.
     *
     * @param range a {@link Peer.Range} or a {@link Peer.Range6}
     * @param description what its maker says it is for, may be null
     */
    public record Entry(Peer range, String description) {
        /** The range in CIDR form. */
        public String cidr() {
            return range.text();
        }
    }

    /** The list with an id, the account's or AWS's own. */
    public static Optional<PrefixList> find(World world, Scope scope, String id) {
        Optional<PrefixList> own = world.table(scope, PREFIX_LISTS).get(id);
        return own.isPresent() ? own : AwsPrefixLists.find(scope.region(), id);
    }

    /** This list with another name. */
    public PrefixList named(String wanted) {
        return new PrefixList(id, wanted, family, most, versions, state, stateMessage);
    }

    /** This list with room for so many entries. */
    public PrefixList sized(int wanted) {
        return new PrefixList(id, name, family, wanted, versions, state, stateMessage);
    }

    /** This list with a new version of its contents. */
    public PrefixList with(List<Entry> entries) {
        List<List<Entry>> all = new ArrayList<>(versions);
        all.add(entries);
        return new PrefixList(id, name, family, most, all, state, stateMessage);
    }

    /** This list in another state, with a message or null. */
    public PrefixList in(String wanted, String message) {
        return new PrefixList(id, name, family, most, versions, wanted, message);
    }

    /** What it has now. */
    public List<Entry> entries() {
        return versions.get(versions.size() - 1);
    }

    /** The number of the current version, from 1. */
    public long version() {
        return versions.size();
    }

    /** Whether an IPv4 address, as an unsigned 32-bit number, lies in one of its ranges. */
    public boolean contains(long address) {
        for (Entry entry : entries()) {
            if (entry.range() instanceof Peer.Range range && range.cidr().contains(address)) {
                return true;
            }
        }
        return false;
    }
}
