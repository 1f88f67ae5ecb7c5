package skylab.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.ec2.model.Instance;

/** The hibernation lab as a learner does it, on the terminal. */
class HibernationLabTest {
    private static final Pattern PING = Pattern.compile("ec2-user +(\\d+) .* ping www.google.com");
    private static final Pattern SEQUENCE = Pattern.compile("icmp_seq=(\\d+) ttl=\\d+ time=[\\d.]+ ms");

    private final Given given = Given.lab();
    private String id;

    @BeforeEach
    void launchLogInAndStartPing() {
        String group = given.sshGroup();
        Instance instance = given.running(r -> {
            Given.hibernation(10).accept(r);
            r.securityGroupIds(group);
        });
        id = instance.instanceId();
        given.lab.advance("2m");
    }

    private String ssh(String... lines) {
        String address = given.instance(id).publicIpAddress();
        String login = "ssh -o StrictHostKeyChecking=accept-new -i ~/.ssh/labsuser.pem ec2-user@" + address;
        return given.lab
                .terminal()
                .type(login + "\n" + String.join("\n", lines) + "\nexit")
                .transcript();
    }

    private void stop(boolean hibernate) {
        given.ec2.stopInstances(r -> r.instanceIds(id).hibernate(hibernate));
        given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(id));
    }

    private void start() {
        given.ec2.startInstances(r -> r.instanceIds(id));
        given.ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(id));
        given.lab.advance("1m");
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static String pid(String transcript) {
        List<String> pids = all(PING, transcript);
        assertEquals(1, pids.size(), transcript);
        return pids.get(0);
    }

    @Test
    void S0_02_thePromptIsMadeOfThePrivateAddress() {
        String name = given.instance(id).privateIpAddress().replace('.', '-');
        String transcript = ssh("whoami");
        assertTrue(transcript.contains("[ec2-user@ip-" + name + " ~]$ whoami\nec2-user\n"), transcript);
        assertTrue(transcript.endsWith("closed.\n"), transcript);
    }

    @Test
    void S0_03_aKeyFileThatOthersCanReadIsRefused() {
        String transcript = given.lab
                .terminal()
                .type("chmod 644 ~/.ssh/labsuser.pem\nssh -o StrictHostKeyChecking=no -i ~/.ssh/labsuser.pem ec2-user@"
                        + given.instance(id).publicIpAddress())
                .transcript();
        assertTrue(transcript.contains("UNPROTECTED PRIVATE KEY FILE"), transcript);
        assertTrue(transcript.contains("Permission denied (publickey"), transcript);
    }

    @Test
    void S0_04_anotherUserIsDenied() {
        String denied = given.lab
                .terminal()
                .run("ssh -o StrictHostKeyChecking=no -i ~/.ssh/labsuser.pem ubuntu@"
                        + given.instance(id).publicIpAddress())
                .err();
        assertTrue(denied.contains("Permission denied (publickey"), denied);
    }

    @Test
    void S0_05_withoutARuleForSshTheConnectionTimesOut() {
        String closed = given.running(r -> {}).publicIpAddress();
        Terminal.Ran ran = given.lab.terminal().run("ssh -i ~/.ssh/labsuser.pem ec2-user@" + closed);
        assertEquals(255, ran.status());
        assertTrue(
                ran.err().endsWith("ssh: connect to host " + closed + " port 22: Connection timed out\n"), ran.err());
    }

    @Test
    void S0_69_S0_70_aBackgroundPingWritesOneLineASecond() {
        String transcript = ssh("ping www.google.com > ping.log &", "sleep 20", "tail -n 5 ping.log");
        assertTrue(Pattern.compile("\\[1\\] \\d+\n").matcher(transcript).find(), transcript);
        List<String> numbers = all(SEQUENCE, transcript);
        assertEquals(5, numbers.size(), transcript);
        assertTrue(Integer.parseInt(numbers.get(4)) >= 20, transcript);
    }

    @Test
    void S0_70_tailFollowsUntilCtrlCWhichDoesNotEndPing() {
        String transcript = ssh("ping www.google.com > ping.log &", "tail -f ping.log", "ps -ef | grep ping");
        assertTrue(transcript.contains("^C"), transcript);
        assertTrue(all(SEQUENCE, transcript).size() >= 10, transcript);
        pid(transcript);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10m", "8h", "30d"})
    void S0_73_S0_74_afterHibernationTheSameProcessGoesOnWithoutAGapInItsNumbers(String asleep) {
        String before = ssh("ping www.google.com > ping.log &", "sleep 30", "ps -ef | grep ping", "wc -l < ping.log");
        stop(true);
        given.lab.advance(asleep);
        start();
        String after = ssh("ps -ef | grep ping", "grep -c icmp_seq ping.log", "cat ping.log");
        assertEquals(pid(before), pid(after));
        List<String> numbers = all(SEQUENCE, after);
        assertEquals(
                IntStream.rangeClosed(1, numbers.size())
                        .mapToObj(String::valueOf)
                        .toList(),
                numbers);
        assertTrue(numbers.size() > 60 && numbers.size() < 300, "only the seconds of running count: " + numbers.size());
    }

    @Test
    void S0_74_theTimeStampsOfTheLogShowTheGap() {
        ssh("ping -D www.google.com > ping.log &", "sleep 10");
        stop(true);
        given.lab.advance("3h");
        start();
        List<Double> times = Pattern.compile("\\[(\\d+\\.\\d+)\\] 64 bytes")
                .matcher(ssh("cat ping.log"))
                .results()
                .map(match -> Double.valueOf(match.group(1)))
                .toList();
        double largest = IntStream.range(1, times.size())
                .mapToDouble(i -> times.get(i) - times.get(i - 1))
                .max()
                .orElseThrow();
        assertTrue(largest > 3 * 3600, "largest gap " + largest);
        assertTrue(IntStream.range(1, times.size())
                        .filter(i -> times.get(i) - times.get(i - 1) > 1.5)
                        .count()
                == 1);
    }

    @Test
    void S0_72_theSessionIsLostWhenTheInstanceHibernates() {
        String address = given.instance(id).publicIpAddress();
        given.lab
                .terminal()
                .type("ssh -o StrictHostKeyChecking=no -i ~/.ssh/labsuser.pem ec2-user@" + address + "\nhostname");
        stop(true);
        String transcript = given.lab.terminal().type("pwd").transcript();
        assertTrue(transcript.contains("/home/eee_W_2026\n"), transcript);
        assertTrue(transcript.contains("client_loop: send disconnect: Broken pipe"), transcript);
    }

    @Test
    void S0_75_uptimeAndBootIdAreNotResetByHibernationButByAStop() {
        String bootId = "cat /proc/sys/kernel/random/boot_id";
        String first = last(ssh(bootId));
        stop(true);
        given.lab.advance("1h");
        start();
        assertEquals(first, last(ssh(bootId)));
        stop(false);
        start();
        assertNotEquals(first, last(ssh(bootId)));
    }

    private static String last(String transcript) {
        return all(Pattern.compile("(?m)^([0-9a-f-]{36})$"), transcript).get(0);
    }

    @Test
    void S0_76_aPlainStopEndsTheProcessAndItsLog() {
        ssh("ping www.google.com > ping.log &", "sleep 30");
        stop(false);
        given.lab.advance("1h");
        start();
        String after = ssh("ps -ef | grep ping", "tail -n 1 ping.log");
        assertFalse(PING.matcher(after).find(), after);
        assertEquals(1, all(SEQUENCE, after).size(), after);
    }

    @Test
    void S0_73_aForkOfTheLabHibernatesByItself() {
        ssh("ping www.google.com > ping.log &");
        Lab fork = given.lab.fork();
        Given inFork = Given.in(fork);
        inFork.ec2.stopInstances(r -> r.instanceIds(id).hibernate(true));
        assertEquals("stopping", inFork.instance(id).state().nameAsString());
        assertEquals("running", given.instance(id).state().nameAsString());
    }
}
