package skylab.courseware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A walkthrough with charts and a picture in JupyterLab 4 and Notebook 7: legible as it is handed out, which is when pages
 * take scripts and drawings from it because they do not trust it yet, and the same again when it is run there.
 */
@Tag("once")
class JupyterLabIT {
    private static final Path WORK = Path.of("target", "clients");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String LAB = "life-cycle";

    /** The page of a small laptop. */
    private static final int WIDTH = 1366;

    private static final int HEIGHT = 768;

    /** Starts one of them on a directory. */
    private interface FrontEnd {
        NotebookServer start(Map<String, String> environment, Path directory) throws IOException, InterruptedException;
    }

    @Test
    void aLabIsLegibleAndRunsInJupyterLab() throws IOException, InterruptedException {
        aLabIsLegibleAndRuns("jupyterlab", "en", NotebookServer::lab);
    }

    @Test
    void aLabIsLegibleAndRunsInNotebook7() throws IOException, InterruptedException {
        aLabIsLegibleAndRuns("notebook", "ko", NotebookServer::notebook);
    }

    private static void aLabIsLegibleAndRuns(String name, String language, FrontEnd frontEnd)
            throws IOException, InterruptedException {
        LabNotebook lab = LabSource.all().stream()
                .filter(source -> source.folder().toString().endsWith(LAB))
                .findFirst()
                .orElseThrow()
                .notebook(language);
        Path pages = WORK.resolve("pages-" + name).toAbsolutePath();
        lab.copyTo(pages, true);
        Map<String, String> environment =
                new HashMap<>(new InstalledKernel(WORK.toAbsolutePath()).environment(language));
        environment.put("JUPYTERLAB_SETTINGS_DIR", settings().toString());
        environment.put(
                "JUPYTERLAB_WORKSPACES_DIR",
                Files.createTempDirectory("skylab-workspaces").toString());
        environment.put(
                "SKYLAB_PROGRESS", Files.createTempDirectory("skylab-progress").toString());
        // Where there is no such server, nothing has to be installed for it.
        try (NotebookServer server = frontEnd.start(environment, pages)) {
            InstalledKernel.under(WORK);
            try (Browser browser = Browser.open(WIDTH, HEIGHT)) {
                browser.go(server.page(lab.path().toString().replace('\\', '/')));
                JsonNode handedOut = browser.await(WHEN_READY);
                browser.screenshot(SCREENSHOTS.resolve(name + "-handed-out.png"));
                assertEquals("[]", browser.run(ILLEGIBLE).toString(), "as it is handed out");
                assertTrue(handedOut.path("pictures").asInt() >= 2, () -> "a picture and a chart: " + handedOut);
                assertEquals(0, handedOut.path("trusted").asInt(), "cells that the page trusts");
                JsonNode ran = browser.await(RUN_ALL);
                browser.screenshot(SCREENSHOTS.resolve(name + "-ran.png"));
                assertEquals(LabNotebook.outputs(lab.cells()), LabNotebook.outputs(LabNotebook.cells(ran)));
                assertEquals("[]", browser.run(ILLEGIBLE).toString(), "after it has run");
            }
        }
    }

    /** All cells are in the page, also those that are scrolled out of sight. */
    private static Path settings() throws IOException {
        Path settings = Files.createTempDirectory("skylab-settings");
        Path notebook = Files.createDirectories(settings.resolve(Path.of("@jupyterlab", "notebook-extension")));
        Files.writeString(notebook.resolve("tracker.jupyterlab-settings"), "{\"windowingMode\": \"none\"}");
        return settings;
    }

    /** Ends when the notebook is there and its kernel waits. */
    private static final String WHEN_READY =
            """
            const done = arguments[0];
            const look = () => {
              const page = window.jupyterapp && jupyterapp.shell.currentWidget;
              const session = page && page.sessionContext && page.sessionContext.session;
              const pictures = [...document.images].filter(image => image.closest('.jp-Notebook'));
              if (session && page.context.isReady && session.kernel && session.kernel.status === 'idle'
                  && pictures.length > 0 && pictures.every(image => image.complete)) {
                const trusted = page.content.widgets.filter(cell => cell.model.type === 'code' && cell.model.trusted);
                done({pictures: pictures.length, trusted: trusted.length});
              } else {
                setTimeout(look, 100);
              }
            };
            look();
            """;

    /** The menu's "Run All Cells"; ends when the page has drawn what the last cell has shown. */
    private static final String RUN_ALL =
            """
            const done = arguments[0];
            jupyterapp.commands.execute('notebook:run-all-cells').then(() =>
              setTimeout(() => requestAnimationFrame(() =>
                done(jupyterapp.shell.currentWidget.content.model.toJSON())), 300));
            """;

    /** Pictures that do not load or reach beyond the notebook, formulas where nobody wrote one, errors. */
    private static final String ILLEGIBLE =
            """
            const page = jupyterapp.shell.currentWidget.node;
            const edge = page.getBoundingClientRect().right;
            const all = selector => [...page.querySelectorAll(selector)];
            return [
              ...all('img').filter(image => image.complete && image.naturalWidth === 0),
              ...all('img, .jp-OutputArea table').filter(each => each.getBoundingClientRect().right > edge),
              ...all('mjx-container'),
              ...all('[data-mime-type="application/vnd.jupyter.error"]'),
            ].map(each => each.outerHTML.slice(0, 200));
            """;
}
