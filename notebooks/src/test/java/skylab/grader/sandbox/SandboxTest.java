package skylab.grader.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {
    private static Sandbox sandbox;

    @TempDir
    Path directory;

    private Path input;
    private Path output;

    @BeforeAll
    static void choose() throws Exception {
        sandbox = Sandbox.best();
    }

    @BeforeEach
    void prepare() throws Exception {
        assumeTrue(sandbox.protections().contains(Protection.FILES), sandbox::shortcoming);
        input = Files.createDirectory(directory.resolve("in"));
        output = Files.createDirectory(directory.resolve("out"));
        Files.writeString(input.resolve("submission.ipynb"), "the notebook");
        Files.writeString(input.resolve("request.json"), "{}");
    }

    private int run(String script, Limits limits, Path... readable) throws Exception {
        return sandbox.run(
                input,
                output,
                new Program(List.of("sh", "-c", script), Map.of(), List.of(readable), Peer.NOBODY),
                limits,
                0);
    }

    private String left() throws Exception {
        return Files.readString(output.resolve("cells.jsonl"));
    }

    @Test
    void seesItsFilesAndNothingOfTheMachines() throws Exception {
        Path secret = Files.writeString(directory.resolve("HiddenTest.java"), "secret");
        int status = run(
                "cat submission.ipynb > cells.jsonl; ls / >> cells.jsonl; cat " + secret
                        + " >> cells.jsonl; ls /root /home /var /proc/1/root >> cells.jsonl; ls /proc/1/fd >> cells.jsonl; true",
                Limits.DEFAULT);
        assertEquals(0, status);
        assertTrue(left().startsWith("the notebook"), left());
        assertFalse(left().contains("secret"), left());
        assertFalse(left().contains("home"), left());
        assertFalse(left().contains("root\n"), left());
    }

    @Test
    void cannotWriteWhatItMayRead() throws Exception {
        Path library = Files.createDirectory(directory.resolve("library"));
        Files.writeString(library.resolve("a"), "before");
        run(
                "cat " + library + "/a > cells.jsonl; echo after > " + library + "/a; mount -o remount,rw " + library
                        + "; echo after > " + library + "/a",
                Limits.DEFAULT,
                library);
        assertEquals("before", left());
        assertEquals("before", Files.readString(library.resolve("a")));
    }

    @Test
    void hasNoNetworkNoPrivilegesAndNoEnvironment() throws Exception {
        run(
                "cat /proc/net/dev | grep -v -e lo: -e '|' > cells.jsonl; grep -h -e CapEff -e CapBnd -e NoNewPrivs"
                        + " /proc/self/status >> cells.jsonl; env >> cells.jsonl",
                Limits.DEFAULT);
        List<String> lines = left().lines().toList();
        assertTrue(lines.contains("CapEff:\t0000000000000000"), left());
        assertTrue(lines.contains("CapBnd:\t0000000000000000"), left());
        assertTrue(lines.contains("NoNewPrivs:\t1"), left());
        assertEquals(
                List.of("HOME", "LANG", "PATH", "PWD", "TZ"),
                lines.stream()
                        .filter(line -> line.contains("="))
                        .map(line -> line.substring(0, line.indexOf('=')))
                        .filter(name -> !name.equals("_") && !name.equals("OLDPWD") && !name.equals("SHLVL"))
                        .sorted()
                        .toList());
        assertEquals(
                3,
                lines.stream().filter(line -> line.contains(":")).count()
                        - lines.stream()
                                .filter(line -> line.contains("=") && line.contains(":"))
                                .count(),
                "no interface but lo: " + left());
    }

    @Test
    void whatItLeavesIsCarriedOutEvenWhenItIsKilled() throws Exception {
        int status = run(
                "echo kept > cells.jsonl; while :; do :; done",
                Limits.DEFAULT.withTimes(Duration.ofSeconds(1), Duration.ofSeconds(1)));
        assertNotEquals(0, status);
        assertEquals("kept\n", left());
    }

    @Test
    void aForkBombEndsWithTheRun() throws Exception {
        int status = run(
                "echo kept > cells.jsonl; f() { f | f & f; }; f",
                Limits.DEFAULT.withTimes(Duration.ofSeconds(2), Duration.ofSeconds(2)));
        assertNotEquals(0, status);
        assertEquals("kept\n", left());
    }

    @Test
    void aFloodFillsItsOwnDiskOnly() throws Exception {
        run("echo kept > answers.json; yes > cells.jsonl", Limits.DEFAULT);
        assertEquals("kept\n", Files.readString(output.resolve("answers.json")));
        assertTrue(Files.size(output.resolve("cells.jsonl")) <= Sandbox.KEPT_BYTES);
    }

    @Test
    void aLinkOrAPipeInThePlaceOfAFileIsNotCarriedOut() throws Exception {
        run("ln -s /etc/passwd cells.jsonl; mkfifo answers.json; ln -s /dev/zero journal.jsonl", Limits.DEFAULT);
        for (String name : List.of("cells.jsonl", "answers.json", "journal.jsonl")) {
            assertEquals(0, Files.size(output.resolve(name)), name);
        }
    }
}
