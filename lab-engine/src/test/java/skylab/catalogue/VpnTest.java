package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import skylab.aws.ec2.Given;
import skylab.network.Cidr;
import software.amazon.awssdk.services.ec2.model.CreateVpnConnectionRequest;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.VgwTelemetry;
import software.amazon.awssdk.services.ec2.model.VpnConnection;
import software.amazon.awssdk.services.ec2.model.VpnGateway;

/** Virtual private gateways, customer gateways and the connections between them. */
class VpnTest {
    private final Given given = Given.lab();

    private String vpc(String range) {
        return given.ec2.createVpc(r -> r.cidrBlock(range)).vpc().vpcId();
    }

    private String gateway() {
        return given.ec2.createVpnGateway(r -> r.type("ipsec.1")).vpnGateway().vpnGatewayId();
    }

    private String attached(String vpc) {
        String id = gateway();
        given.ec2.attachVpnGateway(r -> r.vpnGatewayId(id).vpcId(vpc));
        given.lab.advance(Duration.ofSeconds(40));
        return id;
    }

    private String customer(String address) {
        return given.ec2
                .createCustomerGateway(r -> r.type("ipsec.1").ipAddress(address).bgpAsn(65010))
                .customerGateway()
                .customerGatewayId();
    }

    private String connection(String gateway, String customer, boolean fixed) {
        return given.ec2
                .createVpnConnection(CreateVpnConnectionRequest.builder()
                        .type("ipsec.1")
                        .vpnGatewayId(gateway)
                        .customerGatewayId(customer)
                        .options(o -> o.staticRoutesOnly(fixed))
                        .build())
                .vpnConnection()
                .vpnConnectionId();
    }

    private VpnGateway look(String id) {
        return given.ec2
                .describeVpnGateways(r -> r.vpnGatewayIds(id))
                .vpnGateways()
                .get(0);
    }

    private VpnConnection seen(String id) {
        return given.ec2
                .describeVpnConnections(r -> r.vpnConnectionIds(id))
                .vpnConnections()
                .get(0);
    }

    private String table(String vpc) {
        return given.ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
    }

    private List<Route> routes(String table) {
        return given.ec2
                .describeRouteTables(r -> r.routeTableIds(table))
                .routeTables()
                .get(0)
                .routes();
    }

