package skylab.courseware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walkthroughs in the hands of real clients: nbconvert, and the Notebook in a browser. */
class LabsIT {
    private static final Path WORK = Path.of("target", "clients");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** The page of a small laptop. */
    private static final int WIDTH = 1366;

    private static final int HEIGHT = 768;

    private static InstalledKernel kernel;

    static List<LabNotebook> labs() {
        return LabNotebook.all();
    }

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        kernel = InstalledKernel.under(WORK);
    }

    /**
     * A lab is deterministic, so its notebook run again is the same file. After a change on purpose, the results renew
     * the files: {@code cp -r target/clients/executed/. labs/}.
     */
    @ParameterizedTest
    @MethodSource("labs")
    void runningALabAgainGivesTheSameBytes(LabNotebook lab) throws IOException, InterruptedException {
        ExecutedLab again = ExecutedLab.run(kernel, lab, WORK.resolve("executed"));
        List<JsonNode> expected = lab.cells();
        List<JsonNode> actual = LabNotebook.cells(again.json());
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(
                    expected.get(i).toPrettyString(),
                    actual.get(i).toPrettyString(),
                    "cell " + LabNotebook.id(expected.get(i)) + "; the whole result: " + again.path());
        }
        assertEquals(
                withoutJavaVersion(Files.readString(lab.path(), StandardCharsets.UTF_8)),
                withoutJavaVersion(Files.readString(again.path(), StandardCharsets.UTF_8)));
    }

    /** The kernel tells clients which Java it is; that is the machine's, not the lab's. */
    private static String withoutJavaVersion(String notebook) {
        return notebook.replaceFirst("(\"pygments_lexer\": \"java\",\\s*\"version\": )\"\\d+\"", "$1\"\"");
    }

    @ParameterizedTest
    @MethodSource("labs")
    void aLabRunsInTheBrowserAndShowsItsChart(LabNotebook lab) throws IOException, InterruptedException {
        Path pages = Files.createDirectories(WORK.resolve("pages-" + lab.language()));
        copyWithoutOutputs(lab, pages);
        try (NotebookServer server = NotebookServer.start(kernel.environment(lab.language()), pages.toAbsolutePath());
                Browser browser = Browser.open(WIDTH, HEIGHT)) {
            browser.go(server.page(lab.toString()));
            JsonNode ran = browser.await(RUN_ALL);
            photograph(browser, lab);
            assertEquals(outputs(lab.cells()), outputs(LabNotebook.cells(ran)));
            JsonNode chart = browser.run(CHART);
            assertTrue(chart.path("width").asDouble() > 600, "the chart: " + chart);
            assertTrue(chart.path("width").asDouble() < WIDTH, "the chart: " + chart);
            assertEquals(0, browser.run(BROKEN_PICTURES).asInt(), "pictures that do not load");
        }
    }

    /** What each cell shows as text; a browser keeps rich forms as the kernel sent them. */
    private static List<String> outputs(List<JsonNode> cells) {
        return cells.stream()
                .filter(LabNotebook::isCode)
                .map(cell -> {
                    StringBuilder text = new StringBuilder(LabNotebook.text(cell.path("source")) + "\n");
                    cell.path("outputs").forEach(output -> text.append(LabNotebook.text(output.path("text")))
                            .append(LabNotebook.text(output.at("/data/text~1plain")))
                            .append(output.path("ename").asText())
                            .append(output.path("evalue").asText()));
                    return text.toString();
                })
                .toList();
    }

    private static void copyWithoutOutputs(LabNotebook lab, Path directory) throws IOException {
        ObjectNode json = (ObjectNode) lab.json();
        LabNotebook.cells(json).stream().filter(LabNotebook::isCode).forEach(cell -> {
            ((ObjectNode) cell).putArray("outputs");
            ((ObjectNode) cell).putNull("execution_count");
        });
        Files.writeString(directory.resolve(lab.toString()), json.toString());
        try (var files = Files.newDirectoryStream(lab.path().getParent(), "*.svg")) {
            for (Path picture : files) {
                Files.write(directory.resolve(picture.getFileName()), Files.readAllBytes(picture));
            }
        }
    }

    /** Keeps the whole page, window by window. */
    private static void photograph(Browser browser, LabNotebook lab) throws IOException {
        int pages = browser.run(PAGES).asInt();
        assertFalse(pages == 0, "an empty page");
        for (int page = 0; page < pages; page++) {
            browser.run(
                    """
                    const site = document.getElementById('site');
                    site.scrollTop = %d * (site.clientHeight - 40);
                    """
                            .formatted(page));
            browser.screenshot(
                    SCREENSHOTS.resolve("%s-%02d.png".formatted(lab.toString().replace(".ipynb", ""), page + 1)));
        }
    }

    private static final String PAGES =
            """
            const site = document.getElementById('site');
            return Math.ceil(site.scrollHeight / (site.clientHeight - 40));
            """;

    /** Chooses "Run All" in the menu "Cell" once the kernel is there; ends when the last cell has. */
    private static final String RUN_ALL =
            """
            const done = arguments[0];
            require(['base/js/namespace', 'base/js/events'], (Jupyter, events) => {
              const run = () => {
                const code = Jupyter.notebook.get_cells().filter(cell => cell.cell_type === 'code');
                const last = code[code.length - 1];
                events.on('finished_execute.CodeCell', (event, data) => {
                  if (data.cell === last) {
                    // The page is laid out after the output has come.
                    requestAnimationFrame(() => requestAnimationFrame(() => done(Jupyter.notebook.toJSON())));
                  }
                });
                document.querySelector('#run_all_cells a').click();
              };
              const kernel = Jupyter.notebook && Jupyter.notebook.kernel;
              if (kernel && kernel.is_connected() && kernel.info_reply.status === 'ok') {
                run();
              } else {
                events.one('kernel_ready.Kernel', run);
              }
            });
            """;

    private static final String CHART =
            """
            const pictures = [...document.querySelectorAll('.output_area svg, .output_area img')];
            const boxes = pictures.map(picture => picture.getBoundingClientRect());
            const largest = boxes.reduce((a, b) => b.width > a.width ? b : a, {width: 0, height: 0});
            return {width: largest.width, height: largest.height};
            """;

    private static final String BROKEN_PICTURES =
            "return [...document.images].filter(image => image.complete && image.naturalWidth === 0).length;";
}
