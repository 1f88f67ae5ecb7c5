package skylab.aws.ec2.vpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.network.Cidr;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** Whatever is asked, VPCs and subnets stay what they are by AWS's rules. */
class VpcRequestsTest {
    private static final String[] TEXTS = {
        null, "", "10.0.0.0/16", "10.0.0.0/99", "default", "subnet-0", "vpc-0123456789abcdef0", "::/0", "us-east-1a"
    };

    private final List<Consumer<Ec2Client>> requests = new ArrayList<>();
    private SplittableRandom random;

    private String range() {
        return random.nextInt(8) == 0
                ? TEXTS[random.nextInt(TEXTS.length)]
                : "10." + random.nextInt(3) + "." + random.nextInt(4) * 64 + ".0/" + random.nextInt(14, 30);
    }

    private String vpc(Ec2Client ec2) {
        List<Vpc> all = ec2.describeVpcs().vpcs();
        return random.nextInt(8) == 0 || all.isEmpty()
                ? TEXTS[random.nextInt(TEXTS.length)]
                : all.get(random.nextInt(all.size())).vpcId();
    }

    private String subnet(Ec2Client ec2) {
        List<Subnet> all = ec2.describeSubnets().subnets();
        return random.nextInt(8) == 0 || all.isEmpty()
                ? TEXTS[random.nextInt(TEXTS.length)]
                : all.get(random.nextInt(all.size())).subnetId();
    }

    private String association(Ec2Client ec2) {
        return ec2.describeVpcs().vpcs().stream()
                .flatMap(vpc -> vpc.cidrBlockAssociationSet().stream())
                .map(one -> one.associationId())
                .skip(random.nextInt(4))
                .findFirst()
                .orElse(TEXTS[random.nextInt(TEXTS.length)]);
    }

    private void list() {
        requests.add(ec2 -> ec2.createVpc(r -> r.cidrBlock(range()).amazonProvidedIpv6CidrBlock(random.nextBoolean())));
        requests.add(ec2 -> ec2.createSubnet(r -> r.vpcId(vpc(ec2)).cidrBlock(range())));
        requests.add(ec2 -> ec2.createSubnet(r -> r.vpcId(vpc(ec2)).cidrBlock(range())));
        requests.add(ec2 -> ec2.deleteSubnet(r -> r.subnetId(subnet(ec2))));
        requests.add(ec2 -> ec2.deleteVpc(r -> r.vpcId(vpc(ec2))));
        requests.add(ec2 -> ec2.associateVpcCidrBlock(r -> r.vpcId(vpc(ec2)).cidrBlock(range())));
        requests.add(ec2 -> ec2.disassociateVpcCidrBlock(r -> r.associationId(association(ec2))));
        requests.add(ec2 -> ec2.modifySubnetAttribute(
                r -> r.subnetId(subnet(ec2)).mapPublicIpOnLaunch(a -> a.value(random.nextBoolean()))));
        requests.add(ec2 -> ec2.createSubnetCidrReservation(
                r -> r.subnetId(subnet(ec2)).cidr(range()).reservationType("explicit")));
        requests.add(ec2 ->
                ec2.associateDhcpOptions(r -> r.vpcId(vpc(ec2)).dhcpOptionsId(TEXTS[random.nextInt(TEXTS.length)])));
        requests.add(ec2 ->
                ec2.createDefaultSubnet(r -> r.availabilityZone("us-east-1" + (char) ('a' + random.nextInt(8)))));
        requests.add(ec2 -> ec2.createDefaultVpc(r -> {}));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void subnetsNeverOverlapAndLieInTheirVpcs(long seed) {
        random = new SplittableRandom(seed);
        list();
        Ec2Client ec2 = Lab.open(LabOptions.seed(seed)).ec2();
        int done = 0;
        for (int i = 0; i < 300; i++) {
            try {
                requests.get(random.nextInt(requests.size())).accept(ec2);
                done++;
            } catch (Ec2Exception refused) {
                assertTrue(refused.statusCode() < 500, refused.getMessage());
            }
        }
        assertTrue(done > 50, "most of it was refused: " + done);
        for (Vpc vpc : ec2.describeVpcs().vpcs()) {
            List<Cidr> ranges = vpc.cidrBlockAssociationSet().stream()
                    .map(one -> Cidr.of(one.cidrBlock()))
                    .toList();
            List<Cidr> subnets =
                    ec2.describeSubnets(r -> r.filters(Given.filter("vpc-id", vpc.vpcId()))).subnets().stream()
                            .map(one -> Cidr.of(one.cidrBlock()))
                            .toList();
            for (Cidr subnet : subnets) {
                assertTrue(ranges.stream().anyMatch(range -> range.contains(subnet)), subnet + " in " + ranges);
                assertEquals(1, subnets.stream().filter(subnet::overlaps).count(), subnet + " among " + subnets);
            }
        }
    }
}
