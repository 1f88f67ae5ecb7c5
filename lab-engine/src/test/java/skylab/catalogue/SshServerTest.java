package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.lab.Terminal;

/** What servers decide: their configuration, their keys, who may log in. */
class SshServerTest extends SshLab {
    private void configure(String... lines) {
        String text = String.join("\\n", lines);
        Terminal.Ran ran =
                run(login + "\"sudo sed -i '1i " + text + "' /etc/ssh/sshd_config && sudo systemctl restart sshd\"");
        assertEquals(0, ran.status(), ran.err());
    }

    @ParameterizedTest
    @CsvSource({"ubuntu2404, ec2-user, ubuntu", "ubuntu2204, ec2-user, ubuntu", "debian12, ec2-user, admin"})
    void S1_06_anImageKnowsItsOwnUserOnly(String os, String wrong, String right) {
        String image = given.ec2
                .describeImages(r -> r.filters(Given.filter(
                        "name",
                        switch (os) {
                            case "ubuntu2404" -> "ubuntu/images/*noble-24.04-amd64-server-*";
                            case "ubuntu2204" -> "ubuntu/images/*jammy-22.04-amd64-server-*";
                            default -> "debian-12-amd64-*";
                        })))
                .images()
                .get(0)
                .imageId();
        String address =
                given.running(r -> r.imageId(image).securityGroupIds(Up.GROUP)).publicIpAddress();
        lab.advance("2m");
        Terminal.Ran denied = run("ssh " + NEW + KEY + wrong + "@" + address + " true");
        assertEquals(255, denied.status());
        assertContains(wrong + "@" + address + ": Permission denied (publickey).", denied.err());
        assertEquals(
                right + "\n",
                run("ssh " + KEY + right + "@" + address + " whoami").out());
    }

    @Test
    void S0_96_S1_10_anotherHostAtTheSameAddressIsRefusedUntilItsLineIsRemoved() {
        var elastic = given.ec2.allocateAddress(r -> r.domain("vpc"));
        String address = elastic.publicIp();
        given.ec2.associateAddress(r -> r.allocationId(elastic.allocationId()).instanceId(Up.BASTION));
        String first = "ssh " + NEW + KEY + "ec2-user@" + address + " hostname";
        assertContains(bastion.privateIpAddress().replace('.', '-'), run(first).out());
        given.ec2.associateAddress(
                r -> r.allocationId(elastic.allocationId()).instanceId(Up.INNER).allowReassociation(true));
        Terminal.Ran changed = run(first);
        assertEquals(255, changed.status());
        assertContains("@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @", changed.err());
        assertContains("Offending ED25519 key in /home/eee_W_2026/.ssh/known_hosts:1\n", changed.err());
        assertContains(
                "Host key for " + address
                        + " has changed and you have requested strict checking.\nHost key verification failed.\n",
                changed.err());
        assertContains("known_hosts updated.", run("ssh-keygen -R " + address).out());
        assertContains(inner.privateIpAddress().replace('.', '-'), run(first).out());
    }

    @Test
    void aKnownHostAtANewAddressIsRecognised() {
        run(login + "true");
        String again = type("ssh " + KEY + "ec2-user@" + bastion.publicDnsName(), "no");
        assertContains(
                "This host key is known by the following other names/addresses:\n    ~/.ssh/known_hosts:1: " + host,
                again);
    }

    @Test
    void aPortThatSshdIsToldToListenOnIsTheOneThatAnswers() {
        given.ec2.authorizeSecurityGroupIngress(r -> r.groupId(Up.GROUP)
                .ipProtocol("tcp")
                .fromPort(2222)
                .toPort(2222)
                .cidrIp("0.0.0.0/0"));
        configure("Port 2222");
        assertContains("Connection refused", run(login + "true").err());
        assertEquals(
                "ec2-user\n",
                run("ssh -p 2222 " + NEW + KEY + "ec2-user@" + host + " whoami").out());
        assertContains(
                "[" + host + "]:2222 ssh-ed25519", run("cat ~/.ssh/known_hosts").out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DenyUsers ec2-user",
                "AllowUsers other",
                "PubkeyAuthentication no",
                "AuthorizedKeysFile .ssh/none"
            })
    void whomTheConfigurationExcludesIsDenied(String line) {
        configure(line);
        assertContains("Permission denied", run(login + "true").err());
    }

    @Test
    void aWrongConfigurationIsToldWithItsLine() {
        Terminal.Ran test = run(login + "\"sudo sed -i '2i PermitRoot yes' /etc/ssh/sshd_config; sudo sshd -t\"");
        assertEquals(255, test.status());
        assertContains(
                "/etc/ssh/sshd_config: line 2: Bad configuration option: PermitRoot\n"
                        + "/etc/ssh/sshd_config: terminating, 1 bad configuration options\n",
                test.err());
    }

    @Test
    void passwordsAreTakenOnlyIfTheyAreAllowed() {
        run(login + "\"sudo useradd kim; echo kim:secret123 | sudo chpasswd\"");
        assertContains("kim@" + host + ": Permission denied (publickey", type("ssh kim@" + host + " whoami"));
        run(
                login
                        + "\"sudo sed -i 's/^PasswordAuthentication no/PasswordAuthentication yes/' /etc/ssh/sshd_config; sudo systemctl restart sshd\"");
        String told = type("ssh kim@" + host + " whoami", "wrong", "secret123");
        assertContains("kim@" + host + "'s password: \nPermission denied, please try again.\n", told);
        assertContains("kim@" + host + "'s password: \nkim\n", told);
        assertFalse(told.contains("secret123"), told);
    }

