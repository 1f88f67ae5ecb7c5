package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** What traceroute finds is the way that packets take. */
class TracerouteTest {
    private static final String HOST = "93.184.215.14";

    private final Student student = Student.with(null, 22);
    private final Instance instance = student.given.instance(student.id);

    private String trace(String address) {
        return student.ssh("sudo yum -y -q install traceroute", "traceroute -n " + address);
    }

    @Test
    void thereIsNoRouterBetweenTheMachinesOfAVpc() {
        Instance other = student.given.running(
                r -> r.securityGroupIds(instance.securityGroups().get(0).groupId()));
        String icmp = instance.securityGroups().get(0).groupId();
        student.given.ec2.authorizeSecurityGroupIngress(
                r -> r.groupId(icmp).ipProtocol("icmp").fromPort(-1).toPort(-1).cidrIp("172.31.0.0/16"));
        student.given.lab.advance("2m");
        String seen = trace(other.privateIpAddress());
        assertTrue(seen.contains("\n 1  " + other.privateIpAddress() + "  "), seen);
        assertTrue(!seen.contains("\n 2  "), seen);
    }

    @Test
    void aNatGatewayIsTheFirstRouterOfThoseBehindIt() {
        var ec2 = student.given.ec2;
        Subnet away = ec2.describeSubnets().subnets().stream()
                .filter(one -> !one.subnetId().equals(instance.subnetId()))
                .findFirst()
                .orElseThrow();
        String table = ec2.createRouteTable(r -> r.vpcId(instance.vpcId()))
                .routeTable()
                .routeTableId();
        String gateway =
                ec2.describeInternetGateways().internetGateways().get(0).internetGatewayId();
        ec2.createRoute(
                r -> r.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
        ec2.associateRouteTable(r -> r.routeTableId(table).subnetId(away.subnetId()));
        String allocation = ec2.allocateAddress().allocationId();
        String nat = ec2.createNatGateway(r -> r.subnetId(away.subnetId()).allocationId(allocation))
                .natGateway()
                .natGatewayId();
        student.given.lab.advance("5m");
        String main = ec2.describeRouteTables().routeTables().stream()
                .filter(one -> one.associations().stream().anyMatch(a -> Boolean.TRUE.equals(a.main())))
                .findFirst()
                .orElseThrow()
                .routeTableId();
        ec2.createRoute(
                r -> r.routeTableId(main).destinationCidrBlock(HOST + "/32").natGatewayId(nat));
        String address = ec2.describeNatGateways(r -> r.natGatewayIds(nat))
                .natGateways()
                .get(0)
                .natGatewayAddresses()
                .get(0)
                .privateIp();
        String seen = trace(HOST);
        assertTrue(seen.contains("\n 1  " + address + "  "), seen);
        assertTrue(seen.contains("\n11  " + HOST + "  "), seen);
        ec2.deleteNatGateway(r -> r.natGatewayId(nat));
        student.given.lab.advance("5m");
        assertTrue(trace(HOST).contains("\n 1  * * *"));
    }
}
