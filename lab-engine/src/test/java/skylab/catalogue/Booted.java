package skylab.catalogue;

import java.time.Duration;
import skylab.aws.ec2.Given;

/** An instance of any image, as its user sees it. */
final class Booted {
    final Given given = Given.lab();
    final String id;
    private final String user;

    Booted(String image, String user) {
        this.user = user;
        String group = given.sshGroup();
        id = given.running(r -> r.imageId(image).securityGroupIds(group)).instanceId();
        given.lab.advance(Duration.ofMinutes(3));
    }

    /** Types lines in a login at the instance, and gives what appeared. */
    String ssh(String... lines) {
        return given.lab
                .terminal()
                .type("ssh -o StrictHostKeyChecking=accept-new -i ~/.ssh/labsuser.pem " + user + "@"
                        + given.instance(id).publicIpAddress() + "\n" + String.join("\n", lines) + "\nexit")
                .transcript();
    }

    void reboot() {
        given.ec2.rebootInstances(r -> r.instanceIds(id));
        given.lab.advance(Duration.ofMinutes(3));
    }
}
