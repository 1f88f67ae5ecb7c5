package skylab.network.route;

import java.util.Optional;
import skylab.network.Cidr;

/**
 * A route.
 *
 * @param destination what it is for, as the API writes it: an IPv4 or IPv6 range, or the id of a prefix list
 * @param range the same as an IPv4 range; empty for others
 * @param target where to: {@code local} or the id of a gateway, interface, peering connection or endpoint
 * @param origin who made it
 */
public record Route(String destination, Optional<Cidr> range, String target, Origin origin) {
    /** The target of a VPC's own ranges. */
    public static final String LOCAL = "local";

    /** Who made a route. */
    public enum Origin {
        /** It came with the table. */
        CREATE_ROUTE_TABLE("CreateRouteTable"),
        /** A call. */
        CREATE_ROUTE("CreateRoute"),
        /** A virtual private gateway told it. */
        ENABLE_VGW_ROUTE_PROPAGATION("EnableVgwRoutePropagation");

        private final String text;

        Origin(String text) {
            this.text = text;
        }

        /** As the API writes it. */
        public String text() {
            return text;
        }
    }

    /** A route to a range or prefix list. */
    public static Route to(String destination, String target, Origin origin) {
        return new Route(destination, Cidr.parse(destination), target, origin);
    }
}
