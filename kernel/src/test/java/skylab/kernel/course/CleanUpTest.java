package skylab.kernel.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.lab.Profile;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Volume;

/** What a clean-up is told of what is left. */
class CleanUpTest {
    private static final String IMAGE =
            "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

    private final Lab lab = Lab.open(LabOptions.seed(1).under(Profile.LEARNER_LAB));
    private final Ec2Client ec2 = lab.ec2();

    @AfterEach
    void close() {
        lab.close();
    }

    private List<Bilingual> left() {
        Findings findings = new Findings();
        CleanUp.check(lab, findings);
        return findings.all();
    }

    private List<String> english() {
        return left().stream().map(Bilingual::english).toList();
    }

    private String launch() {
        String id = ec2.runInstances(r ->
                        r.imageId(IMAGE).instanceType("t3.micro").minCount(1).maxCount(1))
                .instances()
                .get(0)
                .instanceId();
        ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(id));
        return id;
    }

    private void terminate(String id) {
        ec2.terminateInstances(r -> r.instanceIds(id));
        ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(id));
    }

    @Test
    void anEmptyLabHasNotBeenCleanedUp() {
        assertEquals(List.of("Nothing has been made yet that could be cleaned up."), english());
    }

    @Test
    void whatRunsIsNamedWithWhatItWouldCostAndWithItsVolume() {
        String id = launch();
        String volume = ec2.describeVolumes().volumes().get(0).volumeId();
        // 30 days of 0.0104 USD an hour and of 0.005 USD for the address; 30 of the 31 days of March for 8 GiB at 0.08
        // USD.
        assertEquals(
                List.of(
                        "Not terminated: `" + id + "` — 11.09 USD in 30 days",
                        "Volumes left: `" + volume + "` — 0.62 USD in 30 days"),
                english());
        assertEquals(
                List.of("종료되지 않은 인스턴스: `" + id + "` — 30일에 11.09 USD", "남은 볼륨: `" + volume + "` — 30일에 0.62 USD"),
                left().stream().map(Bilingual::korean).toList());
        terminate(id);
        assertEquals(List.of(), left());
    }

    @Test
    void whatIsOnlyInTheWayIsFreeOfCharge() {
        terminate(launch());
        String vpc = ec2.createVpc(r -> r.cidrBlock("10.9.0.0/16")).vpc().vpcId();
        String group = ec2.createSecurityGroup(
                        r -> r.groupName("door").description("door").vpcId(vpc))
                .groupId();
        String gateway = ec2.createInternetGateway().internetGateway().internetGatewayId();
        assertEquals(
                List.of(
                        "Security groups left: `" + group + "` — free of charge",
                        "Internet gateways attached nowhere: `" + gateway + "` — free of charge",
                        "VPCs left besides the default one: `" + vpc + "` — free of charge"),
                english());
    }

    @Test
    void ofManyThreeAreNamedAndAllAreCounted() {
        terminate(launch());
        List<String> volumes = Stream.generate(() -> ec2.createVolume(
                                r -> r.availabilityZone("us-east-1a").size(10))
                        .volumeId())
                .limit(5)
                .toList();
        ec2.waiter().waitUntilVolumeAvailable(r -> r.volumeIds(volumes));
        List<String> named =
                ec2.describeVolumes().volumes().stream().map(Volume::volumeId).toList();
        assertEquals(
                List.of("Volumes left: `" + named.get(0) + "`, `" + named.get(1) + "`, `" + named.get(2)
                        + "`, … (5) — 4.84 USD in 30 days"),
                english());
    }

    @Test
    void whatCostsSomethingInAnotherRegionIsFoundToo() {
        terminate(launch());
        String far = lab.ec2("us-west-2").allocateAddress(r -> r.domain("vpc")).allocationId();
        assertEquals(List.of("Still charged for: `" + far + "` — 3.60 USD in 30 days"), english());
    }
}
