package skylab.network.filter;

import java.util.List;
import skylab.world.Kind;

/**
 * A list of ranges under one id, for rules and routes (VPC guide, "Managed prefix lists").
 *
 * @param id {@code pl-…}
 * @param name as its maker calls it
 * @param family {@code IPv4} or {@code IPv6}
 * @param most how many entries it may have; so many rules it counts for
 * @param versions its contents, the first version first
 * @param state such as {@code create-complete}
 */
public record PrefixList(String id, String name, String family, int most, List<List<Entry>> versions, String state) {
    /** All prefix lists of the account; AWS's own are there without a row. */
    public static final Kind<PrefixList> PREFIX_LISTS = new Kind<>("prefix-list", "pl-");

    /** Copies the lists. */
    public PrefixList {
        versions = List.copyOf(versions);
    }

    /**
     * A range of a list.
     *
     * @param cidr in CIDR form
     * @param description what its maker says it is for, may be null
     */
    public record Entry(String cidr, String description) {}

    /** What it has now. */
    public List<Entry> entries() {
        return versions.get(versions.size() - 1);
    }
}
