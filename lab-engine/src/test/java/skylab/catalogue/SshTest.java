package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.lab.Terminal;

/** Logging in to instances from the learner's own computer, and from one to another. */
class SshTest extends SshLab {
    @Test
    void S0_02_theHostKeyIsAskedForOnceAndThePromptIsMadeOfThePrivateAddress() {
        String first = type("ssh " + KEY + "ec2-user@" + host, "yes", "exit");
        assertContains("The authenticity of host '" + host + " (" + host + ")' can't be established.", first);
        assertTrue(
                Pattern.compile("ED25519 key fingerprint is SHA256:[\\w+/]{43}\\.\n")
                        .matcher(first)
                        .find(),
                first);
        assertContains("Are you sure you want to continue connecting (yes/no/[fingerprint])? yes", first);
        assertContains("Warning: Permanently added '" + host + "' (ED25519) to the list of known hosts.", first);
        assertContains(prompt(bastion) + " exit", first);
        assertContains("Connection to " + host + " closed.", first);
        String second = type("ssh " + KEY + "ec2-user@" + host, "exit");
        assertFalse(second.contains("authenticity"), second);
        assertContains(prompt(bastion), second);
        assertContains("Last login: ", second);
    }

    @Test
    void S0_02_theQuestionIsRepeatedAndNoMeansNo() {
        String told = type("ssh " + KEY + "ec2-user@" + host, "maybe", "no");
        assertContains("Please type 'yes', 'no' or the fingerprint: no", told);
        assertContains("Host key verification failed.", told);
        assertEquals(1, run("test -s ~/.ssh/known_hosts").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"644", "640", "604", "666"})
    void S0_03_aKeyFileThatOthersCanReadIsRefusedUntilItsModeIsRight(String mode) {
        Terminal.Ran refused =
                run("chmod " + mode + " ~/.ssh/labsuser.pem; ssh " + NEW + KEY + "ec2-user@" + host + " true");
        assertEquals(255, refused.status());
        assertContains("@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @", refused.err());
        assertContains(
                "Permissions 0" + mode + " for '/home/eee_W_2026/.ssh/labsuser.pem' are too open.", refused.err());
        assertContains("Load key \"/home/eee_W_2026/.ssh/labsuser.pem\": bad permissions", refused.err());
        assertContains(
                "ec2-user@" + host + ": Permission denied (publickey,gssapi-keyex,gssapi-with-mic).", refused.err());
        assertEquals(
                0,
                run("chmod 400 ~/.ssh/labsuser.pem; ssh " + KEY + "ec2-user@" + host + " true")
                        .status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ubuntu", "admin", "student"})
    void S0_04_anotherUserIsDeniedAndLogged(String user) {
        Terminal.Ran denied = run("ssh " + NEW + KEY + user + "@" + host + " true");
        assertEquals(255, denied.status());
        assertContains(user + "@" + host + ": Permission denied (publickey", denied.err());
        String log = run("ssh " + KEY + "ec2-user@" + host + " sudo journalctl -t sshd")
                .out();
        assertContains("Invalid user " + user + " from ", log);
        assertContains("Accepted publickey for ec2-user from ", log);
    }

    @Test
    void S0_04_anotherKeyIsDenied() {
        Terminal.Ran denied =
                run("ssh-keygen -q -t ed25519 -N '' -f other; ssh " + NEW + "-i other ec2-user@" + host + " true");
        assertEquals(255, denied.status());
        assertContains("Permission denied (publickey", denied.err());
    }

    @Test
    void S0_04_rootIsToldToUseTheUserOfTheImage() {
        Terminal.Ran told = run("ssh " + NEW + KEY + "root@" + host);
        assertContains("Please login as the user \"ec2-user\" rather than the user \"root\".", told.out());
        assertEquals(142, told.status());
    }

    @ParameterizedTest
    @CsvSource({"-o ConnectTimeout=5,5", "'',131"})
    void S0_05_withoutARuleTheAttemptTimesOutAfterItsTime(String option, int seconds) {
        String closed = given.running(r -> {}).publicIpAddress();
        var before = lab.world().now();
        Terminal.Ran out = run("ssh " + option + " " + KEY + "ec2-user@" + closed + " true");
        assertEquals(255, out.status());
        assertEquals("ssh: connect to host " + closed + " port 22: Connection timed out\n", out.err());
        long took = java.time.Duration.between(before, lab.world().now()).toSeconds();
        assertTrue(took >= seconds && took <= seconds + 3, "took " + took);
    }

    @Test
    void S0_06_withoutSshdTheConnectionIsRefusedAtOnce() {
        run("ssh " + NEW + KEY + "ec2-user@" + host + " sudo systemctl stop sshd");
        var before = lab.world().now();
        Terminal.Ran out = run("ssh " + KEY + "ec2-user@" + host + " true");
        assertEquals("ssh: connect to host " + host + " port 22: Connection refused\n", out.err());
        assertTrue(java.time.Duration.between(before, lab.world().now()).toSeconds() <= 2);
    }

    @Test
    void S0_07_onlyTheLongListingOfAllShowsHiddenFiles() {
        String plain = run("ssh " + NEW + KEY + "ec2-user@" + host + " ls").out();
        String all = run("ssh " + KEY + "ec2-user@" + host + " ls -al").out();
        assertEquals("", plain);
        assertTrue(
                Pattern.compile(
                                "drwx------. +\\d+ ec2-user ec2-user .*\\.ssh\n|drwx------ +\\d+ ec2-user ec2-user .*\\.ssh\n")
                        .matcher(all)
                        .find(),
                all);
        assertContains(".bashrc", all);
    }

    @Test
    void S0_119_S0_120_S0_121_theKeyGoesToTheBastionAndFromThereToThePrivateAddress() {
        String copied =
                type("scp " + NEW + "-i ~/.ssh/labsuser.pem ~/.ssh/labsuser.pem ec2-user@" + host + ":/home/ec2-user");
        assertTrue(
                Pattern.compile("labsuser\\.pem +100% 16\\d\\d +[\\d.]+KB/s +00:00")
                        .matcher(copied)
                        .find(),
                copied);
        String address = inner.privateIpAddress();
        String all = type(
                "ssh -i ~/.ssh/labsuser.pem ec2-user@" + host,
                "ls -l labsuser.pem",
                "ssh -i labsuser.pem ec2-user@" + address,
                "yes",
                "hostname",
                "exit",
                "exit");
        assertTrue(
                Pattern.compile("-r--------\\.? 1 ec2-user ec2-user 16\\d\\d")
                        .matcher(all)
                        .find(),
                all);
        assertContains(prompt(bastion) + " ssh -i labsuser.pem", all);
        assertContains(prompt(inner) + " hostname\nip-" + address.replace('.', '-') + ".ec2.internal\n", all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "jump", "proxy", "windows"})
    void S0_123_withAgentForwardingOrProxyJumpNoKeyIsCopied(String way) {
        String address = inner.privateIpAddress();
        String options = NEW + "-o UserKnownHostsFile=/tmp/known ";
        String agent = "eval $(ssh-agent) >/dev/null; ssh-add -q ~/.ssh/labsuser.pem; ";
        String proxy = " -o ProxyCommand=\"ssh" + (way.equals("windows") ? ".exe" : "") + " " + NEW + KEY
                + "-W %h:%p ec2-user@" + host + "\" ";
        String command =
                switch (way) {
                    case "agent" ->
                        agent + "ssh -A " + options + "ec2-user@" + host + " ssh " + NEW + "ec2-user@" + address
                                + " hostname";
                    case "jump" -> {
                        run(
                                "printf 'Host *\\n  StrictHostKeyChecking accept-new\\n' > ~/.ssh/config; chmod 600 ~/.ssh/config");
                        yield agent + "ssh -J ec2-user@" + host + " ec2-user@" + address + " hostname";
                    }
                    default -> "ssh " + options + KEY + proxy + "ec2-user@" + address + " hostname";
                };
        Terminal.Ran ran = run(command);
        assertEquals("ip-" + address.replace('.', '-') + ".ec2.internal\n", ran.out(), ran.err());
        assertEquals(
                "",
                run("ssh " + options + KEY + "ec2-user@" + host
                                + " 'find / -name \"*.pem\" -user ec2-user 2>/dev/null'")
                        .out());
    }

    @Test
    void S1_05_S1_09_loginByAliasOfTheConfiguration() {
        run(
                "printf 'Host web w*b\\n  HostName " + host
                        + "\\n  User ec2-user\\n  IdentityFile ~/.ssh/labsuser.pem\\n  StrictHostKeyChecking no\\n' > ~/.ssh/config");
        Terminal.Ran ran = run("chmod 600 ~/.ssh/config; ssh web whoami");
        assertEquals("ec2-user\n", ran.out(), ran.err());
        Terminal.Ran open = run("chmod 666 ~/.ssh/config; ssh web whoami");
        assertEquals("Bad owner or permissions on /home/eee_W_2026/.ssh/config\n", open.err());
        Terminal.Ran wrong = run("chmod 600 ~/.ssh/config; echo '  Hostnam x' >> ~/.ssh/config; ssh web whoami");
        assertEquals(
                "/home/eee_W_2026/.ssh/config: line 6: Bad configuration option: hostnam\n"
                        + "/home/eee_W_2026/.ssh/config: terminating, 1 bad configuration options\n",
                wrong.err());
    }

    @Test
    void S1_11_afterStopAndStartTheOldHostNameOfTheAliasTimesOut() {
        run(
                "printf 'Host web\\n  HostName " + host
                        + "\\n  User ec2-user\\n  IdentityFile ~/.ssh/labsuser.pem\\n  StrictHostKeyChecking no\\n' > ~/.ssh/config; chmod 600 ~/.ssh/config");
        given.ec2.stopInstances(r -> r.instanceIds(Up.BASTION));
        given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(Up.BASTION));
        given.ec2.startInstances(r -> r.instanceIds(Up.BASTION));
        given.ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(Up.BASTION));
        lab.advance("2m");
        assertContains("Connection timed out", run("ssh web true").err());
        String now = given.instance(Up.BASTION).publicIpAddress();
        Terminal.Ran ran = run("sed -i 's/HostName .*/HostName " + now + "/' ~/.ssh/config; ssh web whoami");
        assertEquals("ec2-user\n", ran.out(), ran.err());
    }
}
