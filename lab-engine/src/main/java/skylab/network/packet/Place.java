package skylab.network.packet;

/** Where something happens to a packet. */
public enum Place {
    /** The sender: a machine, a process of it. */
    SENDER,
    /** The firewall of the site where the learner's own computer is. */
    SITE,
    /** A network interface, with its source/destination check. */
    INTERFACE,
    /** The security groups of an interface. */
    SECURITY_GROUPS,
    /** The network ACL at the border of a subnet. */
    NETWORK_ACL,
    /** A route table; the rule that decided is the route. */
    ROUTE_TABLE,
    /** An Internet gateway: one address for another. */
    INTERNET_GATEWAY,
    /** An egress-only Internet gateway. */
    EGRESS_ONLY_GATEWAY,
    /** A NAT gateway: address and port for another. */
    NAT_GATEWAY,
    /** A peering connection. */
    PEERING,
    /** A gateway endpoint. */
    ENDPOINT,
    /** A virtual private gateway and what is behind it. */
    VPN_GATEWAY,
    /** The kernel of a machine: what it passes on, its rules. */
    HOST,
    /** The Internet between sites. */
    INTERNET,
    /** The receiver. */
    RECEIVER
}
