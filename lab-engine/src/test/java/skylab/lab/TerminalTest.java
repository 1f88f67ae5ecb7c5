package skylab.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a person sees who types at the learner's own computer. */
class TerminalTest {
    @Test
    void theHistoryIsNotExpandedInHereDocumentsAndComments() {
        try (Lab lab = Lab.open(LabOptions.seed(1))) {
            lab.terminal().type("cat > a.sh <<'X'\n#!/bin/bash\necho \"Hello!there\" !foo\nX");
            assertEquals("Hello!there !foo\n", lab.terminal().run("bash a.sh").out());
            assertTrue(lab.terminal().type("echo seen #!nothing").transcript().endsWith("\nseen\n"));
        }
    }

    @Test
    void anEventThatIsNotInTheHistoryIsSaidAndNothingIsRun() {
        try (Lab lab = Lab.open(LabOptions.seed(1))) {
            assertTrue(lab.terminal().type("touch made !nothing").transcript().contains("!nothing: event not found"));
            assertEquals(1, lab.terminal().run("test -e made").status());
        }
    }

    @Test
    void whoLogsOutIsLoggedInAgainWithoutWaiting() {
        try (Lab lab = Lab.open(LabOptions.seed(1))) {
            var before = lab.now();
            lab.terminal().type("exit");
            assertTrue(Duration.between(before, lab.now()).compareTo(Duration.ofMinutes(1)) < 0);
            assertTrue(lab.terminal().type("echo back").transcript().endsWith("\nback\n"));
        }
    }

    @Test
    void whoKnowsThePasswordBecomesAnotherUserAndItIsNotShown() {
        try (Lab lab = Lab.open(LabOptions.seed(1))) {
            lab.terminal().type("sudo useradd alice; sudo passwd alice\nsecret\nsecret");
            String wrong = lab.terminal().type("su - alice\nsesame\nwhoami").transcript();
            assertTrue(wrong.contains("su: Authentication failure\n"), wrong);
            assertTrue(wrong.endsWith("\n" + lab.terminal().run("whoami").out()), wrong);
            String right =
                    lab.terminal().type("su - alice\nsecret\nwhoami; pwd").transcript();
            assertTrue(right.endsWith("\nalice\n/home/alice\n"), right);
            assertTrue(!right.contains("secret"), right);
        }
    }

    @Test
    void keysThatWereGivenOutCallAsTheirHolderUntilTheyEnd() {
        try (Lab lab = Lab.open(LabOptions.seed(1))) {
            var given = lab.sts().getFederationToken(r -> r.name("guest").durationSeconds(900));
            var keys = given.credentials();
            String call = "AWS_ACCESS_KEY_ID=" + keys.accessKeyId() + " AWS_SECRET_ACCESS_KEY=" + keys.secretAccessKey()
                    + " AWS_SESSION_TOKEN=%s aws sts get-caller-identity --query Arn --output text";
            assertEquals(
                    given.federatedUser().arn() + "\n",
                    lab.terminal().run(String.format(call, keys.sessionToken())).out());
            assertTrue(lab.terminal()
                    .run(String.format(call, "wrong"))
                    .err()
                    .contains("(InvalidClientTokenId) when calling the GetCallerIdentity operation"));
            lab.advance("16m");
            assertTrue(lab.terminal()
                    .run(String.format(call, keys.sessionToken()))
                    .err()
                    .contains("(ExpiredToken)"));
        }
    }
}