    @Test
    void S2_18_aVpcHasOneVirtualPrivateGateway() {
        String vpc = vpc("10.0.0.0/16");
        String other = vpc("10.1.0.0/16");
        String first = gateway();
        String second = gateway();
        assertEquals(
                "attaching",
                given.ec2
                        .attachVpnGateway(r -> r.vpnGatewayId(first).vpcId(vpc))
                        .vpcAttachment()
                        .stateAsString());

        given.refused(
                "InvalidVpcState",
                () -> given.ec2.attachVpnGateway(r -> r.vpnGatewayId(second).vpcId(vpc)));
        given.refused(
                "VpnGatewayAttachmentLimitExceeded",
                () -> given.ec2.attachVpnGateway(r -> r.vpnGatewayId(first).vpcId(other)));
        given.lab.advance(Duration.ofSeconds(40));

        assertEquals("attached", look(first).vpcAttachments().get(0).stateAsString());
        given.refused("IncorrectState", () -> given.ec2.deleteVpnGateway(r -> r.vpnGatewayId(first)));
        given.ec2.detachVpnGateway(r -> r.vpnGatewayId(first).vpcId(vpc));
        assertEquals("detaching", look(first).vpcAttachments().get(0).stateAsString());
        given.lab.advance(Duration.ofSeconds(40));
        assertEquals(List.of(), look(first).vpcAttachments());
        given.ec2.deleteVpnGateway(r -> r.vpnGatewayId(first));
        assertEquals("deleted", look(first).stateAsString());
        given.lab.advance(Duration.ofHours(1));
        given.refused("InvalidVpnGatewayID.NotFound", () -> given.ec2.describeVpnGateways(r -> r.vpnGatewayIds(first)));
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/16,192.168.0.0/16", "172.16.0.0/20,10.50.0.0/16"})
    void staticRoutesPropagateWhileTheConnectionAndTheAttachmentLast(String range, String behind) {
        String vpc = vpc(range);
        String gateway = attached(vpc);
        String table = table(vpc);
        String without = table(vpc);
        given.ec2.enableVgwRoutePropagation(r -> r.routeTableId(table).gatewayId(gateway));
        String connection = connection(gateway, customer("198.51.100.7"), true);
        given.ec2.createVpnConnectionRoute(r -> r.vpnConnectionId(connection).destinationCidrBlock(behind));
        assertEquals(1, routes(table).size());

        given.ec2.waiter().waitUntilVpnConnectionAvailable(r -> r.vpnConnectionIds(connection));

        Route told = routes(table).get(1);
        assertEquals(behind, told.destinationCidrBlock());
        assertEquals(gateway, told.gatewayId());
        assertEquals(RouteOrigin.ENABLE_VGW_ROUTE_PROPAGATION, told.origin());
        assertEquals(RouteState.ACTIVE, told.state());
        assertEquals(1, routes(without).size());
        given.refused(
                "InvalidRoute.NotFound",
                () -> given.ec2.deleteRoute(r -> r.routeTableId(table).destinationCidrBlock(behind)));

        given.ec2.disableVgwRoutePropagation(r -> r.routeTableId(table).gatewayId(gateway));
        assertEquals(1, routes(table).size());
        given.ec2.enableVgwRoutePropagation(r -> r.routeTableId(table).gatewayId(gateway));
        assertEquals(2, routes(table).size());
        given.ec2.deleteVpnConnectionRoute(r -> r.vpnConnectionId(connection).destinationCidrBlock(behind));
        assertEquals(1, routes(table).size());
        given.ec2.createVpnConnectionRoute(r -> r.vpnConnectionId(connection).destinationCidrBlock(behind));
        assertEquals(2, routes(table).size());
        given.ec2.deleteVpnConnection(r -> r.vpnConnectionId(connection));
        assertEquals(1, routes(table).size());
    }

    @Test
    void aStaticRouteStandsBesideAPropagatedOneAndWins() {
        String vpc = vpc("10.0.0.0/16");
        String gateway = attached(vpc);
        String table = table(vpc);
        String igw = given.ec2.createInternetGateway(r -> {}).internetGateway().internetGatewayId();
        given.ec2.attachInternetGateway(r -> r.internetGatewayId(igw).vpcId(vpc));
        given.ec2.enableVgwRoutePropagation(r -> r.routeTableId(table).gatewayId(gateway));
        String connection = connection(gateway, customer("198.51.100.7"), true);
        given.ec2.createVpnConnectionRoute(r -> r.vpnConnectionId(connection).destinationCidrBlock("192.168.0.0/16"));
        given.ec2.waiter().waitUntilVpnConnectionAvailable(r -> r.vpnConnectionIds(connection));

        given.ec2.createRoute(r ->
                r.routeTableId(table).destinationCidrBlock("192.168.0.0/16").gatewayId(igw));

        assertEquals(3, routes(table).size());
        String decided = given.lab.world().tables().entrySet().stream()
                .filter(rows -> rows.getKey().kind().equals("route-table"))
                .flatMap(rows -> rows.getValue().values().stream())
                .map(skylab.network.route.RouteTable.class::cast)
                .filter(one -> one.id().equals(table))
                .findFirst()
                .flatMap(one -> one.routes().find(Cidr.address("192.168.7.7").orElseThrow()))
                .orElseThrow()
                .target();
        assertEquals(igw, decided);
        given.ec2.detachVpnGateway(r -> r.vpnGatewayId(gateway).vpcId(vpc));
        assertEquals(2, routes(table).size());
    }

    @Test
    void aRouteToADetachedGatewayIsABlackHole() {
        String vpc = vpc("10.0.0.0/16");
        String gateway = attached(vpc);
        String table = table(vpc);
        given.ec2.createRoute(r ->
                r.routeTableId(table).destinationCidrBlock("192.168.0.0/16").gatewayId(gateway));
        assertEquals(RouteState.ACTIVE, routes(table).get(1).state());

        given.ec2.detachVpnGateway(r -> r.vpnGatewayId(gateway).vpcId(vpc));

        assertEquals(RouteState.BLACKHOLE, routes(table).get(1).state());
    }

    @Test
    void theConfigurationTellsTheDeviceWhatTheModelHas() throws Exception {
        String gateway = gateway();
        String customer = customer("198.51.100.7");
        String id = connection(gateway, customer, false);

        VpnConnection connection = seen(id);
        assertEquals("pending", connection.stateAsString());
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(connection.customerGatewayConfiguration())))
                .getDocumentElement();

