package skylab.network.gateway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import skylab.network.Cidr;
import skylab.world.Kind;

/**
 * A VPN connection: two tunnels between a virtual private gateway and a customer gateway.
 *
 * @param id {@code vpn-…}
 * @param gateway the id of the virtual private gateway
 * @param customerGateway the id of the customer gateway
 * @param options what was asked for
 * @param tunnels its two tunnels
 * @param routes the ranges behind the customer gateway, as they were told
 * @param state where it stands in its life
 * @param since when that began
 */
public record VpnConnection(
        String id,
        String gateway,
        String customerGateway,
        Options options,
        List<Tunnel> tunnels,
        List<Cidr> routes,
        State state,
        Instant since) {
    /** All VPN connections; a deleted one stays for about an hour. */
    public static final Kind<VpnConnection> VPN_CONNECTIONS = new Kind<>("vpn-connection", "vpn-");

    /** Copies the lists. */
    public VpnConnection {
        tunnels = List.copyOf(tunnels);
        routes = List.copyOf(routes);
    }

    /** The states of a VPN connection. */
    public enum State {
        /** Being made. */
        PENDING,
        /** It can be used. */
        AVAILABLE,
        /** It ends. */
        DELETING,
        /** It is gone. */
        DELETED
    }

    /**
     * What was asked for.
     *
     * @param staticRoutesOnly whether routes are told by calls, not by BGP
     * @param local the range at the customer's side that may use the tunnels
     * @param remote the range at AWS's side
     */
    public record Options(boolean staticRoutesOnly, Cidr local, Cidr remote) {}

    /**
     * A tunnel.
     *
     * @param outside its address on the Internet at AWS's side
     * @param inside a /30 for the two ends
     * @param key the pre-shared key
     */
    public record Tunnel(String outside, Cidr inside, String key) {}

    /** Whether its routes hold. */
    public boolean isAvailable() {
        return state == State.AVAILABLE;
    }

    /** This connection in another state, since then. */
    public VpnConnection with(State changed, Instant when) {
        return new VpnConnection(id, gateway, customerGateway, options, tunnels, routes, changed, when);
    }

    /** This connection between other gateways. */
    public VpnConnection between(String otherGateway, String otherCustomerGateway) {
        return new VpnConnection(id, otherGateway, otherCustomerGateway, options, tunnels, routes, state, since);
    }

    /** This connection with other options. */
    public VpnConnection with(Options changed) {
        return new VpnConnection(id, gateway, customerGateway, changed, tunnels, routes, state, since);
    }

    /** This connection with one more range behind the customer gateway. */
    public VpnConnection plus(Cidr route) {
        List<Cidr> more = new ArrayList<>(routes);
        more.add(route);
        return new VpnConnection(id, gateway, customerGateway, options, tunnels, more, state, since);
    }

    /** This connection without a range behind the customer gateway. */
    public VpnConnection minus(Cidr route) {
        List<Cidr> fewer = routes.stream().filter(one -> !one.equals(route)).toList();
        return new VpnConnection(id, gateway, customerGateway, options, tunnels, fewer, state, since);
    }
}
