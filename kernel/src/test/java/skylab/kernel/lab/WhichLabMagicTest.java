package skylab.kernel.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.UsageException;
import skylab.kernel.text.Language;
import skylab.kernel.text.Messages;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.world.journal.DamagedJournal;

class WhichLabMagicTest {
    @TempDir
    private Path directory;

    private static String vpc(CurrentLab lab) {
        return lab.get().ec2().describeVpcs().vpcs().get(0).vpcId();
    }

    @Test
    void a_lab_goes_on_from_its_file_after_the_kernel_was_killed() {
        Path file = directory.resolve("lab.journal");
        try (CurrentLab before = new CurrentLab(Map.of())) {
            before.open(file);
            before.get().ec2().createKeyPair(r -> r.keyName("mine"));
        }
        try (CurrentLab after = new CurrentLab(Map.of("SKYLAB_JOURNAL", file.toString()))) {
            assertEquals(
                    "mine",
                    after.get()
                            .ec2()
                            .describeKeyPairs(r -> r.keyNames("mine"))
                            .keyPairs()
                            .get(0)
                            .keyName());
        }
    }

    @Test
    void a_lab_may_be_opened_again_from_the_file_that_it_is_saved_in() {
        Path file = directory.resolve("lab.journal");
        try (CurrentLab lab = new CurrentLab(Map.of())) {
            lab.open(file);
            lab.get().ec2().createKeyPair(r -> r.keyName("mine"));
            lab.open(file);
            assertEquals(1, lab.get().journal().size());
        }
    }

    @Test
    void another_seed_gives_another_lab_and_the_same_seed_the_same() {
        try (CurrentLab lab = new CurrentLab(Map.of("SKYLAB_SEED", "7"))) {
            String first = vpc(lab);
            lab.begin(8);
            assertNotEquals(first, vpc(lab));
            lab.begin(lab.defaultSeed());
            assertEquals(first, vpc(lab));
            assertTrue(lab.journal().isEmpty());
        }
    }

    @Test
    void another_region_is_that_of_the_clients_and_of_the_terminal() {
        try (CurrentLab lab = new CurrentLab(Map.of("SKYLAB_PROFILE", "own-account"))) {
            lab.begin(8, "ap-northeast-2");
            assertEquals("ap-northeast-2", lab.get().region());
            assertEquals(
                    "ap-northeast-2a",
                    lab.get()
                            .terminal()
                            .run("aws ec2 describe-subnets --query Subnets[0].AvailabilityZone --output text")
                            .out()
                            .strip());
        }
    }

    @Test
    void a_file_that_is_no_journal_leaves_the_lab_as_it_is() throws Exception {
        Path file = Files.writeString(directory.resolve("notes.txt"), "milk, bread\n");
        try (CurrentLab lab = new CurrentLab(Map.of())) {
            lab.get().ec2().createKeyPair(r -> r.keyName("mine"));
            assertThrows(DamagedJournal.class, () -> lab.open(file));
            assertEquals(1, lab.get().journal().size());
        }
    }

    @Test
    void a_lab_begins_as_the_cell_holds_it_sealed() throws Exception {
        Lab prepared = Lab.open(LabOptions.seed(7));
        prepared.ec2().createKeyPair(r -> r.keyName("theirs"));
        try (CurrentLab lab = new CurrentLab(Map.of())) {
            WhichLabMagic magic = new WhichLabMagic(lab, List::of);
            KernelContext english = (KernelContext) Proxy.newProxyInstance(
                    KernelContext.class.getClassLoader(),
                    new Class<?>[] {KernelContext.class},
                    (proxy, method, arguments) -> new Messages(Language.ENGLISH));
            String sealed = prepared.scenario().seal();
            magic.cell("begin", sealed + "\n", english);
            assertEquals(vpc(prepared), vpc(lab.get()));
            lab.get().ec2().deleteKeyPair(r -> r.keyName("theirs"));
            String half = sealed.substring(sealed.length() / 2);
            assertThrows(UsageException.class, () -> magic.cell("begin", half, english));
            assertThrows(UsageException.class, () -> magic.cell("new", sealed, english));
            assertEquals(1, lab.get().ec2().describeKeyPairs().keyPairs().size());
        }
    }

    private static String vpc(Lab lab) {
        return lab.ec2().describeVpcs().vpcs().get(0).vpcId();
    }
}
