package skylab.network.gateway;

import java.time.Instant;
import skylab.world.Kind;

/**
 * What AWS knows of the device at the other side of VPN connections.
 *
 * @param id {@code cgw-…}
 * @param address its address on the Internet, or null
 * @param asn its side of BGP
 * @param device the name its owner gave it, or null
 * @param certificate the ARN of its certificate, or null
 * @param deleted since when it is gone, or null
 */
public record CustomerGateway(String id, String address, long asn, String device, String certificate, Instant deleted) {
    /** All customer gateways; a deleted one stays for about an hour. */
    public static final Kind<CustomerGateway> CUSTOMER_GATEWAYS = new Kind<>("customer-gateway", "cgw-");

    /** This gateway, gone since then. */
    public CustomerGateway deleted(Instant since) {
        return new CustomerGateway(id, address, asn, device, certificate, since);
    }
}
