package skylab.catalogue;

import java.time.Duration;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.ec2.model.Instance;

/** A learner with an instance that the Internet may reach at chosen ports. */
final class Student {
    final Given given;
    String id;

    private Student(Given given, String id) {
        this.given = given;
        this.id = id;
    }

    /** Launches an instance whose group opens ports, and waits until it is up. */
    static Student with(String userData, int... ports) {
        Given given = Given.lab();
        String group = group(given, ports);
        Instance instance = given.running(r -> {
            r.securityGroupIds(group);
            if (userData != null) {
                r.userData(java.util.Base64.getEncoder()
                        .encodeToString(userData.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            }
        });
        given.lab.advance(Duration.ofMinutes(3));
        return new Student(given, instance.instanceId());
    }

    static String group(Given given, int... ports) {
        String group = given.ec2
                .createSecurityGroup(r -> r.groupName("lab" + ports.length).description("ports of a lab"))
                .groupId();
        for (int port : ports) {
            given.ec2.authorizeSecurityGroupIngress(r -> r.groupId(group)
                    .ipProtocol("tcp")
                    .fromPort(port)
                    .toPort(port)
                    .cidrIp("0.0.0.0/0"));
        }
        return group;
    }

    String address() {
        return given.instance(id).publicIpAddress();
    }

    /** Types lines in a login at the instance, and gives what appeared. */
    String ssh(String... lines) {
        return terminal("ssh -o StrictHostKeyChecking=accept-new -i ~/.ssh/labsuser.pem ec2-user@" + address() + "\n"
                + String.join("\n", lines) + "\nexit");
    }

    /** Types lines at the learner's own computer. */
    String terminal(String lines) {
        return given.lab.terminal().type(lines).transcript();
    }
}
