package skylab.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ThisMachineTest {

    private final ThisMachine machine = new ThisMachine();

    @TempDir
    Path directory;

    @Test
    void aDirectoryThatIsYetToBeMadeHasItsParentsRoom() {
        assertEquals(
                machine.usableSpace(directory) >> 30, machine.usableSpace(directory.resolve("not/yet/there")) >> 30);
        assertTrue(machine.usableSpace(directory) > 0);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aStarStandsForAPartOfOneName() throws IOException {
        Files.createDirectories(directory.resolve("fonts/nanum"));
        Files.writeString(directory.resolve("fonts/nanum/a.ttf"), "");
        assertTrue(machine.anyFile(directory + "/*/nanum/*.ttf"));
        assertTrue(machine.anyFile(directory + "/fonts/nanum/a.ttf"));
        assertFalse(machine.anyFile(directory + "/*.ttf"));
        assertFalse(machine.anyFile(directory + "/fonts/other/*"));
    }

    @Test
    void thisJavaIsAJdk() {
        assertTrue(machine.hasModule("jdk.jshell"));
        assertFalse(machine.hasModule("no.such.module"));
    }
}
