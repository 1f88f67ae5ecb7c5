package skylab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.world.journal.Journal;

class ClientTokensTest {
    private static final String LAUNCH =
            "aws ec2 run-instances --instance-type t3.micro --query Instances[].ClientToken"
                    + " --output text --image-id " + Given.AL2023;

    private static String out(Lab lab, String command) {
        return lab.terminal().run(command).out().strip();
    }

    @Test
    void aCallThatCanBeRepeatedGetsATokenOfItsOwn() {
        Lab lab = Lab.open(LabOptions.seed(7));
        String one = out(lab, LAUNCH);
        String other = out(lab, LAUNCH);
        assertTrue(one.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), one);
        assertNotEquals(one, other);
        assertEquals("2", out(lab, "aws ec2 describe-instances --query 'length(Reservations)'"));
    }

    @Test
    void aTokenThatIsGivenIsTakenAndRepeatsTheCall() {
        Lab lab = Lab.open(LabOptions.seed(7));
        assertEquals("mine", out(lab, LAUNCH + " --client-token mine"));
        assertEquals("mine", out(lab, LAUNCH + " --client-token mine"));
        assertEquals("1", out(lab, "aws ec2 describe-instances --query 'length(Reservations)'"));
    }

    @Test
    void theTokenFollowsFromTheSeedSoThatTheLabReplays(@TempDir Path folder) {
        Path journal = folder.resolve("lab.jsonl");
        try (Lab lab = Lab.open(LabOptions.seed(7), journal)) {
            String token = out(lab, LAUNCH);
            Lab again = Lab.replay(Journal.read(journal));
            assertEquals(lab.world(), again.world());
            assertEquals(token, out(Lab.open(LabOptions.seed(7)), LAUNCH));
            assertNotEquals(token, out(Lab.open(LabOptions.seed(8)), LAUNCH));
        }
    }
}