        assertEquals(id, root.getAttribute("id"));
        assertEquals(customer, text(root, "customer_gateway_id", 0));
        assertEquals(gateway, text(root, "vpn_gateway_id", 0));
        var tunnels = connection.options().tunnelOptions();
        assertEquals(2, tunnels.size());
        for (int i = 0; i < 2; i++) {
            Element tunnel = (Element) root.getElementsByTagName("ipsec_tunnel").item(i);
            assertEquals(tunnels.get(i).preSharedKey(), text(tunnel, "pre_shared_key", 0));
            assertEquals("198.51.100.7", text(tunnel, "ip_address", 0));
            assertEquals(tunnels.get(i).outsideIpAddress(), text(tunnel, "ip_address", 2));
            Cidr inside = Cidr.of(tunnels.get(i).tunnelInsideCidr());
            assertEquals(30, inside.prefix());
            assertTrue(inside.contains(text(tunnel, "ip_address", 1)));
            assertTrue(inside.contains(text(tunnel, "ip_address", 3)));
            assertEquals("65010", text(tunnel, "asn", 0));
            assertEquals("64512", text(tunnel, "asn", 1));
        }
        assertNotEquals(tunnels.get(0).outsideIpAddress(), tunnels.get(1).outsideIpAddress());
        assertNotEquals(tunnels.get(0).preSharedKey(), tunnels.get(1).preSharedKey());
        given.ec2.deleteVpnConnection(r -> r.vpnConnectionId(id));
        assertNull(seen(id).customerGatewayConfiguration());
        given.ec2.waiter().waitUntilVpnConnectionDeleted(r -> r.vpnConnectionIds(id));
        given.ec2.deleteCustomerGateway(r -> r.customerGatewayId(customer));
        given.ec2.deleteVpnGateway(r -> r.vpnGatewayId(gateway));
    }

    private static String text(Element in, String name, int index) {
        return in.getElementsByTagName(name).item(index).getTextContent();
    }

    @Test
    void whatCannotBeIsRefused() {
        String vpc = vpc("10.0.0.0/16");
        String table = table(vpc);
        String gateway = gateway();
        String customer = customer("198.51.100.7");
        String dynamic = connection(gateway, customer, false);

        assertEquals(customer, customer("198.51.100.7"));
        given.refused("InvalidParameterValue", () -> given.ec2.createVpnGateway(r -> r.type("pptp")));
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.createCustomerGateway(r -> r.type("ipsec.1").ipAddress("300.1.1.1")));
        given.refused(
                "InvalidCustomerGatewayID.NotFound",
                () -> given.ec2.createVpnConnection(
                        r -> r.type("ipsec.1").vpnGatewayId(gateway).customerGatewayId("cgw-0123456789abcdef0")));
        given.refused(
                "UnsupportedOperation",
                () -> given.ec2.createVpnConnectionRoute(
                        r -> r.vpnConnectionId(dynamic).destinationCidrBlock("192.168.0.0/16")));
        given.refused("IncorrectState", () -> given.ec2.deleteCustomerGateway(r -> r.customerGatewayId(customer)));
        given.refused("IncorrectState", () -> given.ec2.deleteVpnGateway(r -> r.vpnGatewayId(gateway)));
        given.refused(
                "Gateway.NotAttached",
                () -> given.ec2.enableVgwRoutePropagation(
                        r -> r.routeTableId(table).gatewayId(gateway)));
        given.refused(
                "InvalidVpnGatewayAttachment.NotFound",
                () -> given.ec2.detachVpnGateway(r -> r.vpnGatewayId(gateway).vpcId(vpc)));
    }

    @Test
    void aConnectionIsModified() {
        String first = gateway();
        String second = gateway();
        String id = connection(first, customer("198.51.100.7"), true);
        given.refused(
                "IncorrectState",
                () -> given.ec2.modifyVpnConnection(r -> r.vpnConnectionId(id).vpnGatewayId(second)));
        given.ec2.waiter().waitUntilVpnConnectionAvailable(r -> r.vpnConnectionIds(id));

        given.ec2.modifyVpnConnection(r -> r.vpnConnectionId(id).vpnGatewayId(second));
        given.ec2.modifyVpnConnectionOptions(r -> r.vpnConnectionId(id).localIpv4NetworkCidr("192.168.0.0/16"));

        assertEquals(second, seen(id).vpnGatewayId());
        assertEquals("192.168.0.0/16", seen(id).options().localIpv4NetworkCidr());
        assertEquals("0.0.0.0/0", seen(id).options().remoteIpv4NetworkCidr());
        assertEquals(
                List.of("DOWN", "DOWN"),
                seen(id).vgwTelemetry().stream()
                        .map(VgwTelemetry::statusAsString)
                        .toList());
        given.ec2.deleteVpnGateway(r -> r.vpnGatewayId(first));
    }
}
