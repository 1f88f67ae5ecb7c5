package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.CreateImageRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotReturnCode;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.LaunchPermission;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Images of one's own, from their making to their end. */
class OwnImageTest {
    private final Given given = Given.lab();
    private final String group = given.sshGroup();

    private Instance running(Consumer<RunInstancesRequest.Builder> changes) {
        Instance made = given.running(r -> {
            r.securityGroupIds(group);
            changes.accept(r);
        });
        given.lab.advance(Duration.ofMinutes(2));
        return made;
    }

    private String ssh(Instance instance, String command) {
        return given.lab
                .terminal()
                .run("ssh -i .ssh/labsuser.pem -o StrictHostKeyChecking=accept-new ec2-user@"
                        + given.instance(instance.instanceId()).publicIpAddress() + " '" + command + "'")
                .out();
    }

    private String image(Instance instance, String name, Consumer<CreateImageRequest.Builder> changes) {
        String id = given.ec2
                .createImage(r -> {
                    r.instanceId(instance.instanceId()).name(name);
                    changes.accept(r);
                })
                .imageId();
        given.ec2.waiter().waitUntilImageAvailable(r -> r.imageIds(id));
        return id;
    }

    private Image shown(String id) {
        return given.ec2.describeImages(r -> r.imageIds(id)).images().get(0);
    }

    private static List<String> snapshots(Image image) {
        return image.blockDeviceMappings().stream()
                .filter(mapping -> mapping.ebs() != null)
                .flatMap(mapping -> Stream.ofNullable(mapping.ebs().snapshotId()))
                .toList();
    }

