package skylab.aws.ec2.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.aws.ec2.Given;
import skylab.network.eni.NetworkInterface;
import skylab.network.filter.AwsPrefixLists;
import skylab.network.gateway.VpcEndpoint;
import skylab.network.route.Route;
import skylab.network.route.RouteTable;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.DnsEntry;
import software.amazon.awssdk.services.ec2.model.SecurityGroupIdentifier;
import software.amazon.awssdk.services.ec2.model.ServiceDetail;

/** Gateway endpoints and interface endpoints. */
class EndpointTest {
    private static final String S3 = "com.amazonaws.us-east-1.s3";
    private static final String SSM = "com.amazonaws.us-east-1.ssm";

    private final Given given = Given.lab();
    private final String vpc = given.ec2
            .describeVpcs(r -> r.filters(Given.filter("is-default", "true")))
            .vpcs()
            .get(0)
            .vpcId();
    private final String main = given.lab
            .world()
            .table(given.lab.scope(), RouteTable.TABLE_ASSOCIATIONS)
            .get(vpc)
            .orElseThrow()
            .table();

    private software.amazon.awssdk.services.ec2.model.VpcEndpoint make(
            Consumer<CreateVpcEndpointRequest.Builder> changes) {
        return given.ec2
                .createVpcEndpoint(r -> {
                    r.vpcId(vpc);
                    changes.accept(r);
                })
                .vpcEndpoint();
    }

    private software.amazon.awssdk.services.ec2.model.VpcEndpoint seen(String id) {
        return given.ec2
                .describeVpcEndpoints(r -> r.vpcEndpointIds(id))
                .vpcEndpoints()
                .get(0);
    }

    private List<Route> routes(String table) {
        return given.lab
                .world()
                .table(given.lab.scope(), RouteTable.ROUTE_TABLES)
                .get(table)
                .orElseThrow()
                .routes()
                .all();
    }

    private List<String> subnets(int count) {
        return given.ec2.describeSubnets().subnets().stream()
                .limit(count)
                .map(subnet -> subnet.subnetId())
                .toList();
    }

    @Test
    void servicesAreTheRegions() {
        var answer = given.ec2.describeVpcEndpointServices(r -> r.serviceNames(S3));
        assertEquals(List.of(S3), answer.serviceNames());
        assertEquals(
                List.of("Gateway", "Interface"),
                answer.serviceDetails().stream()
                        .map(detail -> detail.serviceType().get(0).serviceTypeAsString())
                        .toList());
        ServiceDetail ssm = given.lab
                .ec2("ap-northeast-2")
                .describeVpcEndpointServices(r -> r.serviceNames("com.amazonaws.ap-northeast-2.ssm"))
                .serviceDetails()
                .get(0);
        assertEquals("ssm.ap-northeast-2.amazonaws.com", ssm.privateDnsName());
        assertTrue(ssm.availabilityZones().contains("ap-northeast-2a"));
        assertEquals(
                List.of("com.amazonaws.us-east-1.dynamodb", S3),
                given.ec2
                        .describeVpcEndpointServices(r -> r.filters(Given.filter("service-type", "Gateway")))
                        .serviceNames());
        assertTrue(given.ec2.describeVpcEndpointServices().serviceNames().size() > 40);
        assertEquals(
                "The Vpc Endpoint Service 'com.amazonaws.us-east-1.nothing' does not exist",
                given.refused(
                        "InvalidServiceName",
                        () -> given.ec2.describeVpcEndpointServices(
                                r -> r.serviceNames("com.amazonaws.us-east-1.nothing"))));
    }

