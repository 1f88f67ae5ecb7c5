package skylab.catalogue;

import java.util.function.Consumer;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** An instance with a second volume, and what a learner types on it. */
final class Storage {
    final Given given = Given.lab();
    final String id;
    /** The second disk's name inside. */
    final String disk;

    private final String group = given.sshGroup();

    Storage(String type, int gib, Consumer<RunInstancesRequest.Builder> changes) {
        Instance instance = given.running(r -> {
            r.instanceType(type)
                    .securityGroupIds(group)
                    .blockDeviceMappings(BlockDeviceMapping.builder()
                            .deviceName("/dev/sdf")
                            .ebs(ebs -> ebs.volumeSize(gib).volumeType("gp3").deleteOnTermination(false))
                            .build());
            changes.accept(r);
        });
        id = instance.instanceId();
        disk = type.startsWith("t2.") ? "xvdf" : "nvme1n1";
        given.lab.advance("2m");
    }

    Storage(String type, int gib) {
        this(type, gib, r -> {});
    }

    /** The id of the second volume. */
    String volume() {
        return given.instance(id).blockDeviceMappings().stream()
                .filter(one -> one.deviceName().equals("/dev/sdf"))
                .findFirst()
                .orElseThrow()
                .ebs()
                .volumeId();
    }

    /** Logs in and types lines; gives what they printed, without the prompts and what was typed. */
    String type(String... lines) {
        String address = given.instance(id).publicIpAddress();
        String login = "ssh -o StrictHostKeyChecking=accept-new -i ~/.ssh/labsuser.pem ec2-user@" + address;
        String transcript = given.lab
                .terminal()
                .type(login + "\n" + String.join("\n", lines).replace("DISK", disk) + "\nexit")
                .transcript();
        StringBuilder printed = new StringBuilder();
        boolean inside = false;
        for (String line : transcript.split("\n", -1)) {
            boolean prompt = line.startsWith("[ec2-user@");
            inside |= prompt;
            if (inside && !prompt && !line.equals("logout") && !line.startsWith("Connection to ")) {
                printed.append(line).append('\n');
            }
        }
        return printed.toString().stripTrailing() + "\n";
    }

    void stopAndStart() {
        given.ec2.stopInstances(r -> r.instanceIds(id));
        given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(id));
        given.ec2.startInstances(r -> r.instanceIds(id));
        given.ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(id));
        given.lab.advance("2m");
    }

    void reboot() {
        given.ec2.rebootInstances(r -> r.instanceIds(id));
        given.lab.advance("3m");
    }

    void detach(String volume) {
        given.ec2.detachVolume(r -> r.volumeId(volume));
        given.ec2.waiter().waitUntilVolumeAvailable(r -> r.volumeIds(volume));
    }

    void attach(String volume, String device) {
        given.ec2.attachVolume(r -> r.volumeId(volume).instanceId(id).device(device));
        given.ec2.waiter().waitUntilVolumeInUse(r -> r.volumeIds(volume));
        given.lab.advance("10s");
    }

    /** A completed snapshot. */
    String snapshot(String volume) {
        String snapshot = given.ec2.createSnapshot(r -> r.volumeId(volume)).snapshotId();
        given.ec2.waiter().waitUntilSnapshotCompleted(r -> r.snapshotIds(snapshot));
        return snapshot;
    }

    /** An available gp3 volume of a snapshot. */
    String restored(String snapshot) {
        String zone = given.instance(id).placement().availabilityZone();
        String volume = given.ec2
                .createVolume(r -> r.snapshotId(snapshot).availabilityZone(zone).volumeType("gp3"))
                .volumeId();
        given.ec2.waiter().waitUntilVolumeAvailable(r -> r.volumeIds(volume));
        return volume;
    }
}
