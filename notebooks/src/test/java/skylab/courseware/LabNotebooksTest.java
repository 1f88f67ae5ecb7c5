package skylab.courseware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import skylab.course.CourseSource;
import skylab.course.NotebookWriter;
import skylab.kernel.install.KernelSpec;
import skylab.kernel.text.Language;
import skylab.notebook.Cell;
import skylab.notebook.Notebook;
import skylab.notebook.NotebookFile;

/** Walkthroughs exist in English and Korean with the same code; each is a complete notebook. */
class LabNotebooksTest {
    private static final Path START = Path.of("Start.ipynb");
    private static final Pattern PICTURE = Pattern.compile("!\\[[^]]*]\\(([^)]+)\\)");
    private static final Pattern MARK =
            Pattern.compile("^(?:#+ \\d*|- |\\||</?details>)|(?<!^> .{0,400}\\n)^> ", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("```.*?```|`[^`\\n]+`", Pattern.DOTALL);
    /** CommonMark ends no emphasis between a punctuation mark and a letter, such as the particle behind a word in Korean. */
    private static final Pattern STARS =
            Pattern.compile("(?<![*\\p{L}])(\\*{1,2})(?![*\\s])[^*\\n]*[\\p{P}\\p{S}&&[^*]]\\1(?=[\\p{L}])");

    private static final Pattern FORMULA = Pattern.compile("(?<!\\\\)\\$[^$\\n]*(?<!\\\\)\\$");
    private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}");

    static List<LabNotebook> all() {
        return LabNotebook.all();
    }

    static List<LabNotebook> english() {
        return LabNotebook.english();
    }

    static List<LabSource> sources() {
        return LabSource.all();
    }

    @Test
    void thereIsALab() {
        assertFalse(english().isEmpty());
        assertEquals(2 * english().size(), all().size());
    }

    @ParameterizedTest
    @MethodSource("sources")
    void theSourceGivesBothNotebooks(LabSource lab) {
        for (Language language : Language.values()) {
            String code = language.locale().getLanguage();
            Notebook file = NotebookFile.read(lab.notebook(code).path());
            Notebook unrun =
                    file.mapCells(Cell::withoutOutputs).withMetadata("language_info", MissingNode.getInstance());
            assertEquals(
                    NotebookFile.text(
                            NotebookWriter.write(lab.source(), language).withSortedKeys()),
                    NotebookFile.text(unrun.withSortedKeys()),
                    "./skylab author notebooks/labs/" + lab);
        }
    }

    @Test
    void theTableOfContentsFollowsFromItsSourceAndLinksToEveryNotebook() {
        Notebook start = NotebookFile.read(START);
        CourseSource source = CourseSource.read(Path.of("Start.md"));
        assertEquals(
                NotebookFile.text(NotebookWriter.write(source, Language.ENGLISH).withSortedKeys()),
                NotebookFile.text(start.mapCells(Cell::withoutOutputs)
                        .withMetadata("language_info", MissingNode.getInstance())
                        .withSortedKeys()));
        for (LabNotebook lab : all()) {
            assertTrue(
                    NotebookFile.text(start).contains("href=\\\"" + lab.path() + "\\\""),
                    "./skylab author notebooks: " + lab);
        }
    }

    @ParameterizedTest
    @MethodSource("english")
    void bothLanguagesHaveTheSameCellsInTheSameOrder(LabNotebook english) {
        LabNotebook korean = english.in("ko");
        assertEquals(outline(english), outline(korean));
        assertEquals(
                english.json().path("metadata").path("language_info"),
                korean.json().path("metadata").path("language_info"));
    }

    private static List<String> outline(LabNotebook notebook) {
        return notebook.cells().stream()
                .map(cell -> LabNotebook.id(cell) + " " + cell.path("cell_type").asText() + " " + cell.path("metadata")
                        + (LabNotebook.isCode(cell) ? "\n" + LabNotebook.text(cell.path("source")) : ""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("english")
    void everyProseHasItsPartner(LabNotebook english) {
        List<JsonNode> cells = english.cells();
        List<JsonNode> partners = english.in("ko").cells();
        IntStream.range(0, cells.size())
                .filter(i -> !LabNotebook.isCode(cells.get(i)))
                .forEach(i -> {
                    String here = LabNotebook.text(cells.get(i).path("source"));
                    String there = LabNotebook.text(partners.get(i).path("source"));
                    assertFalse(HANGUL.matcher(here).find(), here);
                    assertTrue(HANGUL.matcher(there).find(), there);
                    assertEquals(structure(here), structure(there), here);
                });
    }

    /** What a translation keeps: headings with their numbers, items, quotations, rows of tables, folded answers. */
    private static List<String> structure(String markdown) {
        return MARK.matcher(markdown).results().map(MatchResult::group).toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aNotebookIsForThisKernelAndItsIdsAreUnique(LabNotebook notebook) {
        JsonNode json = notebook.json();
        assertEquals(4, json.path("nbformat").asInt());
        assertEquals(5, json.path("nbformat_minor").asInt());
        assertEquals(KernelSpec.NAME, json.at("/metadata/kernelspec/name").asText());
        assertEquals(
                KernelSpec.DISPLAY_NAME,
                json.at("/metadata/kernelspec/display_name").asText());
        HashSet<String> ids = new HashSet<>();
        notebook.cells().forEach(cell -> {
            assertTrue(LabNotebook.id(cell).matches("[a-z0-9-]{1,64}"), LabNotebook.id(cell));
            assertTrue(ids.add(LabNotebook.id(cell)), LabNotebook.id(cell));
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void codeIsFreeOfNaturalLanguageAndProseIsComposed(LabNotebook notebook) {
        notebook.cells().forEach(cell -> {
            String source = LabNotebook.text(cell.path("source"));
            assertEquals(Normalizer.normalize(source, Normalizer.Form.NFC), source);
            assertFalse(LabNotebook.isCode(cell) && HANGUL.matcher(source).find(), source);
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void proseLooksAsItIsMeant(LabNotebook notebook) {
        for (JsonNode cell : notebook.cells()) {
            if (!LabNotebook.isCode(cell)) {
                String prose =
                        CODE.matcher(LabNotebook.text(cell.path("source"))).replaceAll("`x`");
                assertFalse(STARS.matcher(prose).find(), "stars that Markdown shows as they are: " + prose);
                assertFalse(FORMULA.matcher(prose).find(), "dollar signs that Jupyter takes for a formula: " + prose);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyPictureIsThere(LabNotebook notebook) {
        for (JsonNode cell : notebook.cells()) {
            Matcher picture = PICTURE.matcher(LabNotebook.text(cell.path("source")));
            while (picture.find()) {
                assertTrue(Files.isRegularFile(notebook.path().resolveSibling(picture.group(1))), picture.group(1));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void outputsAreIncludedAndFailuresAreOnPurpose(LabNotebook notebook) {
        int count = 0;
        for (JsonNode cell : notebook.cells()) {
            if (LabNotebook.isCode(cell)) {
                assertEquals(++count, cell.path("execution_count").asInt(), LabNotebook.id(cell));
                boolean failed =
                        cell.path("outputs").findValuesAsText("output_type").contains("error");
                assertEquals(LabNotebook.mayFail(cell), failed, LabNotebook.id(cell));
            }
        }
        assertNotEquals(0, count);
    }
}
