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

/** What goes through ssh: commands, pipes, files, ports. */
class SshTransferTest extends SshLab {
    private static final String COPY = "scp -q " + NEW + KEY;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 42, 255})
    void theStatusOfTheRemoteCommandIsTheStatusOfSsh(int status) {
        assertEquals(status, run(login + "'exit " + status + "'").status());
    }

    @Test
    void outputMessagesAndInputAreKeptApart() {
        Terminal.Ran ran = run("printf 'b\\na\\n' | " + login + "'sort; echo oops >&2'");
        assertEquals("a\nb\n", ran.out());
        assertContains("oops\n", ran.err());
        assertEquals(
                "b\na\n",
                run("printf 'b\\na\\n' > f; cat f | " + login + "'cat > y'; " + login + "cat y")
                        .out());
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 300_000})
    void muchDataGoesThroughInBothDirections(int lines) {
        String sum = run("seq " + lines + " | md5sum").out();
        assertEquals(sum, run("seq " + lines + " | " + login + "cat | md5sum").out());
    }

    @Test
    void aReaderThatHasEnoughEndsTheRemoteCommand() {
        assertEquals("y\ny\n", run(login + "yes | head -n 2").out());
        lab.advance("1m");
        assertEquals("", run(login + "pgrep -x yes").out());
    }

    @Test
    void quotesAreReadTwice() {
        assertEquals("a b\n", run(login + "echo 'a   b'").out());
        assertEquals("a   b\n", run(login + "\"echo 'a   b'\"").out());
        assertEquals(
                "eee_W_2026 ec2-user\n", run(login + "\"echo $USER \\$USER\"").out());
    }

    @Test
    void theEscapeSequenceEndsTheSessionAtOnce() {
        String told = type(login.strip(), "sleep 1", "~.", "whoami");
        assertContains("Connection to " + host + " closed.\n", told);
        assertContains("eee_W_2026\n", told);
    }

    @Test
    void copyingKeepsModesAndTellsEachFile() {
        run("mkdir -p d/e; echo one > d/a.txt; echo two > d/e/b.sh; chmod 750 d/e/b.sh; touch -d 2020-01-02 d/a.txt");
        String told = type("scp " + NEW + "-rp -i .ssh/labsuser.pem d ec2-user@" + host + ":");
        assertTrue(
                Pattern.compile("a\\.txt +100%    4 +[\\d.]+KB/s   00:00")
                        .matcher(told)
                        .find(),
                told);
        assertEquals(
                "750 644 2020\n",
                run(login + "'echo $(stat -c %a d/e/b.sh d/a.txt) $(date -r d/a.txt +%Y)'")
                        .out());
        assertEquals(
                "one\ntwo\n",
                run(COPY + "-r ec2-user@" + host + ":d back; cat back/a.txt back/e/b.sh")
                        .out());
        assertEquals(
                "one\n",
                run(COPY + "ec2-user@" + host + ":'d/*.txt' . ; cat a.txt").out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "none ec2-user@HOST: | scp: none: No such file or directory",
                "ec2-user@HOST:none . | scp: none: No such file or directory",
                "f ec2-user@HOST:/root/f | scp: /root/f: Permission denied",
                "d ec2-user@HOST: | scp: d: not a regular file",
                "f g ec2-user@HOST:nowhere | scp: nowhere: No such file or directory"
            })
    void whatCannotBeCopiedIsTold(String operands, String message) {
        Terminal.Ran ran = run("touch f g; mkdir d; " + COPY + operands.replace("HOST", host));
        assertEquals(1, ran.status());
        assertContains(message + "\n", ran.err());
    }

    @Test
    void filesGoFromOneHostToAnother() {
        run(login + "'echo hello > note'");
        run("scp -q " + NEW + KEY + "ec2-user@" + host + ":note ec2-user@" + inner.publicIpAddress() + ":copy");
        assertEquals(
                "hello\n",
                run("ssh " + NEW + KEY + "ec2-user@" + inner.publicIpAddress() + " cat copy")
                        .out());
    }

    @Test
    void sftpDoesWhatItIsTold() {
        run(login + "true; echo text > local");
        String told = type(
                "sftp -i .ssh/labsuser.pem ec2-user@" + host,
                "pwd",
                "mkdir sub",
                "cd sub",
                "put local",
                "ls -l",
                "get local again",
                "rm local",
                "ls",
                "cd nowhere",
                "bye");
        assertContains("Connected to " + host + ".\n", told);
        assertContains("sftp> pwd\nRemote working directory: /home/ec2-user\n", told);
        assertContains("Uploading local to /home/ec2-user/sub/local\n", told);
        assertTrue(
                Pattern.compile("-rw-r--r-- +1 1000 +1000 +5 \\w+ +\\d+ [\\d:]+ local\n")
                        .matcher(told)
                        .find(),
                told);
        assertContains(
                "sftp> ls\nsftp> cd nowhere\nstat /home/ec2-user/sub/nowhere: No such file or directory\nsftp> bye\n",
                told);
        assertEquals("text\n", run("cat again").out());
        Terminal.Ran batch =
                run("printf 'put local\\nget none\\npwd\\n' > b; sftp -b b -i .ssh/labsuser.pem ec2-user@" + host);
        assertEquals(1, batch.status());
        assertFalse(batch.out().contains("sftp> pwd"), batch.out());
    }

    @Test
    void aForwardedPortLeadsToTheService() {
        run(
                login
                        + "'sudo yum install -y httpd && echo inside | sudo tee /var/www/html/index.html && sudo systemctl start httpd'");
        assertContains(
                "Failed to connect to localhost port 8080",
                run("curl -sS http://localhost:8080/").err());
        run("ssh -f -N -L 8080:localhost:80 " + KEY + "ec2-user@" + host);
        assertEquals("inside\n", run("curl -s http://localhost:8080/").out());
        assertEquals("inside\n", run("curl -s http://127.0.0.1:8080/").out());
    }

    @Test
    void aPortOfTheServerLeadsBack() {
        run(
                login
                        + "'sudo yum install -y httpd && echo here | sudo tee /var/www/html/index.html && sudo systemctl start httpd'");
        run("ssh -f -N -R 9000:" + bastion.privateIpAddress() + ":80 -L 8081:localhost:80 " + KEY + "ec2-user@" + host);
        run("ssh -f -N -R 9001:localhost:8081 " + KEY + "ec2-user@" + host);
        assertEquals("here\n", run(login + "curl -s http://localhost:9001/").out());
    }

    @Test
    void theAgentHoldsKeysAndForgetsThem() {
        String agent = "eval $(ssh-agent) > /dev/null; ";
        assertContains(
                "Could not open a connection to your authentication agent.",
                run("ssh-add -l").err());
        Terminal.Ran ran = run(
                agent
                        + "ssh-add -l; ssh-add ~/.ssh/labsuser.pem; ssh-add -l; ssh-add -L; ssh-add -d ~/.ssh/labsuser.pem; ssh-add -l;"
                        + "ssh-add -t 60 ~/.ssh/labsuser.pem; sleep 61; ssh-add -l; ls -l $SSH_AUTH_SOCK; ssh-agent -k; ls $SSH_AUTH_SOCK");
        assertContains("The agent has no identities.\n2048 SHA256:", ran.out());
        assertContains("(RSA)\nssh-rsa AAAA", ran.out());
        assertContains(
                "Identity added: /home/eee_W_2026/.ssh/labsuser.pem (/home/eee_W_2026/.ssh/labsuser.pem)\n", ran.err());
        assertContains("Lifetime set to 60 seconds\n", ran.err());
        assertEquals(
                3,
                Pattern.compile("The agent has no identities")
                        .matcher(ran.out())
                        .results()
                        .count(),
                ran.out());
        assertTrue(
                Pattern.compile("srw------- .* /tmp/ssh-\\w+/agent\\.\\d+\n")
                        .matcher(ran.out())
                        .find(),
                ran.out());
        assertContains("killed\n", ran.out().replace(";", ""));
    }

    @Test
    void aKeyWithAPassphraseIsAskedForIt() {
        run("ssh-keygen -q -t ed25519 -N 'open sesame' -f k; cat k.pub | " + login + "'cat >> .ssh/authorized_keys'");
        String told = type("ssh -i k ec2-user@" + host + " whoami", "wrong", "open sesame");
        assertContains("Enter passphrase for key 'k': \nEnter passphrase for key 'k': \nec2-user\n", told);
        String other = type("ssh-keygen -p -f k", "open sesame", "", "", "ssh -i k ec2-user@" + host + " whoami");
        assertContains("Your identification has been saved with the new passphrase.\n", other);
        assertContains("whoami\nec2-user\n", other);
    }

    @Test
    void aKeyIsMadeInADialogue() {
        String told = type("ssh-keygen -t ed25519", "", "", "", "date");
        assertContains(
                "Generating public/private ed25519 key pair.\nEnter file in which to save the key (/home/eee_W_2026/.ssh/id_ed25519): \n",
                told);
        assertContains("Enter passphrase (empty for no passphrase): \nEnter same passphrase again: \n", told);
        assertContains("Your public key has been saved in /home/eee_W_2026/.ssh/id_ed25519.pub\n", told);
        assertTrue(
                Pattern.compile("\\+--\\[ED25519 256\\]--\\+\n(\\|.{17}\\|\n){9}\\+----\\[SHA256\\]-----\\+\n")
                        .matcher(told)
                        .find(),
                told);
        assertEquals(
                "600 644\n",
                run("echo $(stat -c %a ~/.ssh/id_ed25519 ~/.ssh/id_ed25519.pub)")
                        .out());
        run("cat ~/.ssh/id_ed25519.pub | " + login + "'cat >> .ssh/authorized_keys'");
        assertEquals("ec2-user\n", run("ssh ec2-user@" + host + " whoami").out());
    }
}
