package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Region;

/** One account, several regions. */
class RegionsTest {
    private static final String AL2023 = Given.AL2023;

    private static Instance launch(Ec2Client ec2) {
        String id = ec2.runInstances(r ->
                        r.imageId(AL2023).instanceType("t3.micro").minCount(1).maxCount(1))
                .instances()
                .get(0)
                .instanceId();
        ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(id));
        return ec2.describeInstances(r -> r.instanceIds(id))
                .reservations()
                .get(0)
                .instances()
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({"us-west-2, 4, 54.18", "ap-northeast-2, 4, 43.20", "eu-central-1, 3, 3."})
    void aRegionHasItsOwnNetworkImagesAndNames(String region, int zones, String addresses) {
        try (Lab lab = Lab.open(LabOptions.seed(42))) {
            Ec2Client there = lab.ec2(region);
            assertEquals(zones, there.describeSubnets().subnets().size());
            Instance instance = launch(there);
            assertTrue(instance.placement().availabilityZone().startsWith(region));
            assertEquals(
                    "ec2-" + instance.publicIpAddress().replace('.', '-') + "." + region + ".compute.amazonaws.com",
                    instance.publicDnsName());
            assertTrue(instance.privateDnsName().endsWith("." + region + ".compute.internal"));
            assertTrue(instance.publicIpAddress().startsWith(addresses), instance.publicIpAddress());
            assertTrue(lab.ec2().describeInstances().reservations().isEmpty(), "nothing of it is seen elsewhere");
            assertNotEquals(
                    lab.ec2().describeVpcs().vpcs().get(0).vpcId(),
                    there.describeVpcs().vpcs().get(0).vpcId());
            assertThrows(
                    Ec2Exception.class,
                    () -> lab.ec2().describeImages(r -> r.imageIds(instance.imageId())),
                    "images have other ids in other regions");
        }
    }

    @Test
    void aRegionIsTheSameWheneverItIsFirstUsed() {
        try (Lab early = Lab.open(LabOptions.seed(42));
                Lab late = Lab.open(LabOptions.seed(42));
                Lab home = Lab.open(LabOptions.seed(42).in("us-west-2"))) {
            launch(late.ec2());
            late.advance("10d");
            assertEquals(
                    early.ec2("us-west-2").describeSubnets().subnets(),
                    late.ec2("us-west-2").describeSubnets().subnets());
            assertEquals(
                    early.ec2("us-west-2").describeSecurityGroups().securityGroups(),
                    home.ec2().describeSecurityGroups().securityGroups());
        }
    }

    @Test
    void theJournalSaysWhereAndReplaysThere(@TempDir Path directory) {
        Path journal = directory.resolve("lab.jsonl");
        World before;
        try (Lab lab = Lab.open(LabOptions.seed(5), journal)) {
            launch(lab.ec2("eu-west-1"));
            lab.ec2("ap-northeast-2").allocateAddress(r -> r.domain("vpc"));
            lab.ssm("sa-east-1").putParameter(r -> r.name("/a/b").value("1").type("String"));
            Instance home = launch(lab.ec2());
            lab.ec2InstanceConnect().sendSSHPublicKey(r -> r.instanceId(home.instanceId())
                    .instanceOSUser("ec2-user")
                    .sshPublicKey(lab.ec2()
                            .describeKeyPairs(k -> k.includePublicKey(true))
                            .keyPairs()
                            .get(0)
                            .publicKey()));
            assertEquals("eu-west-1", lab.journal().get(0).awsRegion());
            before = lab.world();
        }
        try (Lab again = Lab.open(LabOptions.seed(5), journal)) {
            assertEquals(before, again.world());
        }
    }

    @Test
    void allRegionsAndZonesAreListed() {
        Given given = Given.lab();
        List<Region> usual = given.ec2.describeRegions().regions();
        List<Region> all = given.ec2.describeRegions(r -> r.allRegions(true)).regions();
        assertEquals(17, usual.size());
        assertEquals(30, all.size());
        assertEquals(
                "not-opted-in",
                all.stream()
                        .filter(region -> region.regionName().equals("af-south-1"))
                        .findFirst()
                        .orElseThrow()
                        .optInStatus());
        for (Region region : usual) {
            List<AvailabilityZone> zones = given.lab
                    .ec2(region.regionName())
                    .describeAvailabilityZones()
                    .availabilityZones();
            assertTrue(zones.size() >= 2, region.regionName());
            assertTrue(zones.stream().allMatch(zone -> zone.regionName().equals(region.regionName())));
        }
    }

    @Test
    void aRegionThatIsNotEnabledIsRefusedAndAnUnknownOneIsNamed() {
        Given given = Given.lab();
        given.refused("AuthFailure", () -> given.lab.ec2("af-south-1").describeVpcs());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> given.lab.ec2("mars-north-1"))
                .getMessage()
                .contains("mars-north-1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void labsOfOneSeedHaveTheSameBytesInAllRegions(int seed) {
        try (Lab one = Lab.open(LabOptions.seed(seed));
                Lab other = Lab.open(LabOptions.seed(seed))) {
            for (String region : List.of("us-east-2", "ap-northeast-1")) {
                launch(one.ec2(region));
                launch(other.ec2(region));
            }
            assertEquals(one.world(), other.world());
        }
    }
}
