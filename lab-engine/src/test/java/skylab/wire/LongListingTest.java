package skylab.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.Tag;

/** What is remembered of long listings is never shown when it is no longer so: what is asked by its id is not remembered. */
class LongListingTest {
    private static final int MANY = 160;

    private final Lab lab = Lab.open(LabOptions.seed(7).calling(Duration.ZERO));
    private final Ec2Client ec2 = Direct.unverified(lab).client(Ec2Client.builder());
    private final List<String> ids = new ArrayList<>();

    private void launch(int count) {
        ec2.runInstances(r -> r.imageId(Given.AL2023)
                        .instanceType("t3.nano")
                        .minCount(count)
                        .maxCount(count))
                .instances()
                .forEach(one -> ids.add(one.instanceId()));
    }

    private static List<Instance> instances(List<Reservation> reservations) {
        return reservations.stream().flatMap(one -> one.instances().stream()).toList();
    }

    private List<Instance> all() {
        return instances(ec2.describeInstances().reservations());
    }

    private List<Instance> apart() {
        return ids.stream()
                .flatMap(id ->
                        instances(ec2.describeInstances(r -> r.instanceIds(id)).reservations()).stream())
                .toList();
    }

    private void differsAfter(Runnable change) {
        List<Instance> before = all();
        assertTrue(before.equals(all()), "nothing has changed");
        change.run();
        List<Instance> after = all();
        assertFalse(before.equals(after), "something has changed");
        List<Instance> apart = apart();
        assertEquals(apart.size(), after.size());
        for (int i = 0; i < after.size(); i++) {
            assertEquals(apart.get(i), after.get(i));
        }
    }

    @Test
    void aLongListingShowsWhateverHasChanged() {
        launch(MANY / 2);
        for (int i = 0; i < MANY / 2; i++) {
            launch(1);
        }
        differsAfter(() -> lab.advance("10m"));
        String id = ids.get(MANY - 3);
        differsAfter(() -> ec2.createTags(
                r -> r.resources(id).tags(Tag.builder().key("Name").value("one").build())));
        differsAfter(() -> ec2.deleteTags(
                r -> r.resources(id).tags(Tag.builder().key("Name").build())));
        String group = ec2.createSecurityGroup(r -> r.groupName("other").description("another"))
                .groupId();
        differsAfter(() -> ec2.modifyInstanceAttribute(r -> r.instanceId(id).groups(group)));
        String volume = ec2.createVolume(r -> r.size(1)
                        .availabilityZone(apart().get(MANY - 3).placement().availabilityZone()))
                .volumeId();
        lab.advance("1m");
        differsAfter(
                () -> ec2.attachVolume(r -> r.instanceId(id).volumeId(volume).device("/dev/sdf")));
        differsAfter(() -> lab.advance("1m"));
        differsAfter(() -> {
            String address = ec2.allocateAddress(r -> {}).allocationId();
            ec2.associateAddress(r -> r.instanceId(id).allocationId(address));
        });
        differsAfter(
                () -> ec2.modifyInstanceMetadataOptions(r -> r.instanceId(id).httpTokens("optional")));
        differsAfter(() -> ec2.stopInstances(r -> r.instanceIds(id)));
        differsAfter(() -> lab.advance("10m"));
        differsAfter(() -> ec2.modifyVpcAttribute(
                r -> r.vpcId(all().get(0).vpcId()).enableDnsHostnames(value -> value.value(false))));
        differsAfter(() -> launch(1));
        differsAfter(() -> {
            ec2.terminateInstances(r -> r.instanceIds(id));
            ids.remove(id);
            lab.advance("2h");
        });
    }
}
