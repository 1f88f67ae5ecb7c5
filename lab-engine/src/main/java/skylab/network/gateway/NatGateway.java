package skylab.network.gateway;

import java.time.Instant;
import java.util.List;
import skylab.world.Kind;

/**
 * A NAT gateway: many machines behind the addresses of one (VPC guide, "NAT gateways").
 *
 * @param id {@code nat-…}
 * @param vpc the VPC's id
 * @param subnet the id of the subnet it is in
 * @param isPublic whether it leads to the Internet, or only to other networks
 * @param addresses the first is the primary one
 * @param state where it stands in its life
 * @param since when that began
 * @param created when it was created
 * @param failure AWS's code of why it failed, or null
 */
public record NatGateway(
        String id,
        String vpc,
        String subnet,
        boolean isPublic,
        List<Address> addresses,
        State state,
        Instant since,
        Instant created,
        String failure) {
    /** All NAT gateways; a deleted one stays for about an hour. */
    public static final Kind<NatGateway> NAT_GATEWAYS = new Kind<>("natgateway", "nat-");

    /** Copies the list. */
    public NatGateway {
        addresses = List.copyOf(addresses);
    }

    /** The states of a NAT gateway. */
    public enum State {
        /** Being made: it forwards nothing yet. */
        PENDING,
        /** It could not be made. */
        FAILED,
        /** It forwards. */
        AVAILABLE,
        /** It ends, and forwards nothing any more. */
        DELETING,
        /** It is gone. */
        DELETED
    }

    /**
     * One of its addresses.
     *
     * @param networkInterface the id of its interface
     * @param privateAddress in its subnet
     * @param allocation the id of the elastic address that leads to it, null for a private gateway
     * @param publicAddress that address, null for a private gateway
     */
    public record Address(String networkInterface, String privateAddress, String allocation, String publicAddress) {}

    /** This gateway in another state, since then. */
    public NatGateway with(State changed, Instant when) {
        return new NatGateway(id, vpc, subnet, isPublic, addresses, changed, when, created, failure);
    }

    /** This gateway with other addresses. */
    public NatGateway with(List<Address> changed) {
        return new NatGateway(id, vpc, subnet, isPublic, changed, state, since, created, failure);
    }
}
