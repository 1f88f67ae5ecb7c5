package skylab.aws.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.Consumer;
import org.junit.jupiter.api.function.Executable;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** A lab, and what tests of it do again and again. */
public final class Given {
    /** The id of the quick-start image of Amazon Linux 2023 for x86. */
    public static final String AL2023 =
            "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

    public final Lab lab;
    public final Ec2Client ec2;

    private Given(Lab lab) {
        this.lab = lab;
        this.ec2 = lab.ec2();
    }

    public static Given lab() {
        return in(Lab.open(LabOptions.seed(42)));
    }

    public static Given in(Lab lab) {
        return new Given(lab);
    }

    /** Launches one t3.micro from Amazon Linux 2023, with changes. */
    public Instance launch(Consumer<RunInstancesRequest.Builder> changes) {
        return ec2.runInstances(r -> {
                    r.imageId(AL2023)
                            .instanceType("t3.micro")
                            .keyName("vockey")
                            .minCount(1)
                            .maxCount(1);
                    changes.accept(r);
                })
                .instances()
                .get(0);
    }

    /** Launches as {@link #launch}, and waits until it runs. */
    public Instance running(Consumer<RunInstancesRequest.Builder> changes) {
        String id = launch(changes).instanceId();
        ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(id));
        return instance(id);
    }

    /** What a launch needs for hibernation. */
    public static Consumer<RunInstancesRequest.Builder> hibernation(int rootGib) {
        return r -> r.hibernationOptions(h -> h.configured(true)).blockDeviceMappings(root(rootGib, true));
    }

    public static BlockDeviceMapping root(Integer gib, Boolean encrypted) {
        return BlockDeviceMapping.builder()
                .deviceName("/dev/xvda")
                .ebs(ebs -> ebs.volumeSize(gib).encrypted(encrypted))
                .build();
    }

    public static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    public Instance instance(String id) {
        return ec2.describeInstances(r -> r.instanceIds(id))
                .reservations()
                .get(0)
                .instances()
                .get(0);
    }

    /** A security group that admits ssh from everywhere. */
    public String sshGroup() {
        String id = ec2.createSecurityGroup(r -> r.groupName("ssh").description("ssh from everywhere"))
                .groupId();
        ec2.authorizeSecurityGroupIngress(
                r -> r.groupId(id).ipProtocol("tcp").fromPort(22).toPort(22).cidrIp("0.0.0.0/0"));
        return id;
    }

    /** Checks that a call is refused with AWS's code, changes nothing, and gives its message. */
    public String refused(String code, Executable call) {
        var before = lab.world();
        AwsServiceException refusal = assertThrows(AwsServiceException.class, call);
        assertEquals(code, refusal.awsErrorDetails().errorCode(), refusal.getMessage());
        assertEquals(before, lab.world(), "a refused call changes nothing");
        return refusal.awsErrorDetails().errorMessage();
    }
}
