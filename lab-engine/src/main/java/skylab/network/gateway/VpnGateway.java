package skylab.network.gateway;

import java.time.Instant;
import skylab.world.Kind;

/**
 * A virtual private gateway: the VPC's side of VPN connections (Site-to-Site VPN guide).
 *
 * @param id {@code vgw-…}
 * @param asn Amazon's side of BGP
 * @param zone the availability zone that was asked for, or null
 * @param attachment to which VPC it is attached, or null
 * @param deleted since when it is gone, or null
 */
public record VpnGateway(String id, long asn, String zone, Attachment attachment, Instant deleted) {
    /** All virtual private gateways; a deleted one stays for about an hour. */
    public static final Kind<VpnGateway> VPN_GATEWAYS = new Kind<>("vpn-gateway", "vgw-");

    /** Their ids by the id of the VPC they are attached to. */
    public static final Kind<String> BY_VPC = new Kind<>("vpn-gateway-by-vpc", "");

    /**
     * How it belongs to a VPC.
     *
     * @param vpc the VPC's id
     * @param state where it stands
     */
    public record Attachment(String vpc, State state) {}

    /** The states of an attachment. */
    public enum State {
        /** Being attached: it forwards nothing yet. */
        ATTACHING,
        /** It forwards. */
        ATTACHED,
        /** Being detached: it forwards nothing any more. */
        DETACHING
    }

    /** Whether it forwards for a VPC. */
    public boolean isAttachedTo(String vpc) {
        return attachment != null && attachment.vpc.equals(vpc) && attachment.state == State.ATTACHED;
    }

    /** This gateway attached otherwise, or to nothing for null. */
    public VpnGateway with(Attachment changed) {
        return new VpnGateway(id, asn, zone, changed, deleted);
    }

    /** This gateway, gone since then. */
    public VpnGateway deleted(Instant since) {
        return new VpnGateway(id, asn, zone, attachment, since);
    }
}
