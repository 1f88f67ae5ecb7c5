package skylab.courseware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The walkthroughs in the hands of real clients. All are run again by {@code author} and must be the same bytes; that this
 * is what nbconvert makes of them is seen at those that show every kind of output. All are opened and run in the Notebook
 * in a browser, in English and Korean by turns.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LabsIT {
    private static final Path WORK = Path.of("target", "clients");
    private static final Path EXECUTED = WORK.resolve("executed");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> LANGUAGES = List.of("en", "ko");

    /** Streams, tables, charts as PNG and SVG, errors, outputs that change, controls: every kind that a lab shows. */
    private static final Set<String> FOR_NBCONVERT =
            Set.of("java.en.ipynb", "hibernate.en.ipynb", "hibernate.ko.ipynb");

    /** The page of a small laptop. */
    private static final int WIDTH = 1366;

    private static final int HEIGHT = 768;

    private static final Map<String, NotebookServer> SERVERS = new HashMap<>();
    private static InstalledKernel kernel;
    private static Future<Void> again;
    private static Browser browser;

    static List<LabNotebook> labs() {
        return LabNotebook.all();
    }

    /** Each lab in one language: one in English, the next in Korean. */
    static List<LabNotebook> byTurns() {
        List<LabSource> labs = LabSource.all();
        return IntStream.range(0, labs.size())
                .mapToObj(i -> labs.get(i).notebook(LANGUAGES.get(i % LANGUAGES.size())))
                .toList();
    }

    static List<LabNotebook> forNbconvert() {
        return labs().stream()
                .filter(lab -> FOR_NBCONVERT.contains(lab.toString()))
                .toList();
    }

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        kernel = InstalledKernel.under(WORK);
    }

    /** All labs run again, begun by who asks first: the browser, which opens them one by one, waits more than it works. */
    private static synchronized Future<Void> again() {
        if (again == null) {
            FutureTask<Void> task = new FutureTask<>(() -> {
                kernel.author(LabSource.all(), EXECUTED);
                return null;
            });
            again = task;
            new Thread(task, "author").start();
        }
        return again;
    }

    @AfterAll
    static void close() throws IOException {
        if (browser != null) {
            browser.close();
        }
        SERVERS.values().forEach(NotebookServer::close);
    }

    /**
     * A lab is deterministic, so its notebook run again is the same file. After a change on purpose: {@code ./skylab author
     * notebooks/labs/<lab>}.
     */
    @Tag("once")
    @ParameterizedTest
    @MethodSource("labs")
    void runningALabAgainGivesTheSameBytes(LabNotebook lab) throws Exception {
        again().get();
        assertSame(lab, EXECUTED.resolve(lab.path().getParent().getFileName()).resolve(lab.toString()));
    }

    @ParameterizedTest
    @MethodSource("forNbconvert")
    void nbconvertMakesTheSameOfIt(LabNotebook lab) throws IOException, InterruptedException {
        assertSame(lab, ExecutedLab.run(kernel, lab, WORK.resolve("nbconvert")).path());
    }

    private static void assertSame(LabNotebook lab, Path again) throws IOException {
        List<JsonNode> expected = lab.cells();
        List<JsonNode> actual = LabNotebook.cells(LabNotebook.read(again));
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(
                    expected.get(i).toPrettyString(),
                    actual.get(i).toPrettyString(),
                    "cell " + LabNotebook.id(expected.get(i)) + "; the whole result: " + again);
        }
        assertEquals(
                withoutJavaVersion(Files.readString(lab.path(), StandardCharsets.UTF_8)),
                withoutJavaVersion(Files.readString(again, StandardCharsets.UTF_8)));
    }

    /** The kernel tells clients which Java it is; that is the machine's, not the lab's. */
    private static String withoutJavaVersion(String notebook) {
        return notebook.replaceFirst("(\"pygments_lexer\": \"java\",\\s*\"version\": )\"\\d+\"", "$1\"\"");
    }

    @Tag("once")
    @Order(1)
    @ParameterizedTest
    @MethodSource("byTurns")
    void aLabRunsInTheBrowserAndFitsIntoTheWindow(LabNotebook lab) throws IOException, InterruptedException {
        again();
        Path pages = WORK.resolve("pages-" + lab.language());
        lab.copyTo(pages, false);
        if (browser == null) {
            browser = Browser.open(WIDTH, HEIGHT);
        }
        browser.go(server(lab.language(), pages).page(lab.path().toString().replace('\\', '/')));
        JsonNode ran = browser.await(RUN_ALL);
        photograph(browser, lab);
        assertEquals(LabNotebook.outputs(lab.cells()), LabNotebook.outputs(LabNotebook.cells(ran)));
        assertEquals(0, browser.run(BROKEN_PICTURES).asInt(), "pictures that do not load");
        assertEquals("[]", browser.run(TOO_WIDE).toString(), "wider than a page of " + WIDTH + " pixels");
    }

    private static NotebookServer server(String language, Path pages) throws IOException, InterruptedException {
        if (!SERVERS.containsKey(language)) {
            Map<String, String> environment = new HashMap<>(kernel.environment(language));
            environment.put(
                    "SKYLAB_PROGRESS",
                    Files.createTempDirectory("skylab-progress").toString());
            // As author does: kernels that run one notebook each.
            environment.put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
            SERVERS.put(language, NotebookServer.start(environment, pages.toAbsolutePath()));
        }
        return SERVERS.get(language);
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

    /** What is drawn further right than the page is wide; text of a terminal may be, in a box of its own that scrolls. */
    private static final String TOO_WIDE =
            """
            const width = document.documentElement.clientWidth;
            const wide = [...document.querySelectorAll('.rendered_html svg, .rendered_html img, .output_svg svg, .output_png img')]
                .filter(each => each.getBoundingClientRect().right > width)
                .map(each => each.outerHTML.slice(0, 200));
            return document.documentElement.scrollWidth > width ? ['the page', ...wide] : wide;
            """;

    private static final String BROKEN_PICTURES =
            "return [...document.images].filter(image => image.complete && image.naturalWidth === 0).length;";
}
