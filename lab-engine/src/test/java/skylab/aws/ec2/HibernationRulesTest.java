package skylab.aws.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

class HibernationRulesTest {
    private static final String UNSUPPORTED = "UnsupportedHibernationConfiguration";

    private final Given given = Given.lab();

    @ParameterizedTest
    @CsvSource({"t3.micro,8", "t2.medium,8", "m5.large,12", "r5.4xlarge,140"})
    void S0_66_aLaunchThatMeetsThePrerequisitesIsConfigured(String type, int rootGib) {
        Instance instance = given.launch(r -> {
            r.instanceType(type);
            Given.hibernation(rootGib).accept(r);
        });
        assertTrue(instance.hibernationOptions().configured());
        var root = given.ec2
                .describeVolumes(r ->
                        r.volumeIds(instance.blockDeviceMappings().get(0).ebs().volumeId()))
                .volumes()
                .get(0);
        assertTrue(root.encrypted());
        assertEquals(rootGib, root.size());
        assertTrue(root.kmsKeyId().startsWith("arn:aws:kms:us-east-1:"));
    }

    @Test
    void S0_67_anUnencryptedRootIsRefused() {
        String message = given.refused(
                UNSUPPORTED,
                () -> given.launch(
                        r -> r.hibernationOptions(h -> h.configured(true)).blockDeviceMappings(Given.root(20, false))));
        assertTrue(message.contains("encrypted"), message);
        given.refused(UNSUPPORTED, () -> given.launch(r -> r.hibernationOptions(h -> h.configured(true))));
    }

    @ParameterizedTest
    @CsvSource({"m5.large,9,10", "t3.large,8,10", "r5.4xlarge,100,130"})
    void S0_67_aRootSmallerThanRamAndSystemIsRefused(String type, int given, int needed) {
        String message = this.given.refused(
                UNSUPPORTED,
                () -> this.given.launch(r -> {
                    r.instanceType(type);
                    Given.hibernation(given).accept(r);
                }));
        assertTrue(message.contains("at least " + needed + " GiB"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r5.8xlarge", "m5.16xlarge", "r5.24xlarge"})
    void S0_67_ramOf150GibAndMoreIsRefused(String type) {
        String message = given.refused(
                UNSUPPORTED,
                () -> given.launch(r -> {
                    r.instanceType(type);
                    Given.hibernation(2000).accept(r);
                }));
        assertTrue(message.contains("150 GiB"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"g4dn.xlarge", "g5.xlarge", "m5.metal", "t1.micro"})
    void S0_67_anUnsupportedTypeIsRefused(String type) {
        String message = given.refused(
                UNSUPPORTED,
                () -> given.launch(r -> {
                    r.instanceType(type);
                    Given.hibernation(100).accept(r);
                }));
        assertTrue(message.contains("'" + type + "'"), message);
    }

    @Test
    void S0_68_hibernationCannotBeEnabledLater() {
        String id = given.running(r -> {}).instanceId();
        given.lab.advance("5m");
        assertTrue(given.refused(
                        UNSUPPORTED,
                        () -> given.ec2.stopInstances(r -> r.instanceIds(id).hibernate(true)))
                .endsWith(": " + id));
    }

    @Test
    void S0_72_aHibernatedInstanceSaysWhy() {
        String id = hibernated();
        Instance stopped = given.instance(id);
        assertEquals(InstanceStateName.STOPPED, stopped.state().name());
        assertEquals("Client.UserInitiatedHibernate", stopped.stateReason().code());
        assertNull(stopped.publicIpAddress());
    }

    @Test
    void S0_78_aHibernatedInstanceCannotChangeItsType() {
        String id = hibernated();
        given.refused(
                "IncorrectInstanceState",
                () -> given.ec2.modifyInstanceAttribute(r -> r.instanceId(id).instanceType(t -> t.value("t3.small"))));
    }

    @Test
    void S0_78_afterSixtyDaysItCannotBeResumed() {
        String id = hibernated();
        given.lab.advance("59d");
        given.lab.fork().ec2().startInstances(r -> r.instanceIds(id));
        given.lab.advance("2d");
        assertTrue(given.refused("UnsupportedOperation", () -> given.ec2.startInstances(r -> r.instanceIds(id)))
                .contains("60 days"));
    }

    @Test
    void S0_80_inTheFirstTwoMinutesItIsNotReady() {
        String id = given.running(Given.hibernation(8)).instanceId();
        assertTrue(given.refused(
                        "UnsupportedOperation",
                        () -> given.ec2.stopInstances(r -> r.instanceIds(id).hibernate(true)))
                .contains("is not ready to hibernate yet"));
        given.lab.advance("2m");
        given.ec2.stopInstances(r -> r.instanceIds(id).hibernate(true));
        assertEquals("stopping", given.instance(id).state().nameAsString());
    }

    private String hibernated() {
        String id = given.running(Given.hibernation(8)).instanceId();
        given.lab.advance("3m");
        given.ec2.stopInstances(r -> r.instanceIds(id).hibernate(true));
        given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(id));
        return id;
    }
}
