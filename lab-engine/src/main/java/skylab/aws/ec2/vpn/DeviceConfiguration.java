package skylab.aws.ec2.vpn;

import skylab.network.Cidr;
import skylab.network.gateway.CustomerGateway;
import skylab.network.gateway.VpnConnection;
import skylab.network.gateway.VpnConnection.Tunnel;
import skylab.network.gateway.VpnGateway;

/** What the owner of a customer's device enters there, as XML (Site-to-Site VPN guide, "Customer gateway configuration"). */
final class DeviceConfiguration {
    private static final String IKE =
            """
                <ike>
                  <authentication_protocol>sha1</authentication_protocol>
                  <encryption_protocol>aes-128-cbc</encryption_protocol>
                  <lifetime>28800</lifetime>
                  <perfect_forward_secrecy>group2</perfect_forward_secrecy>
                  <mode>main</mode>
                  <pre_shared_key>%s</pre_shared_key>
                </ike>
            """;

    private static final String IPSEC =
            """
                <ipsec>
                  <protocol>esp</protocol>
                  <authentication_protocol>hmac-sha1-96</authentication_protocol>
                  <encryption_protocol>aes-128-cbc</encryption_protocol>
                  <lifetime>3600</lifetime>
                  <perfect_forward_secrecy>group2</perfect_forward_secrecy>
                  <mode>tunnel</mode>
                  <clear_df_bit>true</clear_df_bit>
                  <fragmentation_before_encryption>true</fragmentation_before_encryption>
                  <tcp_mss_adjustment>1379</tcp_mss_adjustment>
                  <dead_peer_detection>
                    <interval>10</interval>
                    <retries>3</retries>
                  </dead_peer_detection>
                </ipsec>
            """;

    private DeviceConfiguration() {}

    static String of(VpnConnection connection, VpnGateway gateway, CustomerGateway customer) {
        boolean dynamic = !connection.options().staticRoutesOnly();
        StringBuilder xml = new StringBuilder();
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<vpn_connection id=\"").append(connection.id()).append("\">\n");
        element(xml, "customer_gateway_id", customer.id());
        element(xml, "vpn_gateway_id", gateway.id());
        element(xml, "vpn_connection_type", VpnType.NAME);
        if (!dynamic) {
            element(xml, "vpn_connection_attributes", "NoBGPVPNConnection");
        }
        for (Tunnel tunnel : connection.tunnels()) {
            xml.append("  <ipsec_tunnel>\n");
            // Of the /30, the first address is AWS's and the second the customer's.
            side(
                    xml,
                    "customer_gateway",
                    customer.address(),
                    tunnel.inside().network() + 2,
                    dynamic ? customer.asn() : 0);
            side(xml, "vpn_gateway", tunnel.outside(), tunnel.inside().network() + 1, dynamic ? gateway.asn() : 0);
            xml.append(IKE.formatted(tunnel.key())).append(IPSEC);
            xml.append("  </ipsec_tunnel>\n");
        }
        return xml.append("</vpn_connection>\n").toString();
    }

    private static void element(StringBuilder xml, String name, String text) {
        xml.append("  <")
                .append(name)
                .append('>')
                .append(text)
                .append("</")
                .append(name)
                .append(">\n");
    }

    private static void side(StringBuilder xml, String name, String outside, long inside, long asn) {
        xml.append(
                """
                    <%s>
                      <tunnel_outside_address>
                        <ip_address>%s</ip_address>
                      </tunnel_outside_address>
                      <tunnel_inside_address>
                        <ip_address>%s</ip_address>
                        <network_mask>255.255.255.252</network_mask>
                        <network_cidr>30</network_cidr>
                      </tunnel_inside_address>
                """
                        .formatted(name, outside == null ? "" : outside, Cidr.dotted(inside)));
        if (asn > 0) {
            xml.append(
                    """
                          <bgp>
                            <asn>%s</asn>
                            <hold_time>30</hold_time>
                          </bgp>
                    """
                            .formatted(asn));
        }
        xml.append("    </").append(name).append(">\n");
    }
}