    @ParameterizedTest
    @CsvSource({"s3", "dynamodb"})
    void aGatewayEndpointIsTheTargetOfRoutesToItsPrefixList(String stem) {
        String service = "com.amazonaws.us-east-1." + stem;
        List<Route> before = routes(main);
        var made = make(r -> r.serviceName(service).routeTableIds(main));
        assertEquals("available", made.stateAsString());
        assertEquals("Gateway", made.vpcEndpointTypeAsString());
        assertEquals(List.of(main), made.routeTableIds());
        Route added = routes(main).get(before.size());
        assertEquals(made.vpcEndpointId(), added.target());
        assertEquals(
                service,
                AwsPrefixLists.find("us-east-1", added.destination())
                        .orElseThrow()
                        .name());
        assertEquals(
                "route table " + main + " already has a route with destination-prefix-list-id " + added.destination(),
                given.refused(
                        "RouteAlreadyExists",
                        () -> make(r -> r.serviceName(service).routeTableIds(main))));
        given.ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(made.vpcEndpointId()).removeRouteTableIds(main));
        assertEquals(before, routes(main));
        assertEquals(List.of(), seen(made.vpcEndpointId()).routeTableIds());
        given.ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(made.vpcEndpointId()).addRouteTableIds(main));
        given.ec2.deleteVpcEndpoints(r -> r.vpcEndpointIds(made.vpcEndpointId()));
        assertEquals(before, routes(main));
        given.refused("InvalidVpcEndpointId.NotFound", () -> seen(made.vpcEndpointId()));
    }

    @Test
    void anInterfaceEndpointHasAnInterfaceInEachSubnet() {
        List<String> two = subnets(2);
        var made = make(r -> r.serviceName(SSM).vpcEndpointType("Interface").subnetIds(two));
        String id = made.vpcEndpointId();
        assertEquals("pending", made.stateAsString());
        given.lab.advance("2m");
        assertEquals("available", seen(id).stateAsString());
        assertEquals(two, seen(id).subnetIds());
        assertEquals(
                List.of("default"),
                seen(id).groups().stream()
                        .map(SecurityGroupIdentifier::groupName)
                        .toList());
        for (String eni : seen(id).networkInterfaceIds()) {
            NetworkInterface one = given.lab
                    .world()
                    .table(given.lab.scope(), NetworkInterface.INTERFACES)
                    .get(eni)
                    .orElseThrow();
            assertEquals("vpc_endpoint", one.use().type());
            assertEquals("VPC Endpoint Interface " + id, one.use().description());
            assertTrue(one.use().requester() != null);
        }
        List<String> names =
                seen(id).dnsEntries().stream().map(DnsEntry::dnsName).toList();
        assertEquals(4, names.size(), "its own, two zones', and the service's: " + names);
        assertTrue(names.get(0).startsWith(id + "-") && names.get(0).endsWith(".ssm.us-east-1.vpce.amazonaws.com"));
        assertEquals("ssm.us-east-1.amazonaws.com", names.get(3));
        assertEquals(
                id,
                given.lab
                        .world()
                        .table(given.lab.scope(), VpcEndpoint.BY_PRIVATE_NAME)
                        .get(vpc + "/ssm.us-east-1.amazonaws.com")
                        .orElseThrow());
    }

    @Test
    void anInterfaceEndpointGoesWithItsInterfaces() {
        int before = given.lab
                .world()
                .table(given.lab.scope(), NetworkInterface.INTERFACES)
                .size();
        var made = make(r -> r.serviceName(SSM).vpcEndpointType("Interface").subnetIds(subnets(3)));
        given.lab.advance("2m");
        var answer =
                given.ec2.deleteVpcEndpoints(r -> r.vpcEndpointIds(made.vpcEndpointId(), "vpce-0123456789abcdef0"));
        assertEquals(1, answer.unsuccessful().size());
        assertEquals(
                "InvalidVpcEndpointId.NotFound",
                answer.unsuccessful().get(0).error().code());
        assertEquals("deleting", seen(made.vpcEndpointId()).stateAsString());
        given.lab.advance("1m");
        given.refused("InvalidVpcEndpointId.NotFound", () -> seen(made.vpcEndpointId()));
        assertEquals(
                before,
                given.lab
                        .world()
                        .table(given.lab.scope(), NetworkInterface.INTERFACES)
                        .size());
        make(r -> r.serviceName(SSM).vpcEndpointType("Interface"));
    }

    @Test
    void aServicesNameLeadsToOneEndpointOfAVpc() {
        var made = make(r -> r.serviceName(SSM).vpcEndpointType("Interface"));
        assertEquals(
                "private-dns-enabled cannot be set because there is already a conflicting DNS domain for"
                        + " ssm.us-east-1.amazonaws.com in the VPC " + vpc,
                given.refused(
                        "InvalidParameter", () -> make(r -> r.serviceName(SSM).vpcEndpointType("Interface"))));
        var other = make(r -> r.serviceName(SSM).vpcEndpointType("Interface").privateDnsEnabled(false));
        given.lab.advance("2m");
        given.ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(made.vpcEndpointId()).privateDnsEnabled(false));
        given.ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(other.vpcEndpointId()).privateDnsEnabled(true));
        assertFalse(seen(made.vpcEndpointId()).privateDnsEnabled());
        assertTrue(seen(other.vpcEndpointId()).privateDnsEnabled());
        String plain =
                given.ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        assertTrue(given.refused(
                        "InvalidParameter",
                        () -> make(r -> r.vpcId(plain).serviceName(SSM).vpcEndpointType("Interface")))
                .startsWith("Enabling private DNS requires both"));
    }

    @Test
    void groupsAndSubnetsOfAnInterfaceEndpointChange() {
        List<String> three = subnets(3);
        var made = make(r -> r.serviceName(SSM).vpcEndpointType("Interface").subnetIds(three.get(0), three.get(1)));
        String id = made.vpcEndpointId();
        given.lab.advance("2m");
        String group = given.sshGroup();
        given.ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(id)
                .addSubnetIds(three.get(2))
                .removeSubnetIds(three.get(0))
                .addSecurityGroupIds(group)
                .removeSecurityGroupIds(made.groups().get(0).groupId()));
        assertEquals(three.subList(1, 3), seen(id).subnetIds());
        assertEquals("ssh", seen(id).groups().get(0).groupName());
        for (String eni : seen(id).networkInterfaceIds()) {
            assertEquals(
                    List.of(group),
                    given.lab
                            .world()
                            .table(given.lab.scope(), NetworkInterface.INTERFACES)
                            .get(eni)
                            .orElseThrow()
                            .groups());
        }
        given.refused(
                "InvalidParameter",
                () -> given.ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(id).removeSecurityGroupIds(group)));
        given.refused(
                "DuplicateSubnetsInSameZone",
                () -> given.ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(id).addSubnetIds(three.get(1))));
    }

    @Test
    void aPolicyIsKeptAndReset() {
        String policy =
                "{\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}";
        String id = make(r -> r.serviceName(S3).policyDocument(policy)).vpcEndpointId();
        assertEquals(policy, seen(id).policyDocument());
        given.ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(id).resetPolicy(true));
        assertTrue(seen(id).policyDocument().contains("\"Effect\":\"Allow\""));
        given.refused(
                "InvalidPolicyDocument",
                () -> given.ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(id).policyDocument("{")));
    }

    @Test
    void theSameTokenMakesOneEndpoint() {
        String first = make(r -> r.serviceName(S3).clientToken("once")).vpcEndpointId();
        assertEquals(first, make(r -> r.serviceName(S3).clientToken("once")).vpcEndpointId());
        assertEquals(1, given.ec2.describeVpcEndpoints().vpcEndpoints().size());
        given.refused(
                "IdempotentParameterMismatch",
                () -> make(
                        r -> r.serviceName("com.amazonaws.us-east-1.dynamodb").clientToken("once")));
    }

    @Test
    void filtersFind() {
        String gateway = make(r -> r.serviceName(S3)).vpcEndpointId();
        String other =
                make(r -> r.serviceName(SSM).vpcEndpointType("Interface")).vpcEndpointId();
        assertEquals(List.of(gateway), found("vpc-endpoint-type", "Gateway"));
        assertEquals(List.of(other), found("service-name", "*.ssm"));
        assertEquals(List.of(gateway), found("vpc-endpoint-state", "available"));
        assertEquals(List.of(gateway, other), found("vpc-id", vpc));
    }

    private List<String> found(String filter, String value) {
        return given.ec2.describeVpcEndpoints(r -> r.filters(Given.filter(filter, value))).vpcEndpoints().stream()
                .map(one -> one.vpcEndpointId())
                .toList();
    }

    @Test
    void refusals() {
        List<String> first = subnets(1);
        given.refused("InvalidServiceName", () -> make(r -> r.serviceName("com.amazonaws.us-east-1.s4")));
        given.refused("InvalidServiceName", () -> make(r -> r.serviceName("com.amazonaws.eu-west-1.s3")));
        given.refused("MissingParameter", () -> make(r -> {}));
        given.refused(
                "InvalidVpcId.NotFound",
                () -> make(r -> r.vpcId("vpc-0123456789abcdef0").serviceName(S3)));
        assertEquals(
                "Endpoint type (Gateway) does not match available service types ([Interface]).",
                given.refused("InvalidParameter", () -> make(r -> r.serviceName(SSM))));
        given.refused("InvalidParameter", () -> make(r -> r.serviceName(S3).subnetIds(first)));
        given.refused(
                "InvalidParameter",
                () -> make(r -> r.serviceName(SSM).vpcEndpointType("Interface").routeTableIds(main)));
        given.refused(
                "InvalidRouteTableID.NotFound",
                () -> make(r -> r.serviceName(S3).routeTableIds("rtb-0123456789abcdef0")));
        given.refused("NotEmulated", () -> make(r -> r.serviceName(S3).vpcEndpointType("GatewayLoadBalancer")));
        given.refused("DryRunOperation", () -> make(r -> r.serviceName(S3).dryRun(true)));
        String own = given.ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        given.refused(
                "InvalidParameter", () -> make(r -> r.vpcId(own).serviceName(S3).routeTableIds(main)));
        given.refused(
                "InvalidParameter",
                () -> make(r -> r.vpcId(own)
                        .serviceName(SSM)
                        .vpcEndpointType("Interface")
                        .privateDnsEnabled(false)
                        .subnetIds(first)));
    }
}
