package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.ec2.model.Instance;

class InstanceLifeTest extends Inhabited {
    @ParameterizedTest
    @CsvSource({"t3.micro,t3.large,2", "t2.micro,t2.xlarge,4", "m5.large,c5.4xlarge,16"})
    void S0_61_S0_62_theNewSizeIsSeenInside(String from, String to, int processors) {
        String id = loginable(r -> r.instanceType(from)).instanceId();
        given.refused("IncorrectInstanceState", () -> modify(id, r -> r.instanceType(t -> t.value(to))));
        stop(id);
        modify(id, r -> r.instanceType(t -> t.value(to)));
        start(id);
        assertEquals(to, given.instance(id).instanceTypeAsString());
        assertTrue(ssh(id, "nproc").contains(processors + "\n"), () -> ssh(id, "nproc"));
    }

    @Test
    void S0_61_theChosenCoresAreSeenInsideAndForgottenWithTheType() {
        String id = loginable(r -> r.instanceType("m5.2xlarge")
                        .cpuOptions(c -> c.coreCount(2).threadsPerCore(1)))
                .instanceId();
        assertTrue(ssh(id, "nproc").contains("2\n"), () -> ssh(id, "nproc"));
        stop(id);
        given.ec2.modifyInstanceCpuOptions(r -> r.instanceId(id).coreCount(4).threadsPerCore(2));
        start(id);
        assertTrue(ssh(id, "nproc").contains("8\n"), () -> ssh(id, "nproc"));
        stop(id);
        modify(id, r -> r.instanceType(t -> t.value("m5.large")));
        assertEquals(1, given.instance(id).cpuOptions().coreCount());
    }

    @Test
    void S0_64_S0_91_aRebootKeepsAddressesAndNotMemory() {
        Instance before = loginable(r -> {});
        String id = before.instanceId();
        String boot = ssh(id, "cat /proc/sys/kernel/random/boot_id");
        given.ec2.rebootInstances(r -> r.instanceIds(id));
        given.lab.advance("2m");
        Instance after = given.instance(id);
        assertEquals(before.publicIpAddress(), after.publicIpAddress());
        assertEquals(before.privateIpAddress(), after.privateIpAddress());
        assertEquals(before.launchTime(), after.launchTime(), "a reboot does not begin a new billing minimum");
        assertNotEquals(boot, ssh(id, "cat /proc/sys/kernel/random/boot_id"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void S0_65_S2_11_terminationIsFinalAndCanBeForbidden(boolean guarded) {
        String id = given.running(r -> r.disableApiTermination(guarded)).instanceId();
        if (guarded) {
            String message =
                    given.refused("OperationNotPermitted", () -> given.ec2.terminateInstances(r -> r.instanceIds(id)));
            assertTrue(message.contains("disableApiTermination"), message);
            modify(id, r -> r.disableApiTermination(v -> v.value(false)));
        }
        var change = given.ec2
                .terminateInstances(r -> r.instanceIds(id))
                .terminatingInstances()
                .get(0);
        assertEquals(16, change.previousState().code());
        assertEquals(32, change.currentState().code());
        given.ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(id));
        assertEquals(48, given.instance(id).state().code());
        assertEquals(
                "Client.UserInitiatedShutdown: User initiated shutdown",
                given.instance(id).stateReason().message());
        given.refused("IncorrectInstanceState", () -> given.ec2.startInstances(r -> r.instanceIds(id)));
        given.refused("IncorrectInstanceState", () -> given.ec2.stopInstances(r -> r.instanceIds(id)));
        given.refused("IncorrectInstanceState", () -> modify(id, r -> r.disableApiStop(v -> v.value(true))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "stopped", "hibernated"})
    void S0_65_anInstanceCanBeTerminatedInAnyState(String state) {
        String id = given.launch(Given.hibernation(8)).instanceId();
        if (!state.equals("pending")) {
            given.ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(id));
            given.lab.advance("3m");
            if (state.equals("stopped")) {
                stop(id);
            } else {
                hibernate(id);
            }
        }
        given.ec2.terminateInstances(r -> r.instanceIds(id));
        given.ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(id));
        assertTrue(given.ec2.describeVolumes().volumes().isEmpty());
        assertNull(given.instance(id).privateIpAddress());
        given.ec2.terminateInstances(r -> r.instanceIds(id));
    }

    @Test
    void S0_65_stopProtectionIsAnAttributeOfItsOwn() {
        String id = given.running(r -> r.disableApiStop(true)).instanceId();
        String message = given.refused("OperationNotPermitted", () -> given.ec2.stopInstances(r -> r.instanceIds(id)));
        assertTrue(message.contains("disableApiStop"), message);
        modify(id, r -> r.attribute("disableApiStop").value("false"));
        stop(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "terminate"})
    void aShutdownFromInsideStopsOrTerminates(String behavior) {
        String id =
                loginable(r -> r.instanceInitiatedShutdownBehavior(behavior)).instanceId();
        ssh(id, "sudo shutdown -h now");
        given.lab.advance("3m");
        Instance after = given.instance(id);
        assertEquals(
                behavior.equals("stop") ? "stopped" : "terminated",
                after.state().nameAsString());
        assertEquals("Client.InstanceInitiatedShutdown", after.stateReason().code());
    }

    @ParameterizedTest
    @CsvSource({"t3.micro,8", "m5.large,12"})
    void S0_66_S0_72_S0_75_hibernationKeepsTheBootAndSaysWhy(String type, int gib) {
        Instance instance = loginable(r -> {
            Given.hibernation(gib).accept(r);
            r.instanceType(type);
        });
        String id = instance.instanceId();
        assertTrue(instance.hibernationOptions().configured());
        String boot = ssh(id, "cat /proc/sys/kernel/random/boot_id");
        given.ec2.stopInstances(r -> r.instanceIds(id).hibernate(true));
        assertEquals("stopping", given.instance(id).state().nameAsString());
        given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(id));
        assertEquals(
                "Client.UserInitiatedHibernate",
                given.instance(id).stateReason().code());
        start(id);
        String again = ssh(id, "cat /proc/sys/kernel/random/boot_id");
        assertEquals(lastLine(boot), lastLine(again));
        stop(id);
        start(id);
        assertNotEquals(lastLine(boot), lastLine(ssh(id, "cat /proc/sys/kernel/random/boot_id")));
    }

