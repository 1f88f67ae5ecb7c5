package skylab.network.proof;

import java.util.List;

/**
 * A rule that never decides anything.
 *
 * @param component the id of the network ACL, security group or route table
 * @param rule which of its rules: the number and direction of an ACL's entry, the id of a group's rule, a route's
 *     destination
 * @param kind what it is a rule of
 * @param coveredBy the rules that leave nothing to it, named likewise; empty when it is about nothing at all
 */
public record Shadow(Kind kind, String component, String rule, List<String> coveredBy) {
    /** Copies the list. */
    public Shadow {
        coveredBy = List.copyOf(coveredBy);
    }

    /** Kinds of rules. */
    public enum Kind {
        /** Of a network ACL: entries with lower numbers decide about all that it fits. */
        NETWORK_ACL,
        /** Of a security group: the group's other rules allow all that it allows. */
        SECURITY_GROUP,
        /** Of a route table: more specific routes, or one that is preferred, have all its destinations. */
        ROUTE_TABLE
    }
}