    private static BlockDeviceMapping data(String name, int gib) {
        return BlockDeviceMapping.builder()
                .deviceName(name)
                .ebs(ebs -> ebs.volumeSize(gib).volumeType("gp3"))
                .build();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void S0_55_S0_56_theInstanceRebootsUnlessThatIsForbidden(boolean noReboot) {
        Instance instance = running(r -> r.blockDeviceMappings(data("/dev/sdf", 3)));
        given.lab
                .terminal()
                .type("ssh -i .ssh/labsuser.pem -o StrictHostKeyChecking=accept-new ec2-user@"
                        + instance.publicIpAddress() + "\ncat /proc/sys/kernel/random/boot_id");
        String before = ssh(instance, "cat /proc/sys/kernel/random/boot_id");
        assertFalse(before.isBlank());
        String id = given.ec2
                .createImage(r -> r.instanceId(instance.instanceId())
                        .name("my image")
                        .description("as it is")
                        .noReboot(noReboot))
                .imageId();
        assertEquals("pending", shown(id).stateAsString());
        String after = given.lab.terminal().type("echo still here").transcript();
        assertEquals(!noReboot, after.contains("closed by remote host"), after);
        given.ec2.waiter().waitUntilImageAvailable(r -> r.imageIds(id));
        given.lab.advance("2m");
        assertEquals(noReboot, before.equals(ssh(instance, "cat /proc/sys/kernel/random/boot_id")));

        Image image = shown(id);
        assertEquals("available", image.stateAsString());
        assertEquals(given.lab.scope().account(), image.ownerId());
        assertFalse(image.publicLaunchPermissions());
        assertEquals("/dev/xvda", image.rootDeviceName());
        assertEquals(instance.instanceId(), image.sourceInstanceId());
        assertEquals(instance.imageId(), image.sourceImageId());
        assertEquals(
                List.of("/dev/xvda 8", "/dev/sdf 3"),
                image.blockDeviceMappings().stream()
                        .map(mapping ->
                                mapping.deviceName() + " " + mapping.ebs().volumeSize())
                        .sorted(Comparator.reverseOrder())
                        .toList());
        for (Snapshot snapshot : given.ec2
                .describeSnapshots(r -> r.snapshotIds(snapshots(image)))
                .snapshots()) {
            assertEquals("completed", snapshot.stateAsString());
            assertEquals("Created by CreateImage(" + instance.instanceId() + ") for " + id, snapshot.description());
        }
        assertEquals(
                List.of(image), given.ec2.describeImages(r -> r.owners("self")).images());
    }

    @Test
    void S0_57_whatWasInstalledAndWrittenIsThereAtOnce() {
        Instance first = running(r -> {});
        ssh(first, "sudo yum -y install java-17-amazon-corretto-headless; echo hello > notes.txt");
        String version = ssh(first, "java -version 2>&1");
        assertTrue(version.contains("Corretto"), version);
        String id = image(first, "with java", r -> {});
        Instance second = running(r -> r.imageId(id));
        assertEquals(id, second.imageId());
        assertEquals(version, ssh(second, "java -version 2>&1"));
        assertEquals("hello\n", ssh(second, "cat notes.txt"));
        assertEquals("ip-" + second.privateIpAddress().replace('.', '-') + ".ec2.internal\n", ssh(second, "hostname"));
        String hostKey = "cat /etc/ssh/ssh_host_ed25519_key.pub | cut -d\" \" -f2";
        assertNotEquals(ssh(first, hostKey), ssh(second, hostKey));
        assertEquals(second.instanceId() + "\n", ssh(second, "cat /var/lib/cloud/data/instance-id"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void S2_10_severalInstancesOfAnImageHaveTheSameContent(int count) {
        Instance first = running(r -> r.blockDeviceMappings(data("/dev/sdf", 1)));
        ssh(
                first,
                "sudo mkfs -t xfs /dev/sdf && sudo mount /dev/sdf /mnt && echo data | sudo tee /mnt/file; echo root >"
                        + " file");
        String id = image(first, "several", r -> {});
        List<String> made = given
                .ec2
                .runInstances(r -> r.imageId(id)
                        .instanceType("t3.micro")
                        .keyName("vockey")
                        .securityGroupIds(group)
                        .minCount(count)
                        .maxCount(count))
                .instances()
                .stream()
                .map(Instance::instanceId)
                .toList();
        given.ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(made));
        given.lab.advance("2m");
        for (String instance : made) {
            assertEquals(
                    "root\ndata\n",
                    ssh(given.instance(instance), "cat file; sudo mount /dev/sdf /mnt && cat /mnt/file"));
        }
        ssh(given.instance(made.get(0)), "echo other > file");
        assertEquals("root\n", ssh(given.instance(made.get(1)), "cat file"));
    }

    @Test
    void theContentOfAnImageIsThatOfTheMomentEvenIfNobodyLooksUntilItIsGone() {
        Instance first = running(r -> {});
        ssh(first, "echo before > file");
        String id = image(first, "moment", r -> {});
        ssh(first, "echo after > file");
        Instance second = given.launch(r -> r.imageId(id).securityGroupIds(group));
        given.ec2.deregisterImage(r -> r.imageId(id).deleteAssociatedSnapshots(true));
        given.lab.advance("5m");
        assertEquals("before\n", ssh(second, "cat file"));
    }

    @Test
    void S0_58_deregisteringLeavesTheSnapshotWhichCanThenBeDeleted() {
        Instance instance = running(r -> {});
        String id = image(instance, "short lived", r -> {});
        String snapshot = snapshots(shown(id)).get(0);
        assertTrue(given.ec2
                .deregisterImage(r -> r.imageId(id))
                .deleteSnapshotResults()
                .isEmpty());
        assertTrue(given.ec2.describeImages(r -> r.owners("self")).images().isEmpty());
        assertEquals(
                1,
                given.ec2.describeSnapshots(r -> r.ownerIds("self")).snapshots().size());
        given.ec2.deleteSnapshot(r -> r.snapshotId(snapshot));
        assertTrue(
                given.ec2.describeSnapshots(r -> r.ownerIds("self")).snapshots().isEmpty());
        image(instance, "short lived", r -> {});
    }

    @Test
    void S0_58_deregisteringCanDeleteTheSnapshotsButNotSharedOnes() {
        Instance instance = running(r -> r.blockDeviceMappings(data("/dev/sdf", 1)));
        String first = image(instance, "first", r -> {});
        List<String> snapshots = snapshots(shown(first));
        String root = shown(first).blockDeviceMappings().stream()
                .filter(mapping -> mapping.deviceName().equals("/dev/xvda"))
                .findFirst()
                .orElseThrow()
                .ebs()
                .snapshotId();
        String second = given.ec2
                .registerImage(r -> r.name("second")
                        .virtualizationType("hvm")
                        .rootDeviceName("/dev/xvda")
                        .enaSupport(true)
                        .blockDeviceMappings(BlockDeviceMapping.builder()
                                .deviceName("/dev/xvda")
                                .ebs(ebs -> ebs.snapshotId(root))
                                .build()))
                .imageId();
        List<DeleteSnapshotReturnCode> results = given.ec2
                .deregisterImage(r -> r.imageId(first).deleteAssociatedSnapshots(true))
                .deleteSnapshotResults();
        assertEquals(
                snapshots.stream()
                        .map(id -> id + (id.equals(root) ? " skipped" : " success"))
                        .sorted()
                        .toList(),
                results.stream()
                        .map(one -> one.snapshotId() + " " + one.returnCodeAsString())
                        .sorted()
                        .toList());
        given.ec2.deregisterImage(r -> r.imageId(second).deleteAssociatedSnapshots(true));
        assertTrue(
                given.ec2.describeSnapshots(r -> r.ownerIds("self")).snapshots().isEmpty());
    }

    @Test
    void S0_59_theSnapshotOfAnImageCannotBeDeletedFirst() {
        String id = image(running(r -> {}), "in use", r -> {});
        String snapshot = snapshots(shown(id)).get(0);
        assertEquals(
                "The snapshot " + snapshot + " is currently in use by " + id,
                given.refused("InvalidSnapshot.InUse", () -> given.ec2.deleteSnapshot(r -> r.snapshotId(snapshot))));
    }

    @Test
    void S0_60_nothingIsLaunchedFromADeregisteredImageAndItsInstancesGoOn() {
        String id = image(running(r -> {}), "gone soon", r -> {});
        Instance instance = running(r -> r.imageId(id));
        ssh(instance, "echo mine > file");
        given.ec2.deregisterImage(r -> r.imageId(id));
        assertEquals(
                "The image ID '" + id + "' is no longer available",
                given.refused("InvalidAMIID.Unavailable", () -> given.launch(r -> r.imageId(id))));
        given.refused("InvalidAMIID.Unavailable", () -> given.ec2.deregisterImage(r -> r.imageId(id)));
        assertTrue(given.ec2.describeImages(r -> r.imageIds(id)).images().isEmpty());
        given.ec2.rebootInstances(r -> r.instanceIds(instance.instanceId()));
        given.lab.advance("2m");
        assertEquals("mine\n", ssh(instance, "cat file"));
        assertEquals("x86_64", given.instance(instance.instanceId()).architectureAsString());
    }

    @Test
    void anImageThatIsNotReadyCannotBeLaunched() {
        Instance instance = running(r -> {});
        String id = given.ec2
                .createImage(r -> r.instanceId(instance.instanceId()).name("early"))
                .imageId();
        given.refused("InvalidAMIID.Unavailable", () -> given.launch(r -> r.imageId(id)));
    }

    @ParameterizedTest
    @CsvSource({
        "ab, InvalidAMIName.Malformed",
        "'semi;colon', InvalidAMIName.Malformed",
        ", MissingParameter",
        "taken, InvalidAMIName.Duplicate"
    })
    void namesHaveRules(String name, String code) {
        Instance instance = running(r -> {});
        String taken = image(instance, "taken", r -> {});
        String words = given.refused(
                code,
                () -> given.ec2.createImage(
                        r -> r.instanceId(instance.instanceId()).name(name)));
        assertTrue(!code.endsWith("Duplicate") || words.endsWith("already in use by AMI " + taken), words);
    }

    @Test
    void anInstanceThatIsNeitherRunningNorStoppedGivesNoImage() {
        Instance pending = given.launch(r -> {});
        given.refused(
                "IncorrectInstanceState",
                () -> given.ec2.createImage(
                        r -> r.instanceId(pending.instanceId()).name("too early")));
    }

    @Test
    void mappingsChangeWhatTheImageIsMadeOf() {
        Instance instance = running(r -> r.blockDeviceMappings(data("/dev/sdf", 2)));
        String id = image(instance, "mapped", r -> r.blockDeviceMappings(
                        BlockDeviceMapping.builder()
                                .deviceName("/dev/xvda")
                                .ebs(ebs -> ebs.volumeSize(12).deleteOnTermination(false))
                                .build(),
                        BlockDeviceMapping.builder()
                                .deviceName("/dev/sdf")
                                .noDevice("")
                                .build(),
                        data("/dev/sdg", 5))
                .tagSpecifications(
                        TagSpecification.builder()
                                .resourceType("image")
                                .tags(Tag.builder().key("a").value("image").build())
                                .build(),
                        TagSpecification.builder()
                                .resourceType("snapshot")
                                .tags(Tag.builder().key("a").value("snapshot").build())
                                .build()));
        assertEquals(
                List.of("/dev/sdg 5 true", "/dev/xvda 12 false"),
                shown(id).blockDeviceMappings().stream()
                        .map(mapping ->
                                mapping.deviceName() + " " + mapping.ebs().volumeSize() + " "
                                        + mapping.ebs().deleteOnTermination())
                        .sorted()
                        .toList());
        assertEquals("image", shown(id).tags().get(0).value());
        assertEquals(
                "snapshot",
                given.ec2
                        .describeSnapshots(r -> r.snapshotIds(snapshots(shown(id))))
                        .snapshots()
                        .get(0)
                        .tags()
                        .get(0)
                        .value());
        Instance made = running(r -> r.imageId(id));
        assertEquals(
                List.of("/dev/sdg", "/dev/xvda"),
                made.blockDeviceMappings().stream()
                        .map(mapping -> mapping.deviceName())
                        .sorted()
                        .toList());
        assertEquals("12G\n", ssh(made, "lsblk -dno SIZE /dev/xvda | tr -d \" \""));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anImageCanBeCopiedToAnotherRegion(boolean encrypted) {
        Instance instance = running(r -> {});
        ssh(instance, "echo far > file");
        String id = image(instance, "near", r -> {});
        Ec2Client there = given.lab.ec2("ap-northeast-2");
        String copy = there.copyImage(r -> r.name("far")
                        .sourceRegion("us-east-1")
                        .sourceImageId(id)
                        .encrypted(encrypted))
                .imageId();
        there.waiter().waitUntilImageAvailable(r -> r.imageIds(copy));
        Image shown = there.describeImages(r -> r.imageIds(copy)).images().get(0);
        assertEquals("us-east-1", shown.sourceImageRegion());
        assertEquals(id, shown.sourceImageId());
        assertEquals(encrypted, shown.blockDeviceMappings().get(0).ebs().encrypted());
        assertTrue(given.ec2.describeImages(r -> r.owners("self")).images().size() == 1);
        String made = there.runInstances(r ->
                        r.imageId(copy).instanceType("t3.micro").minCount(1).maxCount(1))
                .instances()
                .get(0)
                .instanceId();
        there.waiter().waitUntilInstanceRunning(r -> r.instanceIds(made));
        var volume = there.describeVolumes(r -> r.filters(Given.filter("attachment.instance-id", made)))
                .volumes()
                .get(0);
        assertEquals(encrypted, volume.encrypted());
        assertEquals(snapshots(shown).get(0), volume.snapshotId());
    }

    @Test
    void aPublicImageCanBeCopiedEncrypted() {
        String source = given.lab
                .ssm()
                .getParameter(r -> r.name(Given.AL2023.replace("resolve:ssm:", "")))
                .parameter()
                .value();
        String copy = given.ec2
                .copyImage(r -> r.name("mine (encrypted)")
                        .sourceRegion("us-east-1")
                        .sourceImageId(source)
                        .encrypted(true))
                .imageId();
        given.ec2.waiter().waitUntilImageAvailable(r -> r.imageIds(copy));
        Instance made = running(r ->
                r.imageId(copy).hibernationOptions(h -> h.configured(true)).blockDeviceMappings(Given.root(20, null)));
        assertEquals("ec2-user\n", ssh(made, "whoami"));
        assertTrue(given.instance(made.instanceId()).hibernationOptions().configured());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anImageCanBeRegisteredFromASnapshot(boolean ofRoot) {
        Instance instance = running(r -> r.blockDeviceMappings(data("/dev/sdf", 8)));
        String device = ofRoot ? "/dev/xvda" : "/dev/sdf";
        String volume = given.instance(instance.instanceId()).blockDeviceMappings().stream()
                .filter(mapping -> mapping.deviceName().equals(device))
                .findFirst()
                .orElseThrow()
                .ebs()
                .volumeId();
        String snapshot = given.ec2.createSnapshot(r -> r.volumeId(volume)).snapshotId();
        given.ec2.waiter().waitUntilSnapshotCompleted(r -> r.snapshotIds(snapshot));
        String id = given.ec2
                .registerImage(r -> r.name("registered")
                        .architecture("x86_64")
                        .virtualizationType("hvm")
                        .rootDeviceName("/dev/xvda")
                        .enaSupport(true)
                        .blockDeviceMappings(BlockDeviceMapping.builder()
                                .deviceName("/dev/xvda")
                                .ebs(ebs -> ebs.snapshotId(snapshot))
                                .build()))
                .imageId();
        given.ec2.waiter().waitUntilImageAvailable(r -> r.imageIds(id));
        if (ofRoot) {
            assertEquals("ec2-user\n", ssh(running(r -> r.imageId(id)), "whoami"));
        } else {
            assertTrue(given.refused("NotEmulated", () -> given.launch(r -> r.imageId(id)))
                    .contains("no operating system"));
        }
        given.refused("InvalidSnapshot.InUse", () -> given.ec2.deleteSnapshot(r -> r.snapshotId(snapshot)));
    }

    @Test
    void disablingProtectionAndDeprecation() {
        String id = image(running(r -> {}), "long lived", r -> {});
        given.ec2.enableImageDeregistrationProtection(r -> r.imageId(id).withCooldown(true));
        given.refused("OperationNotPermitted", () -> given.ec2.deregisterImage(r -> r.imageId(id)));
        given.ec2.disableImageDeregistrationProtection(r -> r.imageId(id));
        given.refused("OperationNotPermitted", () -> given.ec2.deregisterImage(r -> r.imageId(id)));
        given.ec2.enableImageDeprecation(
                r -> r.imageId(id).deprecateAt(given.lab.now().plus(Duration.ofHours(1))));
        given.lab.advance("1d");
        assertTrue(shown(id).deprecationTime() != null);
        given.ec2.disableImage(r -> r.imageId(id));
        given.refused("InvalidAMIID.Unavailable", () -> given.launch(r -> r.imageId(id)));
        assertTrue(given.ec2.describeImages(r -> r.owners("self")).images().isEmpty());
        assertEquals(
                "disabled",
                given.ec2
                        .describeImages(r -> r.owners("self").includeDisabled(true))
                        .images()
                        .get(0)
                        .stateAsString());
        given.ec2.enableImage(r -> r.imageId(id));
        given.launch(r -> r.imageId(id));
        given.ec2.deregisterImage(r -> r.imageId(id));
    }

    @Test
    void attributesOfAnImage() {
        String id = image(running(r -> {}), "shared", r -> {});
        given.ec2.modifyImageAttribute(r -> r.imageId(id).description(d -> d.value("for the class")));
        given.ec2.modifyImageAttribute(r -> r.imageId(id)
                .launchPermission(p ->
                        p.add(LaunchPermission.builder().userId("123456789012").build())));
        Executable publish = () -> given.ec2.modifyImageAttribute(r ->
                r.imageId(id).attribute("launchPermission").operationType("add").userGroups("all"));
        given.refused("OperationNotPermitted", publish);
        given.ec2.disableImageBlockPublicAccess(r -> {});
        assertDoesNotThrow(publish);
        assertEquals("for the class", shown(id).description());
        assertTrue(shown(id).publicLaunchPermissions());
        assertEquals(
                2,
                given.ec2
                        .describeImageAttribute(r -> r.imageId(id).attribute("launchPermission"))
                        .launchPermissions()
                        .size());
        given.ec2.resetImageAttribute(r -> r.imageId(id).attribute("launchPermission"));
        assertFalse(shown(id).publicLaunchPermissions());
        given.refused(
                "InvalidAMIAttributeItemValue",
                () -> given.ec2.modifyImageAttribute(r -> r.imageId(id)
                        .launchPermission(p ->
                                p.add(LaunchPermission.builder().userId("me").build()))));
        String foreign = given.ec2
                .describeImages(r -> r.owners("amazon"))
                .images()
                .get(0)
                .imageId();
        given.refused("AuthFailure", () -> given.ec2.deregisterImage(r -> r.imageId(foreign)));
        given.refused(
                "AuthFailure",
                () -> given.ec2.modifyImageAttribute(r -> r.imageId(foreign).description(d -> d.value("x"))));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void S0_57_anImageOfAnEncryptedRootMakesEncryptedVolumes(boolean stopped) {
        Instance instance = running(r -> r.blockDeviceMappings(Given.root(9, true)));
        ssh(instance, "echo secret > file");
        if (stopped) {
            given.ec2.stopInstances(r -> r.instanceIds(instance.instanceId()));
            given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(instance.instanceId()));
        }
        String id = image(instance, "encrypted", r -> {});
        assertEquals(
                stopped ? "stopped" : "running",
                given.instance(instance.instanceId()).state().nameAsString());
        assertTrue(shown(id).blockDeviceMappings().get(0).ebs().encrypted());
        Instance made = running(r -> r.imageId(id));
        assertEquals("secret\n", ssh(made, "cat file"));
        var volume = given.ec2
                .describeVolumes(r -> r.filters(Given.filter("attachment.instance-id", made.instanceId())))
                .volumes()
                .get(0);
        assertTrue(volume.encrypted());
        assertEquals(9, volume.size());
    }

    @Test
    void aHibernatedInstanceGivesNoImage() {
        Instance instance = running(Given.hibernation(10));
        given.ec2.stopInstances(r -> r.instanceIds(instance.instanceId()).hibernate(true));
        given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(instance.instanceId()));
        given.refused(
                "UnsupportedOperation",
                () -> given.ec2.createImage(
                        r -> r.instanceId(instance.instanceId()).name("asleep")));
    }

    @Test
    void theSameActionsMakeTheSameImages(@TempDir Path directory) {
        Path journal = directory.resolve("lab.jsonl");
        World before;
        try (Lab lab = Lab.open(LabOptions.seed(9), journal)) {
            Given there = Given.in(lab);
            Instance instance = there.running(r -> {});
            String id = lab.ec2()
                    .createImage(r -> r.instanceId(instance.instanceId()).name("again"))
                    .imageId();
            lab.advance("10m");
            there.running(r -> r.imageId(id));
            lab.ec2("eu-west-1")
                    .copyImage(r -> r.name("again").sourceImageId(id).sourceRegion("us-east-1"));
            lab.ec2().deregisterImage(r -> r.imageId(id).deleteAssociatedSnapshots(true));
            lab.advance("10m");
            before = lab.world();
        }
        try (Lab again = Lab.open(LabOptions.seed(9), journal)) {
            assertEquals(before, again.world());
        }
    }
}
