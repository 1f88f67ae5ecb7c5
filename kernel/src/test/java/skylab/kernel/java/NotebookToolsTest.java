package skylab.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skylab.kernel.evaluation.Outcome;
import skylab.kernel.extension.Binding;
import skylab.kernel.extension.KernelExtension;
import skylab.kernel.magic.Magic;
import skylab.kernel.magic.MagicRegistry;
import skylab.kernel.magic.builtin.BuiltinMagics;
import skylab.kernel.maven.FileRepository;
import skylab.kernel.text.Language;
import skylab.kernel.text.Messages;

/** The magics in a session. */
class NotebookToolsTest {
    @TempDir
    private Path directory;

    private final Session session = new Session(new Bound());

    private static final class Bound implements KernelExtension {
        @Override
        public List<Binding> bindings() {
            return List.of(new Binding("answer", "Integer", () -> 42));
        }
    }

    @AfterEach
    void close() {
        session.close();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    @Test
    void who_names_what_cells_have_declared_and_nothing_else() {
        assertEquals("Nothing of that kind is declared.", session.value("%who"));
        session.value("int x = answer;\nString greet(int n, String s) { return s; }\nrecord R(int a) {}\n"
                + "import java.awt.Point;\nx + 1");
        assertEquals("x  greet  R  java.awt.Point", session.value("%who"));
        assertEquals("x", session.value("%who int"));
        assertEquals("greet", session.value("%who method"));
        String table = session.value("%whos");
        for (String text : List.of("String(int,String)", "record", "variable", "import")) {
            assertTrue(table.contains(text), table);
        }
        session.value("String x = \"anew\";");
        assertEquals("x", session.value("%who String"));
    }

    @Test
    void reset_forgets_what_cells_have_declared_and_keeps_the_rest() {
        session.value(
                "int x = answer;\nint f() { return x; }\nclass C {}\nimport java.util.*;\nimport java.awt.Point;");
        session.value("int answer = 7;");
        session.printed();
        session.value("%reset");
        assertEquals("Declarations forgotten: 5\n", session.printed());
        for (String gone : List.of("x", "f()", "new C()", "new Point()")) {
            assertEquals("CompileError", session.failure(gone).name());
        }
        assertEquals("42", session.value("answer"));
        assertEquals("[1]", session.value("List.of(1)"));
        assertEquals("Nothing of that kind is declared.", session.value("%who"));
        assertEquals("2", session.value("int x = 1;\nx + 1"));
    }

    @Test
    void a_command_prints_and_tells_a_status_other_than_0() {
        PrintStream before = System.err;
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            assertNull(session.value("int x = 1;\n!echo out; echo wrong >&2\nx = 2;"));
            assertEquals("out\n", session.printed());
            assertEquals("wrong\n", errors.toString(StandardCharsets.UTF_8));
            assertEquals("2", session.value("x"));
            assertNull(session.value("!exit 3"));
            assertEquals("wrong\nThe command ended with status 3.\n", errors.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }

    @Test
    void a_name_of_a_variable_in_braces_stands_for_its_value() {
        session.value("int n = 7;\nString who = \"the world\";");
        session.value("!N=8; echo {n} ${N} {who} {unknown} {n,8}");
        assertEquals("7 8 the world {unknown} n 8\n", session.printed());
    }

    @Test
    void a_command_reads_nothing() {
        session.value("!cat; echo end");
        assertEquals("end\n", session.printed());
    }

    @Test
    void a_negation_is_java() {
        session.value("boolean done = false;\nboolean f() { return true; }");
        assertEquals("true", session.value("!done"));
        assertEquals("false", session.value("!f()"));
        assertEquals("true", session.value("boolean x =\n!done;\nx"));
        assertEquals("true", session.value("!(1 > 2)"));
    }

    @Test
    void a_command_works_in_the_directory_of_cd_with_the_variables_of_env() throws IOException {
        Path real = directory.toRealPath();
        session.value("%cd " + directory);
        session.value("%env COLOUR=red and blue");
        session.printed();
        session.value("!pwd; echo $COLOUR");
        assertEquals(real + "\nred and blue\n", session.printed());
        assertEquals(real.toString(), session.value("%pwd"));
        assertEquals("red and blue", session.value("%env COLOUR"));
        session.value("%%writefile note.txt\nhello");
        assertEquals("hello", Files.readString(directory.resolve("note.txt")));
        session.value("%cd -");
        assertEquals(Path.of("").toAbsolutePath().toString(), session.value("%pwd"));
        assertTrue(session.failure("%cd /no/such/place").message().contains("/no/such/place"));
    }

    @Test
    void an_interrupt_kills_the_command_and_what_it_has_started() throws Exception {
        try (ServerSocket calls = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String command = "!sleep 1000 & echo $! > /dev/tcp/127.0.0.1/" + calls.getLocalPort() + "; wait";
            CompletableFuture<Outcome> cell = CompletableFuture.supplyAsync(() -> session.run(command));
            String pid = new String(calls.accept().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            ProcessHandle sleeper =
                    ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
            session.evaluator.interrupt();
            Outcome outcome = cell.get(20, TimeUnit.SECONDS);
            assertEquals(
                    "Interrupted",
                    assertInstanceOf(Outcome.Failed.class, outcome).name());
            sleeper.onExit().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_file_of_java_is_run_with_its_magics() throws IOException {
        file("setup.jsh", "int x = 20;\n%time x++\nint f() {\n    return x;\n}\nf() * 2");
        session.value("%cd " + directory);
        assertEquals("42", session.value("%load setup"));
        assertEquals("21", session.value("f()"));
    }

    @Test
    void the_code_cells_of_a_notebook_are_run() throws IOException {
        String notebook = file(
                "part.ipynb",
                """
                {"cells": [
                 {"cell_type": "markdown", "source": ["not this"]},
                 {"cell_type": "code", "source": ["int a = 1;\\n", "int b = 2;"]},
                 {"cell_type": "code", "source": "%%writefile made.txt\\nby a cell"},
                 {"cell_type": "code", "source": ""},
                 {"cell_type": "code", "source": "a + b"}
                ], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}""");
        session.value("%cd " + directory);
        assertEquals("3", session.value("%load " + notebook));
        assertEquals("by a cell", Files.readString(directory.resolve("made.txt")));
        assertEquals("3", session.value("a + b"));
    }

    @Test
    void a_file_that_fails_is_an_error_of_the_cell() throws IOException {
        assertEquals(
                "CompileError",
                session.failure("%load " + file("bad.java", "int x = nope;")).name());
        assertEquals("UsageError", session.failure("%load nowhere").name());
    }

    @Test
    void the_value_of_a_magic_may_be_assigned() throws IOException {
        for (String name : List.of("a.jar", "b.jar", "c.jar")) {
            FileRepository.jar(directory.resolve(name), Map.of());
        }
        session.value("List<String> added = %jars " + directory + "/?.jar\nString where = %pwd");
        assertEquals("3", session.value("added.size()"));
        assertEquals("true", session.value("added.get(0).endsWith(\"a.jar\")"));
        assertEquals(Path.of("").toAbsolutePath().toString(), session.value("where"));
        assertEquals("true", session.value("lineMagic(\"jars\", List.of()).equals(added)"));
        assertEquals("10", session.value("int n = cellMagic(\"time\", List.of(), \"int m = 9;\\nm + 1\");\nn"));
    }

    @Test
    void only_archives_and_directories_come_to_the_class_path() throws IOException {
        FileRepository.jar(directory.resolve("good.jar"), Map.of("a/note.txt", FileRepository.bytes("found")));
        String bad = file("bad.jar", "not a jar");
        assertEquals(
                bad + " is no jar, or a damaged one.",
                session.failure("%jars " + bad).message());
        assertTrue(
                session.failure("%classpath " + directory + "/none*").message().startsWith("There is no file"));
        session.value("List<String> added = %addJars " + directory);
        assertEquals("[good.jar]", session.value("added.stream().map(s -> Path.of(s).getFileName()).toList()"));
        assertEquals(
                "true",
                session.value("Thread.currentThread().getContextClassLoader().getResource(\"a/note.txt\") != null"));
    }

    @Test
    void timing_a_cell_runs_its_preparation_once() {
        session.value("long n = 0;\nlong[] made = null;\nint times = 0;");
        String result = session.value("%%timeit made = new long[1]; times++;\nmade[0]++;\nn++");
        assertTrue(result.contains("per run"), result);
        assertEquals("1", session.value("times"));
        assertEquals("true", session.value("n > 1000 && n == made[0]"));
    }

    @Test
    void help_is_shown_for_a_magic_by_any_of_its_names() {
        for (String question : List.of("%system?", "?system", "?%system", "%pinfo system", "%sx??")) {
            String help = session.value(question);
            assertTrue(help.contains("%system") && help.contains("%sx") && help.contains("%%sh"), help);
        }
        assertTrue(session.value("%%html?").contains("%%html"));
        assertTrue(session.failure("%tme?").message().contains("%time"));
    }

    @Test
    void every_magic_has_a_line_of_help_in_both_languages() {
        for (Language language : Language.values()) {
            MagicRegistry registry = new MagicRegistry(new Messages(language));
            for (Magic magic : BuiltinMagics.all(registry)) {
                assertFalse(
                        magic.help(language).isBlank() || magic.help(language).contains("\n"), magic.name());
                assertFalse(magic.details(language).matches("(?s).*\\{\\d.*"), magic.name());
            }
        }
    }
}
