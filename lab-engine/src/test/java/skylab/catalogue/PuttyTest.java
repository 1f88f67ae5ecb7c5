package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.Terminal;

/** PuTTY on the learner's own computer: keys have to be converted before it takes them. */
class PuttyTest {
    /** A lab with an instance that admits ssh; each test works with a fork of its own. */
    private static final class Up {
        static final Given GIVEN = Given.lab();
        static final String HOST;

        static {
            String group = GIVEN.sshGroup();
            HOST = GIVEN.running(r -> r.securityGroupIds(group)).publicIpAddress();
            GIVEN.lab.advance("2m");
        }
    }

    private Lab lab;

    @BeforeEach
    void fork() {
        lab = Up.GIVEN.lab.fork();
    }

    private Terminal.Ran run(String command) {
        return lab.terminal().run(command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " --ppk-param version=2", " -O private"})
    void S1_07_theConvertedFileHoldsTheSamePublicKey(String option) {
        assertEquals(
                "",
                run("cd ~/.ssh; puttygen labsuser.pem -o labsuser.ppk" + option).err());
        assertTrue(run("cat ~/.ssh/labsuser.ppk")
                .out()
                .startsWith("PuTTY-User-Key-File-" + (option.contains("2") ? 2 : 3) + ": ssh-rsa\n"));
        String pem = run("ssh-keygen -y -f ~/.ssh/labsuser.pem").out().strip();
        assertEquals(
                pem + " imported-openssh-key",
                run("puttygen ~/.ssh/labsuser.ppk -L").out().strip());
        String fingerprint = run("ssh-keygen -l -f ~/.ssh/labsuser.pem").out().split(" ")[1];
        assertEquals(
                "ssh-rsa 2048 " + fingerprint,
                run("puttygen -l ~/.ssh/labsuser.ppk").out().strip());
    }

    @Test
    void S1_07_whatIsNoKeyIsNotConverted() {
        Terminal.Ran none = run("echo hello > note; puttygen note -o note.ppk; ls note.ppk");
        assertTrue(
                none.err().startsWith("puttygen: unable to load file `note': not a recognised key file format\n"),
                none.err());
        assertEquals(
                "puttygen: unable to load file `gone': No such file or directory\n",
                run("puttygen gone -L").err());
    }

    @Test
    void S0_08_aPemIsNotTakenAndItsConversionIs() {
        String login = " ec2-user@" + Up.HOST;
        Terminal.Ran refused = run("echo | plink -i ~/.ssh/labsuser.pem" + login + " whoami");
        assertTrue(
                refused.err().contains("The host key is not cached for this server:\n  " + Up.HOST + " (port 22)\n"),
                refused.err());
        String asked = lab.terminal()
                .type("plink -i ~/.ssh/labsuser.pem" + login + " whoami\ny")
                .transcript();
        assertTrue(
                asked.contains(
                        "Unable to use key file \"/home/eee_W_2026/.ssh/labsuser.pem\" (OpenSSH SSH-2 private key (old PEM format))"),
                asked);
        assertTrue(
                asked.contains(
                        "FATAL ERROR: No supported authentication methods available (server sent: publickey,gssapi-keyex,gssapi-with-mic)"),
                asked);
        run("puttygen ~/.ssh/labsuser.pem -o ~/.ssh/labsuser.ppk");
        Terminal.Ran ran = run("plink -batch -i ~/.ssh/labsuser.ppk" + login + " whoami");
        assertEquals("ec2-user\n", ran.out(), ran.err());
    }

    @Test
    void S1_08_aTerminalAfterTheNameWasAskedFor() {
        run("puttygen ~/.ssh/labsuser.pem -o ~/.ssh/labsuser.ppk");
        String all = lab.terminal()
                .type("plink -i .ssh/labsuser.ppk " + Up.HOST + "\nec2-user\ny\nwhoami\nexit")
                .transcript();
        assertTrue(all.contains("login as: ec2-user\n"), all);
        assertTrue(all.contains("Authenticating with public key \"imported-openssh-key\"\n"), all);
        assertTrue(all.contains(" ~]$ whoami\nec2-user\n"), all);
    }

    @Test
    void pscpCopiesBothWays() {
        run("puttygen ~/.ssh/labsuser.pem -o k.ppk; echo content > file");
        lab.terminal().type("plink -i k.ppk ec2-user@" + Up.HOST + " true\ny");
        Terminal.Ran there = run("pscp -batch -i k.ppk file ec2-user@" + Up.HOST + ":other");
        assertEquals(0, there.status(), there.err());
        assertEquals(
                "content\n",
                run("pscp -q -batch -i k.ppk ec2-user@" + Up.HOST + ":other back; cat back")
                        .out());
    }
}
