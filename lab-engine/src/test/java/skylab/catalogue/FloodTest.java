package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What never ends in the foreground of a remote login is watched for ten seconds, and then takes Ctrl-C. */
class FloodTest extends SshLab {
    private static final int LINES = 10_000;

    private String logIn() {
        return type("ssh " + NEW + KEY + "ec2-user@" + host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while true; do date; done",
                "while :; do echo x; done",
                "while date; do :; done",
                "yes",
                "yes | cat",
                "yes | nl",
                "cat /dev/urandom",
                "cat /dev/zero",
                "tail -f /var/log/cloud-init.log",
                "while true; do date; sleep 1; done",
                "while sleep 2; do uptime; done",
                "for ((;;)); do sleep 1; done",
                "bash -c 'until false; do date | cat; sleep 1; done'"
            })
    void itIsInterruptedAndTheShellIsThereAgain(String line) {
        logIn();
        var before = lab.now();
        String shown = type(line);
        assertEquals(Duration.ofSeconds(11), Duration.between(before, lab.now()));
        assertTrue(shown.lines().count() <= LINES, () -> shown.lines().count() + " lines");
        assertTrue(shown.length() <= 1 << 20, () -> shown.length() + " characters");
        assertEquals(prompt(bastion) + " echo back\nback\n", type("echo back").replace("\r", ""));
        // Nothing goes on behind.
        assertEquals(
                "0\n",
                run(login + "'pgrep -c \"^(yes|cat|tail|date|sleep|nl)$\"'").out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ==> ",
            quoteCharacter = '%',
            value = {
                "for i in {1..600}; do date; done; echo over ==> over",
                "seq 9000 | tail -1; sleep 60; echo over ==> over",
                "n=0; while true; do sleep 9; n=$((n+1)); if [ $n = 3 ]; then break; fi; done; echo $n ==> 3",
                "f() { sleep 9; ((++n < 3)) || exit; }; (while :; do f; done); echo over ==> over",
                "until [ -e made ]; do sleep 9; touch made; done; echo over ==> over",
                "(while true; do sleep 1; done) & sleep 30; echo over ==> over"
            })
    void whatEndsByItselfIsWaitedFor(String line, String last) {
        logIn();
        String shown = type(line).replace("\r", "");
        assertTrue(shown.endsWith("\n" + last + "\n"), shown);
    }
}
