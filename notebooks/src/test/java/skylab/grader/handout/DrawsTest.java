package skylab.grader.handout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skylab.grader.hidden.Draw;
import skylab.network.Cidr;

class DrawsTest {
    @TempDir
    private Path course;

    private static String block(Draws draws, String student) {
        return draws.draw("plan", student).block("block", "10.0.0.0/8", 20);
    }

    @Test
    void eachStudentOfARosterHasADrawOfTheirOwnAndTheSameEveryTime() {
        Draws draws = DrawsFile.begin(course).with("plan", List.of("ann", "bob"));
        assertEquals(block(draws, "ann"), block(draws, "ann"));
        assertNotEquals(block(draws, "ann"), block(draws, "bob"));
        assertNotEquals(draws.seed("plan", "ann"), draws.seed("plan", "bob"));
    }

    @Test
    void whoIsNotInTheRosterHasTheCommonDrawInEveryCourse() {
        Draws draws = DrawsFile.begin(course).with("plan", List.of("ann"));
        assertEquals(block(Draws.COMMON, "zoe"), block(draws, "zoe"));
        assertEquals(block(Draws.COMMON, "zoe"), block(Draws.COMMON, "ann"));
        assertNotEquals(block(draws, "zoe"), block(draws, "ann"));
    }

    @Test
    void anotherSecretGivesOtherDraws() {
        Draws one = DrawsFile.begin(course).with("plan", List.of("ann"));
        Draws other = DrawsFile.begin(course).with("plan", List.of("ann"));
        assertNotEquals(block(one, "ann"), block(other, "ann"));
    }

    @Test
    void aCourseKeepsItsSecretForItselfAndItsDrawsForGood() throws Exception {
        Draws draws = DrawsFile.begin(course).with("plan", List.of("ann"));
        DrawsFile.write(course, draws);
        Draws more = DrawsFile.begin(course).with("plan", List.of("bob"));
        DrawsFile.write(course, more);
        assertEquals(block(draws, "ann"), block(DrawsFile.read(course), "ann"));
        assertTrue(DrawsFile.read(course).own("plan", "bob"));
        assertEquals(
                "rw-------",
                java.nio.file.attribute.PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(DrawsFile.of(course))));
    }

    @Test
    void aParameterIsDrawnByItsNameWhateverElseIsDrawn() {
        Draw alone = Draws.COMMON.draw("plan", "");
        Draw after = Draws.COMMON.draw("plan", "");
        after.word("another");
        assertEquals(alone.between("size", 1, 1_000_000), after.between("size", 1, 1_000_000));
    }

    @Test
    void whatIsDrawnLiesWithinItsBoundsAndReachesThem() {
        Set<Integer> sizes = new HashSet<>();
        IntStream.range(0, 500).forEach(i -> {
            Draw draw = new Draw(name -> name.hashCode() + 0x9E3779B97F4A7C15L * i);
            sizes.add(draw.between("size", 8, 16, 4));
            Cidr block = Cidr.of(draw.block("block", "172.16.0.0/12", 24));
            assertTrue(Cidr.of("172.16.0.0/12").contains(block));
            assertEquals(24, block.prefix());
            assertEquals(2, new HashSet<>(draw.some("faults", 2, "a", "b", "c")).size());
        });
        assertEquals(Set.of(8, 12, 16), sizes);
    }

    @Test
    void whatIsDrawnHiddenIsKnownToTestsAndNotDeclared() {
        Draw draw = Draws.COMMON.draw("plan", "");
        draw.between("shown", 3, 3);
        draw.hidden().text("hidden", "say \"hi\"");
        draw.text("quoted", "say \"hi\"");
        assertEquals("int shown = 3;\nString quoted = \"say \\\"hi\\\"\";", draw.declarations());
        assertEquals("say \"hi\"", draw.parameters().text("hidden"));
        assertFalse(draw.declarations().contains("hidden"));
        assertThrows(IllegalArgumentException.class, () -> draw.word("shown"));
        assertThrows(IllegalArgumentException.class, () -> draw.word("no name"));
    }

    @Test
    void aRosterIsWhatNbgraderImports() throws Exception {
        Path roster = Files.writeString(
                course.resolve("roster.csv"),
                "\uFEFFfirst_name,\"id\",email\n\"Lee, Min\",min,m@example.org\nBob,bob,\nBob,bob,\n");
        assertEquals(List.of("bob", "min"), Roster.read(roster));
        Path without = Files.writeString(course.resolve("none.csv"), "name\nBob\n");
        assertThrows(IllegalArgumentException.class, () -> Roster.read(without));
        Path escaping = Files.writeString(course.resolve("escaping.csv"), "id\n../bob\n");
        assertThrows(IllegalArgumentException.class, () -> Roster.read(escaping));
    }
}
