package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.aws.ec2.Given;
import skylab.lab.Probe;
import skylab.lab.RouteRow;
import skylab.network.packet.NatTable;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Route;

/** VPCs connected with each other and with services, as a learner meets them. */
class ConnectingTest {
    private final Given given = Given.lab();
    private final String home = given.ec2
            .describeVpcs(r -> r.filters(Given.filter("is-default", "true")))
            .vpcs()
            .get(0)
            .vpcId();

    private String table(String vpc) {
        return given.ec2
                .describeRouteTables(
                        r -> r.filters(Given.filter("vpc-id", vpc), Given.filter("association.main", "true")))
                .routeTables()
                .get(0)
                .routeTableId();
    }

    private List<Route> routes(String table) {
        return given.ec2
                .describeRouteTables(r -> r.routeTableIds(table))
                .routeTables()
                .get(0)
                .routes();
    }

    /** An instance of another VPC that admits everybody, like the learner's own. */
    private Instance neighbour(String cidr, String subnetCidr) {
        String vpc = given.ec2.createVpc(r -> r.cidrBlock(cidr)).vpc().vpcId();
        String subnet = given.ec2
                .createSubnet(r -> r.vpcId(vpc).cidrBlock(subnetCidr).availabilityZone("us-east-1b"))
                .subnet()
                .subnetId();
        String open = given.ec2
                .createSecurityGroup(r -> r.vpcId(vpc).groupName("open").description("open"))
                .groupId();
        given.ec2.authorizeSecurityGroupIngress(
                r -> r.groupId(open).ipProtocol("-1").cidrIp("0.0.0.0/0"));
        return given.running(r -> r.subnetId(subnet).securityGroupIds(open));
    }

