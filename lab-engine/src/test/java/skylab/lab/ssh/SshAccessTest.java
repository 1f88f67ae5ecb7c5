package skylab.lab.ssh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import software.amazon.awssdk.services.ec2.model.Tag;

/** OpenSSH's own client at the lab's door. */
class SshAccessTest {
    private Given given = Given.lab();
    private SshAccess access;
    private String web;

    @TempDir
    private Path here;

    /** What a program of this computer did. */
    private record Done(int status, String out, String err) {}

    @BeforeEach
    void open() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "ssh"))),
                "skipped: there is no ssh on this computer");
        String group = given.sshGroup();
        web = launch("web", group);
        access = given.lab.sshServer();
    }

    @AfterEach
    void close() {
        if (access != null) {
            access.close();
        }
    }

    private String launch(String name, String... groups) {
        String id = given.running(r -> r.securityGroupIds(groups)).instanceId();
        Tag tag = Tag.builder().key("Name").value(name).build();
        given.ec2.createTags(r -> r.resources(id).tags(tag));
        given.lab.advance("2m");
        return id;
    }

    private Done run(byte[] input, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(words));
        command.addAll(1, List.of("-F", access.config().toString()));
        Path out = here.resolve("out");
        Path err = here.resolve("err");
        Path in = Files.write(here.resolve("in"), input);
        Process process = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), () -> String.join(" ", command) + " does not end");
        } finally {
            process.destroyForcibly();
        }
        return new Done(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private Done ssh(String... words) throws IOException, InterruptedException {
        return run(
                new byte[0],
                Stream.concat(Stream.of("ssh"), Arrays.stream(words)).toArray(String[]::new));
    }

    @Test
    void aCommandHasItsOwnOutputErrorsAndExitStatus() throws Exception {
        ssh("web", "true");
        Done done = ssh("web", "whoami; echo lost >&2; exit 3");
        assertEquals(new Done(3, "ec2-user\n", "lost\n"), done);
        assertEquals(
                "ip-" + given.instance(web).privateIpAddress().replace('.', '-'),
                ssh(web, "hostname -s").out().strip());
    }

    @Test
    void aCommandReadsWhatIsSentToIt() throws Exception {
        byte[] text = "one\ntwo\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        ssh("web", "true");
        assertEquals(new Done(0, "40000\n", ""), run(text, "ssh", "web", "cat > lines; wc -l < lines"));
        assertArrayEquals(text, ssh("web", "cat lines").out().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void atATerminalOneTypesAndSeesThePrompt() throws Exception {
        Done done = run("tty\recho hellp\177o\rexit 4\r".getBytes(StandardCharsets.UTF_8), "ssh", "-tt", "web");
        assertTrue(done.out().contains("~]$ "), done.out());
        assertTrue(done.out().contains("/dev/pts/0\r\n"), done.out());
        assertTrue(done.out().contains("$ hello\r\n"), done.out());
        assertEquals(4, done.status());
    }

    @Test
    void filesAreCopiedThereAndBack() throws Exception {
        byte[] content = new byte[300_001];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i * 31 >> 3);
        }
        Path mine = Files.write(here.resolve("mine"), content);
        Done there = run(new byte[0], "scp", "-q", mine.toString(), "web:copy");
        assertEquals(0, there.status(), there.err());
        assertEquals("300001\n", ssh("web", "stat -c %s copy").out());
        Done back =
                run(new byte[0], "scp", "-q", "web:copy", here.resolve("back").toString());
        assertEquals(0, back.status(), back.err());
        assertArrayEquals(content, Files.readAllBytes(here.resolve("back")));
        Done none = run(new byte[0], "scp", "-q", "web:missing", here.toString());
        assertEquals(1, none.status());
        assertTrue(none.err().contains("No such file or directory"), none.err());
    }

    @Test
    void sftpWorksOnDirectoriesAndLinks() throws Exception {
        String batch = "mkdir d\ncd d\nput " + Files.writeString(here.resolve("note"), "hello\n")
                + "\nchmod 600 note\nln -s note link\nrename note letter\nls -l\npwd\nrm letter\n";
        Done done = run(batch.getBytes(StandardCharsets.UTF_8), "sftp", "-q", "-b", "-", "web");
        assertEquals(0, done.status(), done.err());
        assertTrue(done.out().contains("/home/ec2-user/d"), done.out());
        assertTrue(done.out().contains("-rw-------"), done.out());
        assertEquals("link\nnote\n", ssh("web", "ls d; readlink d/link").out());
    }

    @Test
    void withoutARuleNobodyAnswers() throws Exception {
        String closed = launch("closed");
        Instant before = given.lab.now();
        Done done = ssh("-o", "ConnectTimeout=30", closed, "true");
        assertEquals(255, done.status());
        assertTrue(done.err().contains("port 22: Connection timed out"), done.err());
        assertTrue(given.lab.now().isAfter(before.plusSeconds(60)), "the lab's own client has waited");
    }

    @Test
    void aStoppedMachineDoesNotAnswer() throws Exception {
        given.ec2.stopInstances(r -> r.instanceIds(web));
        given.lab.advance("2m");
        Done done = ssh("web", "true");
        assertEquals(255, done.status());
        assertTrue(done.err().contains("port 22: Connection timed out"), done.err());
    }

    @Test
    void whatNeverEndsGoesOnUntilControlC_andNoTimePassesAtThePrompt() throws Exception {
        Process process = new ProcessBuilder("ssh", "-F", access.config().toString(), "-tt", "web")
                .redirectError(here.resolve("err").toFile())
                .start();
        try (InputStream screen = process.getInputStream();
                OutputStream keys = process.getOutputStream()) {
            until(screen, "~]$ ");
            Instant waiting = given.lab.now();
            keys.write("ping 8.8.8.8\r".getBytes(StandardCharsets.UTF_8));
            keys.flush();
            until(screen, "icmp_seq=4");
            keys.write(3);
            keys.flush();
            until(screen, "~]$ ");
            assertTrue(given.lab.now().isBefore(waiting.plusSeconds(30)));
            access.close();
            access = null;
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the client is told");
            assertEquals("", given.lab.terminal().run("pgrep -x ssh").out(), "the login has ended too");
        } finally {
            process.destroyForcibly();
        }
    }

    private static void until(InputStream screen, String text) throws IOException {
        StringBuilder seen = new StringBuilder();
        while (seen.indexOf(text) < 0) {
            int next = screen.read();
            assertTrue(next >= 0, () -> "it ended after:\n" + seen);
            seen.append((char) next);
        }
    }

    @Test
    void aStrangerAndAnUnknownUserAreRefused() throws Exception {
        Done unknown = ssh("-l", "nobody-here+web", "web", "true");
        assertEquals(255, unknown.status());
        assertTrue(unknown.err().contains("Permission denied (publickey"), unknown.err());
        Done without = ssh("-l", "ec2-user", "web", "true");
        Path other = here.resolve("other");
        assertEquals(
                0,
                new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", other.toString())
                        .start()
                        .waitFor());
        Path config = Files.writeString(
                here.resolve("config"),
                Files.readString(access.config()).replaceAll("IdentityFile .*", "IdentityFile " + other));
        Done stranger = ssh("-F", config.toString(), "-o", "IdentityAgent=none", "web", "true");
        assertEquals(255, stranger.status());
        assertTrue(stranger.err().contains("Permission denied (publickey)"), stranger.err());
        assertEquals(255, without.status());
        assertTrue(without.err().contains("Permission denied (publickey)"), without.err());
    }

    @Test
    void aMachineThatIsLaunchedLaterHasAnEntryToo() throws Exception {
        launch("late", given.instance(web).securityGroups().get(0).groupId());
        assertEquals("ec2-user\n", ssh("late", "whoami").out());
    }

    @Test
    void itsFilesAreForTheUserAlone_andGoWithIt() throws Exception {
        Path directory = access.config().getParent();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
        for (String file : List.of("config", "known_hosts", "labsuser.pem")) {
            assertEquals(
                    "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))));
        }
        access.close();
        access = null;
        assertFalse(Files.exists(directory));
    }

    @Test
    void whatWasDoneThroughItIsDoneAgainByTheJournal() throws Exception {
        Path journal = here.resolve("lab.jsonl");
        access.close();
        given = Given.in(Lab.open(LabOptions.seed(42), journal));
        web = launch("web", given.sshGroup());
        access = given.lab.sshServer();
        run("echo typed > file\rexit\r".getBytes(StandardCharsets.UTF_8), "ssh", "-tt", "web");
        run("sent".getBytes(StandardCharsets.UTF_8), "ssh", "web", "cat >> file");
        access.close();
        access = null;
        given.lab.close();
        try (Lab again = Lab.open(LabOptions.seed(42), journal)) {
            assertEquals(given.lab.world(), again.world());
        }
    }
}
