package skylab.aws.ebs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skylab.aws.ec2.Given;
import skylab.aws.ec2.GivenDisk;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.world.World;
import skylab.world.journal.Journal;
import software.amazon.awssdk.services.ebs.EbsClient;
import software.amazon.awssdk.services.ebs.model.Block;
import software.amazon.awssdk.services.ebs.model.ChangedBlock;
import software.amazon.awssdk.services.ebs.model.EbsException;
import software.amazon.awssdk.services.ebs.model.ListSnapshotBlocksResponse;
import software.amazon.awssdk.services.ebs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ebs.model.ValidationException;

/** Reading snapshots block by block, as backup programs do. */
class EbsTest {
    private final GivenDisk disks = GivenDisk.instance();
    private final EbsClient ebs = disks.given.lab.ebs();

    private byte[] read(String snapshot, int index, String token) {
        return ebs.getSnapshotBlockAsBytes(
                        r -> r.snapshotId(snapshot).blockIndex(index).blockToken(token))
                .asByteArray();
    }

    private Map<Integer, String> all(String snapshot) {
        Map<Integer, String> blocks = new HashMap<>();
        for (Block block : ebs
                .listSnapshotBlocksPaginator(r -> r.snapshotId(snapshot).maxResults(100))
                .stream()
                .flatMap((ListSnapshotBlocksResponse page) -> page.blocks().stream())
                .toList()) {
            blocks.put(block.blockIndex(), block.blockToken());
        }
        return blocks;
    }

    @Test
    void aBackupFromChangedBlocksIsTheSecondSnapshot() {
        String volume = disks.attach(disks.volume(r -> r.size(2)), "/dev/sdf");
        disks.ssh(
                "sudo mkfs -t xfs /dev/sdf",
                "sudo mkdir /data",
                "sudo mount /dev/sdf /data",
                "sudo dd if=/dev/urandom of=/data/big bs=1M count=60",
                "echo the needle | sudo tee /data/needle");
        String first = disks.snapshot(volume);
        disks.ssh(
                "echo another | sudo tee /data/needle",
                "printf x | sudo dd of=/data/big bs=1 seek=20000000 conv=notrunc",
                "sudo dd if=/dev/urandom of=/data/more bs=1M count=3");
        String second = disks.snapshot(volume);

        Map<Integer, byte[]> backup = new HashMap<>();
        all(first).forEach((index, token) -> backup.put(index, read(first, index, token)));
        assertTrue(backup.size() > 120, backup.size() + " blocks");
        assertTrue(backup.values().stream()
                .anyMatch(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains("the needle")));

        List<ChangedBlock> changes = ebs.listChangedBlocks(
                        r -> r.firstSnapshotId(first).secondSnapshotId(second))
                .changedBlocks();
        assertTrue(changes.size() >= 7 && changes.size() <= 11, changes.size() + " changed blocks");
        for (ChangedBlock change : changes) {
            assertEquals(backup.containsKey(change.blockIndex()), change.firstBlockToken() != null);
            backup.put(change.blockIndex(), read(second, change.blockIndex(), change.secondBlockToken()));
        }
        Map<Integer, String> wanted = all(second);
        assertEquals(wanted.keySet(), backup.keySet());
        wanted.forEach((index, token) -> assertArrayEquals(read(second, index, token), backup.get(index)));
    }

    @Test
    void refusalsAreTheClientsOwnExceptions() {
        assertThrows(
                ResourceNotFoundException.class,
                () -> ebs.listSnapshotBlocks(r -> r.snapshotId("snap-0123456789abcdef0")));
        assertThrows(ValidationException.class, () -> ebs.listSnapshotBlocks(r -> r.snapshotId("vol-1")));
        String snapshot = disks.snapshot(disks.root());
        assertThrows(
                ValidationException.class,
                () -> ebs.listSnapshotBlocks(r -> r.snapshotId(snapshot).maxResults(5)));
        assertThrows(ValidationException.class, () -> read(snapshot, 0, "bm90aGluZw=="));
        String pending =
                disks.given.ec2.createSnapshot(r -> r.volumeId(disks.root())).snapshotId();
        assertThrows(ValidationException.class, () -> ebs.listSnapshotBlocks(r -> r.snapshotId(pending)));
        EbsException missing = assertThrows(EbsException.class, () -> ebs.startSnapshot(r -> r.volumeSize(1L)));
        assertEquals("NotEmulated", missing.awsErrorDetails().errorCode());
        assertFalse(all(snapshot).isEmpty());
    }

    @Test
    void aJournalWithAllOfItReplaysToTheSameWorld(@TempDir Path directory) {
        Path file = directory.resolve("journal");
        World world;
        try (Lab lab = Lab.open(LabOptions.seed(5), file)) {
            GivenDisk given = GivenDisk.in(Given.in(lab));
            String volume = given.attach(given.volume(r -> r.size(10)), "/dev/sdf");
            given.ssh("sudo mkfs -t xfs /dev/sdf", "sudo mkdir /data", "sudo mount /dev/sdf /data");
            String snapshot = given.snapshot(volume);
            Block block = lab.ebs()
                    .listSnapshotBlocks(r -> r.snapshotId(snapshot))
                    .blocks()
                    .get(0);
            lab.ebs().getSnapshotBlockAsBytes(r -> r.snapshotId(snapshot)
                    .blockIndex(block.blockIndex())
                    .blockToken(block.blockToken()));
            lab.ec2()
                    .modifyVolume(
                            r -> r.volumeId(volume).size(20).volumeType("io2").iops(500));
            given.volume(r -> r.snapshotId(snapshot));
            lab.ec2().detachVolume(r -> r.volumeId(volume));
            lab.ec2().createReplaceRootVolumeTask(r -> r.instanceId(given.instance));
            lab.advance("1h");
            world = lab.world();
        }
        assertEquals(world, Lab.replay(Journal.read(file)).world());
    }
}
