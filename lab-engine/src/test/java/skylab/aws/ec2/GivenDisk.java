package skylab.aws.ec2;

import java.util.function.Consumer;
import skylab.guest.disk.Disk;
import software.amazon.awssdk.services.ec2.model.CreateVolumeRequest;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.Volume;

/** A running instance that can be logged in to, and volumes beside it. */
public final class GivenDisk {
    public final Given given;
    public final String instance;
    public final String zone;

    private GivenDisk(Given given, String instance, String zone) {
        this.given = given;
        this.instance = instance;
        this.zone = zone;
    }

    /** A t3.micro that has booted. */
    public static GivenDisk instance() {
        return in(Given.lab());
    }

    public static GivenDisk in(Given given) {
        String group = given.sshGroup();
        Instance instance = given.running(r -> r.securityGroupIds(group));
        given.lab.advance("2m");
        return new GivenDisk(given, instance.instanceId(), instance.placement().availabilityZone());
    }

    /** Types lines at a session of the instance's; returns all that the terminal showed. */
    public String ssh(String... lines) {
        return sshTo(instance, lines);
    }

    public String sshTo(String id, String... lines) {
        String address = given.instance(id).publicIpAddress();
        String login = "ssh -o StrictHostKeyChecking=no -i ~/.ssh/labsuser.pem ec2-user@" + address;
        return given.lab
                .terminal()
                .type(login + "\n" + String.join("\n", lines) + "\nexit")
                .transcript();
    }

    /** Another instance in the same zone, running. */
    public String another() {
        String group = given.ec2
                .describeSecurityGroups(r -> r.groupNames("ssh"))
                .securityGroups()
                .get(0)
                .groupId();
        String id = given.running(r -> r.securityGroupIds(group).placement(p -> p.availabilityZone(zone)))
                .instanceId();
        given.lab.advance("2m");
        return id;
    }

    /** A volume in the instance's zone that is available. */
    public String volume(Consumer<CreateVolumeRequest.Builder> changes) {
        String id = given.ec2
                .createVolume(r -> {
                    r.availabilityZone(zone).volumeType("gp3");
                    changes.accept(r);
                })
                .volumeId();
        given.ec2.waiter().waitUntilVolumeAvailable(r -> r.volumeIds(id));
        return id;
    }

    public String attach(String volume, String device) {
        return attach(volume, instance, device);
    }

    public String attach(String volume, String id, String device) {
        given.ec2.attachVolume(r -> r.volumeId(volume).instanceId(id).device(device));
        given.ec2.waiter().waitUntilVolumeInUse(r -> r.volumeIds(volume));
        given.lab.advance("10s");
        return volume;
    }

    public void detach(String volume) {
        given.ec2.detachVolume(r -> r.volumeId(volume));
        given.ec2.waiter().waitUntilVolumeAvailable(r -> r.volumeIds(volume));
    }

    public Volume shown(String volume) {
        return given.ec2.describeVolumes(r -> r.volumeIds(volume)).volumes().get(0);
    }

    public String root() {
        return rootOf(instance);
    }

    public String rootOf(String id) {
        Instance shown = given.instance(id);
        return shown.blockDeviceMappings().stream()
                .filter(mapping -> mapping.deviceName().equals(shown.rootDeviceName()))
                .findFirst()
                .orElseThrow()
                .ebs()
                .volumeId();
    }

    public void stop() {
        given.ec2.stopInstances(r -> r.instanceIds(instance));
        given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(instance));
    }

    public void start() {
        given.ec2.startInstances(r -> r.instanceIds(instance));
        given.ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(instance));
        given.lab.advance("1m");
    }

    /** A snapshot of a volume, completed. */
    public String snapshot(String volume) {
        String id = given.ec2.createSnapshot(r -> r.volumeId(volume)).snapshotId();
        given.ec2.waiter().waitUntilSnapshotCompleted(r -> r.snapshotIds(id));
        return id;
    }

    public Snapshot shownSnapshot(String id) {
        return given.ec2.describeSnapshots(r -> r.snapshotIds(id)).snapshots().get(0);
    }

    public Disk disk(String volume) {
        return given.lab
                .world()
                .table(given.lab.scope(), Disk.DISKS)
                .get(volume)
                .orElseThrow();
    }
}