    private static String lastLine(String text) {
        String[] lines = text.strip().split("\n");
        return lines[lines.length - 1];
    }

    @Test
    void S0_68_neitherAttributeNorStopEnablesHibernationLater() {
        String id = given.running(r -> {}).instanceId();
        given.lab.advance("5m");
        stop(id);
        assertFalse(given.instance(id).hibernationOptions().configured());
        start(id);
        given.lab.advance("5m");
        given.refused(
                "UnsupportedHibernationConfiguration",
                () -> given.ec2.stopInstances(r -> r.instanceIds(id).hibernate(true)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void S0_90_S1_12_aStopGivesThePublicAddressBackAndAStartDrawsAnother(int times) {
        Instance first = given.running(r -> {});
        String id = first.instanceId();
        String last = first.publicIpAddress();
        for (int i = 0; i < times; i++) {
            stop(id);
            Instance stopped = given.instance(id);
            assertNull(stopped.publicIpAddress());
            assertEquals("", stopped.publicDnsName());
            start(id);
            Instance again = given.instance(id);
            assertNotEquals(last, again.publicIpAddress());
            assertEquals(first.privateIpAddress(), again.privateIpAddress());
            assertEquals(first.privateDnsName(), again.privateDnsName());
            last = again.publicIpAddress();
        }
    }

    @Test
    void aLinuxInstanceHasNoPassword() {
        String id = given.running(r -> {}).instanceId();
        assertEquals("", given.ec2.getPasswordData(r -> r.instanceId(id)).passwordData());
    }

    @Test
    void aDiagnosticInterruptIsSeenByTheKernel() {
        String id = loginable(r -> {}).instanceId();
        given.ec2.sendDiagnosticInterrupt(r -> r.instanceId(id));
        assertTrue(ssh(id, "sudo dmesg").contains("NMI received for unknown reason"));
        String xen = given.running(r -> r.instanceType("t2.micro")).instanceId();
        given.refused("UnsupportedOperation", () -> given.ec2.sendDiagnosticInterrupt(r -> r.instanceId(xen)));
        stop(id);
        given.refused("IncorrectInstanceState", () -> given.ec2.sendDiagnosticInterrupt(r -> r.instanceId(id)));
    }

    @Test
    void aReportOfTheStatusIsTakenNoteOf() {
        String id = given.running(r -> {}).instanceId();
        given.ec2.reportInstanceStatus(r -> r.instances(id).status("impaired").reasonCodesWithStrings("unresponsive"));
        given.refused("MissingParameter", () -> given.ec2.reportInstanceStatus(r -> r.instances(id)));
    }

    @Test
    void theMetadataServiceIsReachedFromInside() {
        Instance instance = loginable(r -> {});
        String id = instance.instanceId();
        String base = "http://169.254.169.254/latest/";
        String token =
                "TOKEN=`curl -s -X PUT " + base + "api/token -H \"X-aws-ec2-metadata-token-ttl-seconds: 21600\"`; ";
        assertEquals(
                id,
                ssh(id, token + "curl -s -H \"X-aws-ec2-metadata-token: $TOKEN\" " + base + "meta-data/instance-id"));
        assertTrue(ssh(id, "curl -s " + base + "meta-data/").contains("401 - Unauthorized"));
    }

    @Test
    void aTypeThatItsZoneDoesNotHaveCannotBeStarted() {
        String id = given.running(r -> r.instanceType("t2.micro").placement(p -> p.availabilityZone("us-east-1e")))
                .instanceId();
        stop(id);
        modify(id, r -> r.instanceType(t -> t.value("t3.micro")));
        String message = given.refused("Unsupported", () -> given.ec2.startInstances(r -> r.instanceIds(id)));
        assertTrue(message.contains("us-east-1e"), message);
        modify(id, r -> r.instanceType(t -> t.value("t2.small")));
        start(id);
    }
}
