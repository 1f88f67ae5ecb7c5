package skylab.aws.ec2.nat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.world.World;
import skylab.world.journal.Journal;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** What gateways and connections draw from the seed is the same when the journal is done again. */
class NatReplayTest {
    @Test
    void aJournalOfGatewaysGivesAnEqualWorld(@TempDir Path folder) {
        Path file = folder.resolve("journal.jsonl");
        World world;
        try (Lab lab = Lab.open(LabOptions.seed(7), file)) {
            Ec2Client ec2 = lab.ec2();
            String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
            String subnet = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.0.0/24"))
                    .subnet()
                    .subnetId();
            String gateway =
                    ec2.createInternetGateway(r -> {}).internetGateway().internetGatewayId();
            ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
            String allocation = ec2.allocateAddress(r -> r.domain("vpc")).allocationId();
            String nat = ec2.createNatGateway(r -> r.subnetId(subnet).allocationId(allocation))
                    .natGateway()
                    .natGatewayId();
            ec2.waiter().waitUntilNatGatewayAvailable(r -> r.natGatewayIds(nat));
            String virtual =
                    ec2.createVpnGateway(r -> r.type("ipsec.1")).vpnGateway().vpnGatewayId();
            ec2.attachVpnGateway(r -> r.vpnGatewayId(virtual).vpcId(vpc));
            String customer = ec2.createCustomerGateway(r -> r.type("ipsec.1").ipAddress("198.51.100.7"))
                    .customerGateway()
                    .customerGatewayId();
            ec2.createVpnConnection(r -> r.type("ipsec.1").vpnGatewayId(virtual).customerGatewayId(customer));
            lab.advance(Duration.ofMinutes(5));
            ec2.deleteNatGateway(r -> r.natGatewayId(nat));
            lab.advance(Duration.ofHours(2));
            world = lab.world();
        }
        assertEquals(world, Lab.replay(Journal.read(file)).world());
    }
}
