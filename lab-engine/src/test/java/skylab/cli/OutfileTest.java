package skylab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.lab.Terminal;

/** What an operation answers with a body of its own goes into a file (AWS CLI reference, "get-snapshot-block"). */
class OutfileTest {
    private final Lab lab = Lab.open(LabOptions.seed(7));
    private String get;

    private Terminal.Ran run(String command) {
        return lab.terminal().run(command);
    }

    @BeforeEach
    void aSnapshotOfARootVolume() {
        run("aws ec2 run-instances --instance-type t3.micro --image-id " + Given.AL2023);
        lab.advance("5m");
        String volume = run("aws ec2 describe-volumes --query 'Volumes[0].VolumeId' --output text")
                .out()
                .strip();
        String snapshot = run("aws ec2 create-snapshot --volume-id " + volume + " --query SnapshotId --output text")
                .out()
                .strip();
        lab.advance("20m");
        String token = run("aws ebs list-snapshot-blocks --max-results 100 --query 'Blocks[0].BlockToken' --output text"
                        + " --snapshot-id " + snapshot)
                .out()
                .strip();
        get = "aws ebs get-snapshot-block --block-index 0 --block-token '" + token + "' --snapshot-id " + snapshot;
    }

    @Test
    void aBlockGoesIntoTheFileAndTheRestIsPrinted() {
        Terminal.Ran ran = run(get + " block.bin");
        assertEquals("", ran.err());
        assertTrue(ran.out().contains("\"DataLength\": 524288"), ran.out());
        assertTrue(ran.out().contains("\"ChecksumAlgorithm\": \"SHA256\""), ran.out());
        assertEquals("524288\n", run("stat -c %s block.bin").out());
        String checksum = run(get + " again.bin --query Checksum --output text").out();
        assertEquals(
                HexFormat.of().formatHex(Base64.getDecoder().decode(checksum.strip())),
                run("sha256sum < again.bin").out().substring(0, 64));
    }

    @Test
    void theFileCannotBeLeftOut() {
        Terminal.Ran ran = run(get);
        assertTrue(ran.err().endsWith("the following arguments are required: outfile\n"), ran.err());
        assertEquals(252, ran.status());
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() {
        Terminal.Ran ran = run(get + " nowhere/block.bin");
        assertTrue(ran.err().contains("[Errno 2] No such file or directory: 'nowhere/block.bin'"), ran.err());
        assertEquals(255, ran.status());
    }

    @Test
    void anotherWordIsTooMany() {
        assertTrue(run(get + " one two").err().contains("Unknown options: two"));
    }
}
