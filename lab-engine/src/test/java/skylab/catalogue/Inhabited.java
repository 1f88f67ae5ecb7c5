package skylab.catalogue;

import java.util.function.Consumer;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** A lab, and what tests of instances do again and again: log in, stop, start, change. */
abstract class Inhabited {
    final Given given = Given.lab();

    Instance loginable(Consumer<RunInstancesRequest.Builder> changes) {
        String group = given.sshGroup();
        Instance instance = given.running(r -> {
            r.securityGroupIds(group);
            changes.accept(r);
        });
        given.lab.advance("2m");
        return instance;
    }

    String ssh(String id, String command) {
        String address = given.instance(id).publicIpAddress();
        return given.lab
                .terminal()
                .run("ssh -o StrictHostKeyChecking=no -i ~/.ssh/labsuser.pem ec2-user@" + address + " '" + command
                        + "'")
                .out();
    }

    void stop(String id) {
        given.ec2.stopInstances(r -> r.instanceIds(id));
        given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(id));
    }

    void hibernate(String id) {
        given.ec2.stopInstances(r -> r.instanceIds(id).hibernate(true));
        given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(id));
    }

    void start(String id) {
        given.ec2.startInstances(r -> r.instanceIds(id));
        given.ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(id));
        given.lab.advance("1m");
    }

    void modify(String id, Consumer<ModifyInstanceAttributeRequest.Builder> change) {
        given.ec2.modifyInstanceAttribute(r -> change.accept(r.instanceId(id)));
    }
}
