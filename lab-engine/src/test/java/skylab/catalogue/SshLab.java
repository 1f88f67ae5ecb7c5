package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.Terminal;
import software.amazon.awssdk.services.ec2.model.Instance;

/** A lab with two instances that admit ssh; each test works with a fork of its own. */
abstract class SshLab {
    static final String KEY = "-i ~/.ssh/labsuser.pem ";
    static final String NEW = "-o StrictHostKeyChecking=accept-new ";

    /** The lab that all forks begin with. */
    static final class Up {
        static final Given GIVEN = Given.lab();
        static final String GROUP = GIVEN.sshGroup();
        static final String BASTION =
                GIVEN.running(r -> r.securityGroupIds(GROUP)).instanceId();
        static final String INNER =
                GIVEN.running(r -> r.securityGroupIds(GROUP)).instanceId();

        static {
            GIVEN.lab.advance("2m");
        }

        private Up() {}
    }

    Lab lab;
    Given given;
    Instance bastion;
    Instance inner;
    String host;
    String login;

    @BeforeEach
    void fork() {
        lab = Up.GIVEN.lab.fork();
        given = Given.in(lab);
        bastion = given.instance(Up.BASTION);
        inner = given.instance(Up.INNER);
        host = bastion.publicIpAddress();
        login = "ssh " + NEW + KEY + "ec2-user@" + host + " ";
    }

    Terminal.Ran run(String command) {
        return lab.terminal().run(command);
    }

    String type(String... lines) {
        return lab.terminal().type(String.join("\n", lines)).transcript();
    }

    static void assertContains(String part, String whole) {
        assertTrue(whole.contains(part), () -> "<" + part + "> is not in:\n" + whole);
    }

    static String prompt(Instance instance) {
        return "[ec2-user@ip-" + instance.privateIpAddress().replace('.', '-') + " ~]$";
    }
}