    private String ping(Instance from, String address) {
        return given.lab
                .terminal()
                .run("ssh -o StrictHostKeyChecking=accept-new -i ~/.ssh/labsuser.pem ec2-user@" + from.publicIpAddress()
                        + " ping -c 1 -W 1 " + address)
                .out();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 10.0.1.0/24",
        "192.168.0.0/20, 192.168.8.0/23",
        "172.16.0.0/24, 172.16.0.64/27",
    })
    void S1_19_twoVpcsDoNotCommunicateUnlessTheyArePeersWithRoutes(String cidr, String subnetCidr) {
        Instance here = given.running(r -> r.securityGroupIds(given.sshGroup()));
        Instance there = neighbour(cidr, subnetCidr);
        given.lab.advance("2m");
        String address = there.privateIpAddress();
        assertTrue(ping(here, address).contains("100% packet loss"), "equal settings, and yet");

        String peering = given.ec2
                .createVpcPeeringConnection(r -> r.vpcId(home).peerVpcId(there.vpcId()))
                .vpcPeeringConnection()
                .vpcPeeringConnectionId();
        given.lab.advance("5s");
        given.ec2.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(peering));
        given.lab.advance("10s");
        assertTrue(ping(here, address).contains("100% packet loss"), "no routes yet");

        given.ec2.createRoute(
                r -> r.routeTableId(table(home)).destinationCidrBlock(cidr).vpcPeeringConnectionId(peering));
        assertTrue(ping(here, address).contains("100% packet loss"), "no way back yet");
        given.ec2.createRoute(r -> r.routeTableId(table(there.vpcId()))
                .destinationCidrBlock("172.31.0.0/16")
                .vpcPeeringConnectionId(peering));
        assertTrue(ping(here, address).contains(" 0% packet loss"), ping(here, address));

        given.ec2.deleteVpcPeeringConnection(r -> r.vpcPeeringConnectionId(peering));
        given.lab.advance("1m");
        assertTrue(ping(here, address).contains("100% packet loss"), "the connection is gone");
        assertEquals(
                List.of("blackhole"),
                routes(table(home)).stream()
                        .filter(route -> cidr.equals(route.destinationCidrBlock()))
                        .map(Route::stateAsString)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"s3, pl-63a5400a", "dynamodb, pl-02cd2c6b"})
    void S4_18_aGatewayEndpointIsARouteToItsPrefixList(String service, String list) {
        String endpoint = given.ec2
                .createVpcEndpoint(r -> r.vpcId(home)
                        .serviceName("com.amazonaws.us-east-1." + service)
                        .routeTableIds(table(home)))
                .vpcEndpoint()
                .vpcEndpointId();
        Route route = routes(table(home)).stream()
                .filter(one -> one.destinationPrefixListId() != null)
                .findFirst()
                .orElseThrow();
        assertEquals(list, route.destinationPrefixListId());
        assertEquals(endpoint, route.gatewayId());
        assertEquals("active", route.stateAsString());
    }

    @Test
    void aPictureShowsTheVpcInBothLanguages() {
        Instance one = given.running(r -> r.securityGroupIds(given.sshGroup()));
        given.ec2.createTags(r -> r.resources(one.instanceId())
                .tags(software.amazon.awssdk.services.ec2.model.Tag.builder()
                        .key("Name")
                        .value("my-server")
                        .build()));
        String picture = given.lab.picture(home).svg();
        assertTrue(picture.contains(">my-server<") && picture.contains(">" + one.publicIpAddress() + "<"));
        assertTrue(picture.contains(">public subnet<") && picture.contains("us-east-1f"));
        assertTrue(given.lab.picture(home).svg(Locale.KOREAN).contains(">퍼블릭 서브넷<"));
        String traced = given.lab
                .picture(home, given.lab.trace("me", "my-server", Probe.tcp(80)))
                .svg();
        assertTrue(traced.contains("ENI_SG_RULES_MISMATCH") && traced.contains("class=\"cross\""), traced);
        assertEquals(
                "there is no VPC 'vpc-1' in us-east-1; there are [" + home + "]",
                assertThrows(IllegalArgumentException.class, () -> given.lab.picture("vpc-1"))
                        .getMessage());
    }

    @Test
    void endpointsAreOnThePicture() {
        String gateway = given.ec2
                .createVpcEndpoint(r ->
                        r.vpcId(home).serviceName("com.amazonaws.us-east-1.s3").routeTableIds(table(home)))
                .vpcEndpoint()
                .vpcEndpointId();
        String subnet = given.ec2.describeSubnets().subnets().get(0).subnetId();
        String inside = given.ec2
                .createVpcEndpoint(r -> r.vpcId(home)
                        .serviceName("com.amazonaws.us-east-1.ssm")
                        .vpcEndpointType("Interface")
                        .subnetIds(subnet))
                .vpcEndpoint()
                .vpcEndpointId();
        String picture = given.lab.picture(home).svg();
        assertTrue(picture.contains(">s3<") && picture.contains(gateway), picture);
        // An id is shortened in its middle where it has no room.
        assertTrue(picture.contains(">ssm<") && picture.contains(inside.substring(inside.length() - 5)), picture);
    }

    @Test
    void routeTablesAndNatTablesAreTables() {
        List<RouteRow> routes = given.lab.routes(table(home));
        assertEquals(new RouteRow("172.31.0.0/16", "local", "active", false), routes.get(0));
        assertEquals("0.0.0.0/0", routes.get(1).destination());

        String open = given.ec2.describeSubnets().subnets().get(0).subnetId();
        String allocation = given.ec2.allocateAddress(r -> r.domain("vpc")).allocationId();
        String nat = given.ec2
                .createNatGateway(r -> r.subnetId(open).allocationId(allocation))
                .natGateway()
                .natGatewayId();
        given.lab.advance("3m");
        assertEquals(List.of(), given.lab.natTable(nat));
        String inside = given.ec2.describeSubnets().subnets().get(1).subnetId();
        String own = given.ec2.createRouteTable(r -> r.vpcId(home)).routeTable().routeTableId();
        given.ec2.createRoute(
                r -> r.routeTableId(own).destinationCidrBlock("0.0.0.0/0").natGatewayId(nat));
        given.ec2.associateRouteTable(r -> r.routeTableId(own).subnetId(inside));
        String ssh = given.sshGroup();
        Instance bastion = given.running(r -> r.subnetId(open).securityGroupIds(ssh));
        Instance hidden = given.running(r -> r.subnetId(inside).securityGroupIds(ssh));
        given.lab.advance("2m");
        given.lab
                .terminal()
                .run("scp -o StrictHostKeyChecking=accept-new -i ~/.ssh/labsuser.pem ~/.ssh/labsuser.pem ec2-user@"
                        + bastion.publicIpAddress() + ":key.pem");
        given.lab
                .terminal()
                .run("ssh -i ~/.ssh/labsuser.pem ec2-user@" + bastion.publicIpAddress()
                        + " ssh -i key.pem -o StrictHostKeyChecking=accept-new ec2-user@" + hidden.privateIpAddress()
                        + " ping -c 1 8.8.8.8");
        List<NatTable.Line> table = given.lab.natTable(nat);
        assertEquals(1, table.size(), table.toString());
        assertEquals("icmp", table.get(0).protocol());
        assertEquals(hidden.privateIpAddress(), table.get(0).inside());
        assertEquals("8.8.8.8", table.get(0).destination());
    }
}
