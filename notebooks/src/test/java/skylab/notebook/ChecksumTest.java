package skylab.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChecksumTest {
    /** Cells of nbgrader's own user guide (docs/source/user_guide/release/ps1) with the checksums they carry there. */
    static Stream<Arguments> cellsOfTheUserGuide() {
        return Stream.of(
                Arguments.of("YOUR ANSWER HERE", "markdown", "part-a", "1", "6d5a9eb99c3e76354b6e360ce228580a"),
                Arguments.of("YOUR ANSWER HERE", "markdown", "part-b", "2", "789281f32aa7a8d789bd9f18de9efd00"),
                Arguments.of(
                        "YOUR ANSWER HERE",
                        "markdown",
                        "sum_of_squares_equation",
                        "1",
                        "f3cc38a3e522c0be10852ebbe2a638b7"),
                Arguments.of(
                        "# YOUR CODE HERE\nraise NotImplementedError()",
                        "code",
                        "sum_of_squares_application",
                        "2",
                        "5a96910dbc324f5565edf92f5c98af1b"),
                Arguments.of(
                        "For this problem set, we'll be using the Jupyter notebook:\n\n![](jupyter.png)",
                        "markdown",
                        "jupyter",
                        null,
                        "535c21960d4663d5edac398cb445d087"));
    }

    @ParameterizedTest
    @MethodSource("cellsOfTheUserGuide")
    void agreesWithNbgrader(String source, String type, String id, String points, String checksum) {
        boolean graded = points != null;
        assertEquals(checksum, Checksum.of(cell(source, type, id, graded, graded, !graded, points)));
    }

    @Test
    void changesWithTextRoleIdAndPoints() {
        Cell cell = cell("x", "code", "a", true, false, true, "1");
        assertNotEquals(Checksum.of(cell), Checksum.of(cell.withSource("y")));
        assertNotEquals(Checksum.of(cell), Checksum.of(cell("x", "code", "b", true, false, true, "1")));
        assertNotEquals(Checksum.of(cell), Checksum.of(cell("x", "code", "a", true, false, true, "1.5")));
        assertNotEquals(Checksum.of(cell), Checksum.of(cell("x", "code", "a", true, true, true, "1")));
        // Points lock a cell whatever the key says, so the key alone does not matter.
        assertEquals(Checksum.of(cell), Checksum.of(cell("x", "code", "a", true, false, false, "1")));
    }

    @ParameterizedTest
    @CsvSource({
        "0,0.0",
        "1,1.0",
        "5,5.0",
        "0.1,0.1",
        "2.5,2.5",
        "100,100.0",
        "0.0001,0.0001",
        "0.00001,1e-05",
        "1e16,1e+16",
        "9999999999999998,9999999999999998.0",
        "1e15,1000000000000000.0",
        "1.5e300,1.5e+300",
        "2e-3,0.002",
        "0.3333333333333333,0.3333333333333333",
        "2.0E-323,2e-323",
        "-7.25,-7.25",
        "-0.0,-0.0",
        "123456789.125,123456789.125",
        "2.2250738585072014E-308,2.2250738585072014e-308"
    })
    void numbersAreSpelledAsPythonSpellsThem(String number, String python) {
        assertEquals(python, PythonFloat.str(Double.parseDouble(number)));
    }

    @Test
    void everySpellingReadsBackAsTheSameNumber() {
        Random random = new Random(1);
        for (int i = 0; i < 5_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertEquals(value, Double.parseDouble(PythonFloat.str(value)));
            }
        }
    }

    @Test
    void metadataAreReadAndWrittenAsSchema3() throws Exception {
        String text =
                """
                {"grade":true,"grade_id":"a","locked":true,"points":2.5,"schema_version":3,"solution":false,"task":false}""";
        var json = JsonMapper.builder().build().readTree(text);
        assertEquals(text, Nbgrader.of(json, CellType.CODE).json().toString());
    }

    @Test
    void aNewerSchemaAndWrongTypesAreRefused() throws Exception {
        JsonMapper mapper = JsonMapper.builder().build();
        for (String text : new String[] {
            "{\"schema_version\":4}",
            "{\"schema_version\":3,\"grade\":\"yes\"}",
            "{\"schema_version\":3,\"points\":\"many\"}"
        }) {
            var json = mapper.readTree(text);
            assertThrows(NotebookFormatException.class, () -> Nbgrader.of(json, CellType.CODE), text);
        }
    }

    @Test
    void theOldestSchemaLocksCellsWithPoints() throws Exception {
        var json = JsonMapper.builder().build().readTree("{\"grade\":true,\"grade_id\":\"a\",\"points\":\"3\"}");
        Nbgrader old = Nbgrader.of(json, CellType.CODE);
        assertEquals(true, old.locked());
        assertEquals(Optional.of(new BigDecimal(3)), old.points());
    }

    private static Cell cell(
            String source, String type, String id, boolean grade, boolean solution, boolean locked, String points) {
        return Cell.create(CellType.of(type), "c", source)
                .with(new Nbgrader(
                        grade,
                        solution,
                        locked,
                        false,
                        id,
                        Optional.ofNullable(points).map(BigDecimal::new),
                        Optional.empty(),
                        Optional.empty()));
    }
}
