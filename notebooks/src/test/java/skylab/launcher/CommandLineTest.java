package skylab.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLineTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void anUnknownCommandGivesHelpAndExitCodeTwo() {
        assertEquals(2, run("fly"));
        assertTrue(err.toString().contains("fly"), err.toString());
        assertTrue(err.toString().contains("doctor"), err.toString());
    }

    @Test
    void anUnknownOptionIsExitCodeTwo() {
        assertEquals(2, run("install", "--nowhere"));
    }

    @Test
    void twoPlacesAtOnceAreRefused() {
        assertEquals(2, run("install", "--user", "--prefix", "anywhere"));
        assertTrue(err.toString().contains("--prefix"), err.toString());
    }

    @Test
    void aPortThatDoesNotExistIsRefused() {
        assertEquals(2, run("up", "--port", "70000"));
    }

    @Test
    void aPortThatIsTakenIsRefused() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(1, run("up", "--port", Integer.toString(taken.getLocalPort())));
            assertTrue(err.toString().contains(Integer.toString(taken.getLocalPort())), err.toString());
        }
    }

    @Test
    void imagesThatCannotBeAreRefusedBeforeAnythingIsServed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("images.json");
        assertEquals(2, run("serve", "--port", "0", "--images", file.toString()));
        assertTrue(err.toString().contains(file + " cannot be read"), err.toString());
        Files.writeString(file, "{\"images\": [{\"id\": \"ami-1\", \"name\": \"one\"}]}");
        assertEquals(2, run("serve", "--port", "0", "--images", file.toString()));
        assertTrue(err.toString().contains(file + ": /images/0/id is \"ami-1\"; it must be "), err.toString());
    }

    @Test
    void aBenchmarkHasAName() {
        assertEquals(2, run("bench"));
        assertTrue(err.toString().contains("kernel"), err.toString());
    }

    @Test
    void aBenchmarkWithoutARunIsRefused() {
        assertEquals(2, run("bench", "kernel", "--runs", "0"));
    }

    @Test
    void everyCommandAndOptionIsDescribedInBothLanguages() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
            CommandLine line = Main.commandLine(Texts.in(language));
            assertDescribed(line);
        }
    }

    private static void assertDescribed(CommandLine line) {
        line.getSubcommands().forEach((name, command) -> {
            assertTrue(command.getCommandSpec().usageMessage().description().length > 0, name);
            command.getCommandSpec().options().stream()
                    .filter(option -> !option.hidden())
                    .forEach(option -> assertTrue(option.description().length > 0, option.longestName()));
            assertDescribed(command);
        });
    }

    @Test
    void theLanguagesHaveTheSameSentences() {
        assertEquals(
                new TreeSet<>(Texts.in(Locale.ENGLISH).bundle().keySet()),
                new TreeSet<>(Texts.in(Locale.KOREAN).bundle().keySet()));
        assertTrue(Texts.in(Locale.KOREAN).say("failure.port", 8888).startsWith("8888번 포트"));
        assertTrue(Texts.in(Locale.ENGLISH).say("failure.port", 8888).startsWith("Port 8888 is taken"));
    }

    @Test
    void theLanguageIsTheUsersThenTheLocales() {
        assertEquals(Locale.KOREAN, Texts.language(Map.of("SKYLAB_LANG", "ko", "LANG", "en_US.UTF-8")));
        assertEquals(Locale.KOREAN, Texts.language(Map.of("LANG", "ko_KR.UTF-8")));
        assertEquals(Locale.ENGLISH, Texts.language(Map.of("LC_ALL", "C", "LANG", "ko_KR.UTF-8")));
    }

    @Test
    void jupyterOfRootWithoutADisplayIsToldSo() {
        JupyterServer server = new JupyterServer(FakeMachine.of(Os.LINUX, Map.of(), Path.of("/root"))
                .withCommands("jupyter-notebook")
                .asRoot());
        assertEquals(
                List.of("/bin/jupyter-notebook", "--notebook-dir=/notebooks", "--allow-root", "--no-browser", "--ip=x"),
                server.command(Path.of("/notebooks"), List.of("--ip=x")).orElseThrow());
    }

    @Test
    void jupyterLabIsPreferredAndABrowserOpened() {
        JupyterServer server = new JupyterServer(FakeMachine.of(Os.LINUX, Map.of("DISPLAY", ":0"), Path.of("/home/kim"))
                .withCommands("jupyter-notebook", "jupyter-lab"));
        assertEquals(
                List.of("/bin/jupyter-lab", "--notebook-dir=/notebooks"),
                server.command(Path.of("/notebooks"), List.of()).orElseThrow());
    }

    @Test
    void jupyterOpensOnTheTableOfContents(@TempDir Path notebooks) throws IOException {
        Files.createFile(notebooks.resolve("Start.ipynb"));
        FakeMachine machine = FakeMachine.of(Os.LINUX, Map.of("DISPLAY", ":0"), Path.of("/home/kim"));
        assertEquals(
                List.of(
                        "/bin/jupyter-lab",
                        "--notebook-dir=" + notebooks,
                        "--LabApp.default_url=/lab/tree/Start.ipynb"),
                new JupyterServer(machine.withCommands("jupyter-lab"))
                        .command(notebooks, List.of())
                        .orElseThrow());
        assertEquals(
                List.of(
                        "/bin/jupyter-notebook",
                        "--notebook-dir=" + notebooks,
                        "--NotebookApp.default_url=/notebooks/Start.ipynb",
                        "--JupyterNotebookApp.default_url=/notebooks/Start.ipynb"),
                new JupyterServer(machine.withCommands("jupyter-notebook"))
                        .command(notebooks, List.of())
                        .orElseThrow());
    }

    private int run(String... arguments) {
        return Main.commandLine(Texts.in(Locale.ENGLISH))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
