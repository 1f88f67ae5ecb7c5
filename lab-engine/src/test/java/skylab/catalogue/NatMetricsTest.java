package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.aws.ec2.Given;
import skylab.lab.VpcAndMore;
import skylab.lab.VpcTree;
import skylab.network.traffic.Traffic;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;

/** AWS/NATGateway, and what a NAT gateway means for data transfer. */
class NatMetricsTest {
    private final Given given = Given.lab();
    private String bastion;
    private Instance inner;
    private String nat;
    private Instant before;

    @BeforeEach
    void build() {
        VpcTree tree = given.lab.createVpcAndMore(VpcAndMore.named("net")
                .range("10.0.0.0/16")
                .zones("us-east-1a", "us-east-1b")
                .publicSubnets("10.0.0.0/24", "10.0.1.0/24")
                .privateSubnets("10.0.2.0/24", "10.0.3.0/24")
                .nat(VpcAndMore.Nat.IN_ONE_ZONE));
        String group = given.ec2
                .createSecurityGroup(r -> r.groupName("ssh").description("ssh").vpcId(tree.vpc()))
                .groupId();
        given.ec2.authorizeSecurityGroupIngress(
                r -> r.groupId(group).ipProtocol("tcp").fromPort(22).toPort(22).cidrIp("0.0.0.0/0"));
        bastion = given.running(r -> r.networkInterfaces(InstanceNetworkInterfaceSpecification.builder()
                        .deviceIndex(0)
                        .subnetId(tree.publicSubnets().get(0))
                        .groups(group)
                        .associatePublicIpAddress(true)
                        .build()))
                .publicIpAddress();
        inner = given.running(r -> r.subnetId(tree.privateSubnets().get(1)).securityGroupIds(group));
        given.ec2.monitorInstances(r -> r.instanceIds(inner.instanceId()));
        nat = tree.natGateways().get(0);
        given.lab.advance(Duration.ofMinutes(4));
        given.lab.terminal().type("eval $(ssh-agent) > /dev/null; ssh-add -q ~/.ssh/labsuser.pem");
    }

    private void at(String... lines) {
        before = given.lab.now().truncatedTo(ChronoUnit.MINUTES);
        given.lab
                .terminal()
                .type("ssh -o StrictHostKeyChecking=accept-new -J ec2-user@" + bastion + " ec2-user@"
                        + inner.privateIpAddress() + "\nyes\n" + String.join("\n", lines) + "\nexit");
        given.lab.advance("20m");
    }

    private double sum(String metric) {
        return Measured.gateway(given.lab, nat).sum(metric, before, given.lab.now());
    }

    private double most(String metric) {
        return Measured.gateway(given.lab, nat).most(metric, before, given.lab.now());
    }

    private long bytes(String resource, Traffic.Way way, boolean out) {
        return given.lab.world().table(given.lab.scope(), Traffic.TRAFFIC).values().stream()
                .filter(row -> row.resource().equals(resource) && row.way() == way)
                .mapToLong(row -> out ? row.out() : row.in())
                .sum();
    }

    @Test
    void whatAPackageManagerDownloadsPassesTheGateway() {
        at("sudo yum install -y -q httpd");
        double received = sum("BytesInFromDestination");
        assertTrue(received > 1e6, received + " bytes");
        assertEquals(received, sum("BytesOutToSource"), 1);
        assertEquals(sum("BytesInFromSource"), sum("BytesOutToDestination"), 1);
        assertTrue(received > 20 * sum("BytesInFromSource"));
        assertTrue(sum("PacketsInFromDestination") > received / 1500);
        double peak = most("PeakBytesPerSecond");
        assertTrue(peak > received / 60 && peak <= received + sum("BytesInFromSource"), peak + " a second");
        assertTrue(
                Measured.instance(given.lab, inner.instanceId()).sum("NetworkIn", before, given.lab.now()) > received);
    }

    @Test
    void S0_124_theGatewayIsInAnotherZone_soThatItsTrafficIsChargedTwice() {
        at("sudo yum install -y -q httpd");
        long processed = bytes(nat, Traffic.Way.PROCESSED, true) + bytes(nat, Traffic.Way.PROCESSED, false);
        assertEquals(sum("BytesInFromSource") + sum("BytesInFromDestination"), processed, 1);
        assertEquals(bytes(nat, Traffic.Way.INTERNET, false), bytes(nat, Traffic.Way.PROCESSED, false));
        assertEquals(bytes(nat, Traffic.Way.OTHER_ZONE, true), bytes(nat, Traffic.Way.PROCESSED, false));
        assertEquals(bytes(nat, Traffic.Way.OTHER_ZONE, false), bytes(nat, Traffic.Way.PROCESSED, true));
        assertTrue(
                bytes(inner.instanceId(), Traffic.Way.OTHER_ZONE, false) >= bytes(nat, Traffic.Way.OTHER_ZONE, true));
        assertEquals(0, bytes(inner.instanceId(), Traffic.Way.INTERNET, true));
    }

    @ParameterizedTest
    @CsvSource({"1", "3"})
    void connectionsAreCountedAndForgottenWhenIdle(int times) {
        at("for i in $(seq " + times + "); do curl -s https://checkip.amazonaws.com; done");
        assertEquals(times, sum("ConnectionAttemptCount"));
        assertEquals(times, sum("ConnectionEstablishedCount"));
        assertEquals(0, sum("IdleTimeoutCount"), "they were closed");
        assertEquals(0, sum("ErrorPortAllocation"));
        assertEquals(0, most("ActiveConnectionCount"), 1);
        assertTrue(most("ActiveConnectionCount") >= 0);
    }

    @Test
    void aConnectionThatNobodyUsesTimesOut() {
        at(
                "sudo yum install -y -q nmap-ncat",
                "(sleep 1000 | nohup nc checkip.amazonaws.com 80 > out 2>&1) &",
                "sleep 1");
        assertEquals(1, most("ActiveConnectionCount"));
        assertEquals(1, sum("IdleTimeoutCount"));
        assertEquals(
                6,
                Measured.gateway(given.lab, nat).points("ActiveConnectionCount", before, given.lab.now(), 60).stream()
                        .filter(point -> point.maximum() == 1)
                        .count(),
                1);
    }
}