    @Test
    void aBannerIsShownBeforeTheLogin() {
        run(login + "\"echo 'Authorized users only.' | sudo tee /etc/issue.net\"");
        configure("Banner /etc/issue.net");
        assertContains("Authorized users only.\n", run(login + "true").err());
    }

    @Test
    void afterSixKeysTheServerHasEnough() {
        String keys = "";
        for (int i = 0; i < 7; i++) {
            run("ssh-keygen -q -t ed25519 -N '' -f key" + i);
            keys += "-i key" + i + " ";
        }
        Terminal.Ran ran = run("ssh " + NEW + keys + "ec2-user@" + host + " true");
        assertContains(
                "Received disconnect from " + host + " port 22:2: Too many authentication failures\nDisconnected from "
                        + host + " port 22\n",
                ran.err());
    }

    @ParameterizedTest
    @CsvSource({
        "chmod 777 ~/.ssh, directory /home/ec2-user/.ssh",
        "chmod 666 ~/.ssh/authorized_keys, file /home/ec2-user/.ssh/authorized_keys",
        "chmod g+w ~, directory /home/ec2-user"
    })
    void keysThatOthersCouldChangeAreNotTrusted(String change, String what) {
        run(
                login + "'sudo useradd -m guard; sudo mkdir -m 700 ~guard/.ssh;"
                        + " sudo cp ~/.ssh/authorized_keys ~guard/.ssh; sudo chown -R guard ~guard/.ssh; echo guard ALL=NOPASSWD:ALL | sudo tee /etc/sudoers.d/guard'");
        run(login + "'" + change + "'");
        assertContains("Permission denied (publickey", run(login + "true").err());
        assertContains(
                "Authentication refused: bad ownership or modes for " + what,
                run("ssh " + KEY + "guard@" + host + " sudo journalctl -t sshd").out());
    }

    @Test
    void optionsOfAKeyLimitWhatItDoes() {
        run("ssh-keygen -q -t ed25519 -N '' -f limited");
        String key = run("cat limited.pub").out().strip();
        run(login + "\"echo 'command=\\\"date; echo \\$SSH_ORIGINAL_COMMAND\\\",no-port-forwarding " + key
                + "' >> .ssh/authorized_keys\"");
        String out = run("ssh -i limited -o IdentitiesOnly=yes ec2-user@" + host + " whoami")
                .out();
        assertTrue(out.endsWith("\nwhoami\n") && out.contains("UTC"), out);
        run(login + "\"sed -i '$ d' .ssh/authorized_keys; echo 'from=\\\"10.0.0.0/8\\\" " + key
                + "' >> .ssh/authorized_keys\"");
        assertContains(
                "Permission denied",
                run("ssh -i limited -o IdentitiesOnly=yes ec2-user@" + host + " whoami")
                        .err());
    }

    @Test
    void aSessionEndsWithTheInstance() {
        type(login.strip(), "hostname");
        given.ec2.stopInstances(r -> r.instanceIds(Up.BASTION));
        given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(Up.BASTION));
        String told = type("echo here");
        assertContains("Connection to " + host + " closed by remote host.\nConnection to " + host + " closed.\n", told);
        assertContains("here\n", told);
    }

    @Test
    void aHostThatIsNotSshSaysItsVersionAndHangsUp() {
        Terminal.Ran ran =
                run(login + "'sudo yum install -y nmap-ncat > /dev/null; echo hello | nc -w 2 localhost 22'");
        assertContains("SSH-2.0-OpenSSH_", ran.out() + ran.err());
        assertContains("Invalid SSH identification string.", ran.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-x\\nhello hello hello",
                "SSH-2.0-x\\n\\001\\000\\000\\000\\000\\000\\000\\000\\001x",
                "\\n\\n\\n",
                ""
            })
    void whateverIsSentToItTheServerLives(String text) {
        run(login + "'sudo yum install -y nmap-ncat > /dev/null; printf \"" + text + "\" | nc -w 2 localhost 22'");
        assertEquals("ec2-user\n", run(login + "whoami").out());
    }

    @Test
    void theFileServerRefusesWhatIsNoRequest() {
        assertContains(
                "bad message",
                run("printf '\\377\\377\\377\\377\\377\\377\\377\\377' | " + login + "-s sftp")
                        .err());
    }

    @Test
    void keyscanTellsTheKeysThatAreInTheFilesOfTheHost() {
        String keys = run("ssh-keyscan -t ed25519 " + host).out();
        String file = run(login + "cat /etc/ssh/ssh_host_ed25519_key.pub").out();
        assertEquals(
                host + " "
                        + String.join(
                                " ", java.util.List.of(file.strip().split(" ")).subList(0, 2)) + "\n",
                keys);
    }

    @Test
    void ec2InstanceConnectAdmitsAKeyForAMinute() {
        run("ssh-keygen -q -t ed25519 -N '' -f once");
        String key = run("cat once.pub").out();
        String command = "ssh " + NEW + "-i once -o IdentitiesOnly=yes ec2-user@" + host + " whoami";
        assertContains("Permission denied", run(command).err());
        lab.ec2InstanceConnect()
                .sendSSHPublicKey(
                        r -> r.instanceId(Up.BASTION).instanceOSUser("ec2-user").sshPublicKey(key));
        assertEquals("ec2-user\n", run(command).out());
        lab.advance("61s");
        assertContains("Permission denied", run(command).err());
    }

    @Test
    void aLoginCostsLittle() {
        run(login + "true");
        long begun = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            assertEquals(0, run(login + "true").status());
        }
        long millis = (System.nanoTime() - begun) / 20_000_000;

        assertTrue(millis < 500, "a login takes " + millis + " ms");
    }
}
