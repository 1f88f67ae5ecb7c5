package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.aws.ec2.Given;
import skylab.lab.VpcAndMore;
import skylab.lab.VpcAndMore.Nat;
import skylab.lab.VpcTree;
import skylab.network.packet.NatTable;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;

/** A host in a private subnet, as it finds the Internet from inside. */
class PrivateHostTest {
    private static final String NEW = "-o StrictHostKeyChecking=accept-new ";

    private final Given given = Given.lab();
    private String bastion;
    private String inside;
    private VpcTree tree;

    private void build(String range, String open, String hidden) {
        tree = given.lab.createVpcAndMore(VpcAndMore.named("net")
                .range(range)
                .zones("us-east-1a")
                .publicSubnets(open)
                .privateSubnets(hidden)
                .nat(Nat.IN_ONE_ZONE));
        String group = given.ec2
                .createSecurityGroup(r -> r.groupName("ssh").description("ssh").vpcId(tree.vpc()))
                .groupId();
        given.ec2.authorizeSecurityGroupIngress(
                r -> r.groupId(group).ipProtocol("tcp").fromPort(22).toPort(22).cidrIp("0.0.0.0/0"));
        Instance outer = given.running(r -> r.networkInterfaces(InstanceNetworkInterfaceSpecification.builder()
                .deviceIndex(0)
                .subnetId(tree.publicSubnets().get(0))
                .groups(group)
                .associatePublicIpAddress(true)
                .build()));
        Instance inner =
                given.running(r -> r.subnetId(tree.privateSubnets().get(0)).securityGroupIds(group));
        given.lab.advance(Duration.ofMinutes(4));
        bastion = outer.publicIpAddress();
        inside = inner.privateIpAddress();
    }

    /** Types lines at the private host, in a session over the bastion. */
    private String at(String... lines) {
        given.lab.terminal().type("eval $(ssh-agent) > /dev/null; ssh-add -q ~/.ssh/labsuser.pem");
        return given.lab
                .terminal()
                .type("ssh " + NEW + "-J ec2-user@" + bastion + " ec2-user@" + inside + "\nyes\n"
                        + String.join("\n", lines) + "\nexit")
                .transcript();
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/16, 10.0.0.0/24, 10.0.1.0/24", "192.168.0.0/20, 192.168.8.0/22, 192.168.1.0/26"})
    void S0_127_outThroughTheGateway_theOutsideSeesItsAddress(String range, String open, String hidden) {
        build(range, open, hidden);
        String nat = tree.natGateways().get(0);
        String address = given.ec2
                .describeNatGateways(r -> r.natGatewayIds(nat))
                .natGateways()
                .get(0)
                .natGatewayAddresses()
                .get(0)
                .publicIp();
        String seen = at("curl -s https://checkip.amazonaws.com");
        assertTrue(seen.contains("\n" + address + "\n"), seen);
        List<NatTable.Line> table = given.lab.natTable(nat);
        assertFalse(table.isEmpty());
        assertEquals(inside, table.get(0).inside());
        given.lab.advance(Duration.ofSeconds(351));
        assertTrue(given.lab.natTable(nat).isEmpty(), "nothing used them");
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/16, 10.0.0.0/24, 10.0.1.0/24"})
    void S0_129_withTheGatewayDeletedNoAnswerComes(String range, String open, String hidden) {
        build(range, open, hidden);
        given.ec2.deleteNatGateway(r -> r.natGatewayId(tree.natGateways().get(0)));
        given.lab.advance(Duration.ofMinutes(2));
        String seen = at("curl -sS -m 5 https://checkip.amazonaws.com", "ping -c 1 -W 1 8.8.8.8");
        assertTrue(seen.contains("Timeout was reached"), seen);
        assertTrue(seen.contains("100% packet loss"), seen);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/16, 10.0.0.0/24, 10.0.1.0/24"})
    void anAddressThatNobodyHasIsNoRouteInOnesOwnSubnetAndSilenceInAnother(String range, String open, String hidden) {
        build(range, open, hidden);
        String seen = at(
                "ssh -o ConnectTimeout=3 10.0.1.77",
                "ssh -o ConnectTimeout=3 10.0.0.77",
                "ssh " + NEW + "127.0.0.1 -p 81");
        assertTrue(seen.contains("connect to host 10.0.1.77 port 22: No route to host"), seen);
        assertTrue(seen.contains("connect to host 10.0.0.77 port 22: Connection timed out"), seen);
        assertTrue(seen.contains("connect to host 127.0.0.1 port 81: Connection refused"), seen);
    }
}
