package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.Instance;

class InstanceStoreTest extends Inhabited {
    @ParameterizedTest
    @ValueSource(strings = {"m3.medium", "m3.xlarge", "c3.large"})
    void S0_63_anInstanceWithAnInstanceStoreRootCanOnlyBeRebootedOrTerminated(String type) {
        String image = given.ec2
                .describeImages(r -> r.filters(Given.filter("root-device-type", "instance-store")))
                .images()
                .get(0)
                .imageId();
        String id = given.running(r -> r.imageId(image).instanceType(type)).instanceId();
        Instance running = given.instance(id);
        assertEquals("instance-store", running.rootDeviceTypeAsString());
        assertTrue(running.blockDeviceMappings().isEmpty());
        String message = given.refused("UnsupportedOperation", () -> given.ec2.stopInstances(r -> r.instanceIds(id)));
        assertTrue(message.contains("does not have an 'ebs' root device type and cannot be stopped"), message);
        given.ec2.rebootInstances(r -> r.instanceIds(id));
        given.lab.advance("2m");
        assertEquals("running", given.instance(id).state().nameAsString());
        given.ec2.terminateInstances(r -> r.instanceIds(id));
        given.ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(id));
        given.refused("InvalidParameterCombination", () -> given.launch(r -> r.imageId(image)));
        given.refused(
                "UnsupportedHibernationConfiguration",
                () -> given.launch(
                        r -> r.imageId(image).instanceType(type).hibernationOptions(h -> h.configured(true))));
    }

    @ParameterizedTest
    @CsvSource({"m5d.large,nvme1n1,69.8G", "i3.large,nvme0n1,442.4G", "c5d.2xlarge,nvme1n1,186.3G"})
    void S0_14_instanceStoreDisksAreNvmeDevices(String type, String name, String size) {
        String id = loginable(r -> r.instanceType(type)).instanceId();
        String seen = ssh(id, "lsblk -d -o NAME,SIZE,MODEL");
        String line = seen.lines()
                .filter(one -> one.startsWith(name + " "))
                .findFirst()
                .orElse("");
        assertTrue(line.contains(size) && line.contains("Amazon EC2 NVMe Instance Storage"), seen);
    }

    @Test
    void S0_14_onXenADiskAppearsWhereItIsMapped() {
        String id = loginable(r -> r.instanceType("m3.xlarge")
                        .blockDeviceMappings(BlockDeviceMapping.builder()
                                .deviceName("/dev/sdb")
                                .virtualName("ephemeral0")
                                .build()))
                .instanceId();
        String seen = ssh(id, "lsblk -d -o NAME,SIZE");
        assertTrue(seen.lines().anyMatch(line -> line.startsWith("xvdb") && line.contains("37.3G")), seen);
        assertEquals(1, given.instance(id).blockDeviceMappings().size(), "the API shows volumes alone");
        assertFalse(ssh(id, "ls /dev").contains("xvdc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reboot", "stop", "hibernate"})
    void S0_18_S0_19_S0_79_anInstanceStoreSurvivesARebootAlone(String what) {
        String id = loginable(r -> {
                    Given.hibernation(20).accept(r);
                    r.instanceType("c5d.large");
                })
                .instanceId();
        ssh(id, "echo kept | sudo tee /dev/nvme1n1");
        assertEquals("kept", ssh(id, "sudo head -c 4 /dev/nvme1n1"));
        switch (what) {
            case "reboot" -> {
                given.ec2.rebootInstances(r -> r.instanceIds(id));
                given.lab.advance("2m");
            }
            case "stop" -> {
                stop(id);
                start(id);
            }
            default -> {
                hibernate(id);
                start(id);
            }
        }
        assertEquals(what.equals("reboot") ? "kept" : "\0\0\0\0", ssh(id, "sudo head -c 4 /dev/nvme1n1"));
    }

    @Test
    void S0_20_terminationForgetsTheInstanceStore() {
        String id = loginable(r -> r.instanceType("c5d.large")).instanceId();
        ssh(id, "echo kept | sudo tee /dev/nvme1n1");
        given.ec2.terminateInstances(r -> r.instanceIds(id));
        given.ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(id));
        assertTrue(given.ec2.describeVolumes().volumes().isEmpty());
        given.refused("IncorrectInstanceState", () -> given.ec2.startInstances(r -> r.instanceIds(id)));
    }
}
