package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import skylab.aws.ec2.Given;
import skylab.guest.ssh.KeyMaterial;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.model.Instance;

/** The ways back into an instance whose key is lost. */
class LostKeyTest {
    private final Given given = Given.lab();
    private final KeyMaterial own = KeyMaterial.generate("ed25519", 11);
    private String locked;

    @BeforeEach
    void anInstanceWhoseKeyIsLost() {
        given.ec2.createKeyPair(r -> r.keyName("lost"));
        String group = given.sshGroup();
        locked = given.running(r -> r.keyName("lost").securityGroupIds(group)).instanceId();
        given.lab.terminal().type("cat > own <<'END'\n" + own.pem().strip() + "\nEND\nchmod 600 own");
        given.lab.advance("2m");
        assertTrue(whoami(locked, "own").isEmpty());
        assertTrue(whoami(locked, ".ssh/labsuser.pem").isEmpty());
    }

    private String on(String instance, String key, String command) {
        return given.lab
                .terminal()
                .run("ssh -o StrictHostKeyChecking=accept-new -i " + key + " ec2-user@"
                        + given.instance(instance).publicIpAddress() + " '" + command + "'")
                .out();
    }

    private String whoami(String instance, String key) {
        return on(instance, key, "whoami");
    }

    private void stop() {
        given.ec2.stopInstances(r -> r.instanceIds(locked));
        given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(locked));
    }

    private void start() {
        given.ec2.startInstances(r -> r.instanceIds(locked));
        given.ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(locked));
        given.lab.advance("2m");
    }

    @Test
    void S0_89_theRootVolumeIsMovedToAnotherInstanceAndBack() {
        Instance rescue = given.running(r -> r.placement(p ->
                        p.availabilityZone(given.instance(locked).placement().availabilityZone()))
                .securityGroupIds(given.instance(locked).securityGroups().get(0).groupId()));
        given.lab.advance("2m");
        String volume =
                given.instance(locked).blockDeviceMappings().get(0).ebs().volumeId();
        stop();
        given.ec2.detachVolume(r -> r.volumeId(volume));
        given.ec2.waiter().waitUntilVolumeAvailable(r -> r.volumeIds(volume));
        given.ec2.attachVolume(
                r -> r.volumeId(volume).instanceId(rescue.instanceId()).device("/dev/sdf"));
        given.lab.advance("1m");
        String keys = "/mnt/home/ec2-user/.ssh/authorized_keys";
        String said = on(
                rescue.instanceId(),
                ".ssh/labsuser.pem",
                "sudo mount -o nouuid /dev/sdf1 /mnt 2>&1; echo \"" + own.publicLine("me") + "\" | sudo tee -a " + keys
                        + "; sudo umount /mnt");
        assertTrue(said.startsWith("ssh-ed25519"), said);
        given.ec2.detachVolume(r -> r.volumeId(volume));
        given.ec2.waiter().waitUntilVolumeAvailable(r -> r.volumeIds(volume));
        given.ec2.attachVolume(r -> r.volumeId(volume).instanceId(locked).device("/dev/xvda"));
        given.lab.advance("1m");
        start();
        assertEquals("ec2-user\n", whoami(locked, "own"));
    }

    @Test
    void S0_89_userDataThatRunsAtEveryBootAddsAKey() {
        stop();
        String data = "Content-Type: multipart/mixed; boundary=\"//\"\nMIME-Version: 1.0\n\n--//\n"
                + "Content-Type: text/cloud-config; charset=\"us-ascii\"\nMIME-Version: 1.0\n\n#cloud-config\n"
                + "cloud_final_modules:\n- [scripts-user, always]\n\n--//\n"
                + "Content-Type: text/x-shellscript; charset=\"us-ascii\"\nMIME-Version: 1.0\n\n#!/bin/bash\n"
                + "echo \"" + own.publicLine("me") + "\" >> /home/ec2-user/.ssh/authorized_keys\n--//--\n";
        given.ec2.modifyInstanceAttribute(
                r -> r.instanceId(locked).userData(d -> d.value(SdkBytes.fromString(data, StandardCharsets.US_ASCII))));
        start();
        assertEquals("ec2-user\n", whoami(locked, "own"));
    }

    @Test
    void S0_89_anImageOfItIsLaunchedWithAnotherKey() {
        on(locked, "own", "true");
        String image =
                given.ec2.createImage(r -> r.instanceId(locked).name("rescue")).imageId();
        given.ec2.waiter().waitUntilImageAvailable(r -> r.imageIds(image));
        Instance again = given.running(r -> r.imageId(image)
                .securityGroupIds(given.instance(locked).securityGroups().get(0).groupId()));
        given.lab.advance("2m");
        assertEquals("ec2-user\n", whoami(again.instanceId(), ".ssh/labsuser.pem"));
    }
}
