package skylab.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skylab.kernel.display.DisplayRegistry;
import skylab.kernel.evaluation.Cell;
import skylab.kernel.evaluation.Outcome;
import skylab.kernel.java.compiler.JavacCompiler;
import skylab.kernel.magic.builtin.BuiltinMagics;
import skylab.kernel.maven.FileRepository;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Language;
import skylab.kernel.text.Messages;

class SessionSettingsTest {
    @TempDir
    private Path directory;

    private static Optional<Duration> timeout(String text) {
        return SessionSettings.of(Map.of("IJAVA_TIMEOUT", text)).timeout();
    }

    @Test
    void an_environment_without_the_variables_asks_nothing() {
        assertEquals(SessionSettings.NONE, SessionSettings.of(Map.of("PATH", "/bin")));
    }

    @Test
    void a_timeout_is_in_milliseconds_unless_it_names_a_unit() {
        assertEquals(Optional.of(Duration.ofMillis(1500)), timeout("1500"));
        assertEquals(Optional.of(Duration.ofSeconds(30)), timeout("30 SECONDS"));
        assertEquals(Optional.of(Duration.ofMinutes(2)), timeout("2 minutes"));
        assertEquals(Optional.empty(), timeout("-1"));
        assertEquals(Optional.empty(), timeout("0"));
        assertThrows(IllegalArgumentException.class, () -> timeout("soon"));
        assertThrows(IllegalArgumentException.class, () -> timeout("3 moons"));
    }

    private static JavaEvaluator evaluator(SessionSettings settings) {
        Messages messages = new Messages(Language.ENGLISH);
        return new JavaEvaluator(
                JavacCompiler::new,
                "",
                settings,
                messages,
                new DisplayRegistry(messages),
                BuiltinMagics.registry(messages, List::of),
                List.of(),
                value -> {});
    }

    private static String value(JavaEvaluator evaluator, String code) {
        Outcome outcome = evaluator.evaluate(new Cell(1, code));
        return outcome instanceof Outcome.Done done
                ? done.result()
                        .map(bundle -> String.valueOf(bundle.data().get(MimeBundle.TEXT)))
                        .orElse("")
                : ((Outcome.Failed) outcome).name();
    }

    @Test
    void class_path_options_and_scripts_are_there_from_the_start_and_after_a_reset() throws IOException {
        FileRepository.jar(
                directory.resolve("far.jar"),
                FileRepository.compiled(
                        directory.resolve("work"),
                        "far.Sum",
                        "package far; public class Sum { public static int one() { return 1; } }"));
        Files.writeString(directory.resolve("init.jshell"), "import far.Sum;\nint two = Sum.one() + 1;");
        try (JavaEvaluator evaluator = evaluator(SessionSettings.of(Map.of(
                "IJAVA_CLASSPATH",
                directory + "/*.jar",
                "IJAVA_COMPILER_OPTS",
                "-parameters",
                "IJAVA_STARTUP_SCRIPTS_PATH",
                directory + "/init.jshell",
                "IJAVA_STARTUP_SCRIPT",
                "int three(int given) { return two + given; }")))) {
            assertEquals("3", value(evaluator, "three(1)"));
            value(evaluator, "%reset");
            assertEquals("4", value(evaluator, "three(2)"));
            assertEquals(
                    "given",
                    value(
                            evaluator,
                            "class A { void f(int given) {} }\nA.class.getDeclaredMethods()[0].getParameters()[0].getName()"));
        }
    }

    @Test
    void a_script_that_fails_leaves_a_session() {
        try (JavaEvaluator evaluator = evaluator(SessionSettings.of(Map.of("IJAVA_STARTUP_SCRIPT", "int x = ;")))) {
            assertEquals("2", value(evaluator, "1 + 1"));
        }
    }

    @Test
    void a_cell_that_reaches_the_timeout_is_stopped() {
        try (JavaEvaluator evaluator = evaluator(SessionSettings.of(Map.of("IJAVA_TIMEOUT", "3 SECONDS")))) {
            assertEquals("Interrupted", value(evaluator, "while (true) {}"));
            assertEquals("2", value(evaluator, "1 + 1"));
        }
    }

    @Test
    void options_are_words_and_paths_may_have_wildcards() throws IOException {
        for (String name : List.of("b.jar", "a.jar", "c.txt", "init.jshell")) {
            Files.writeString(directory.resolve(name), "");
        }
        SessionSettings settings = SessionSettings.of(Map.of(
                "IJAVA_CLASSPATH",
                directory + "/*.jar" + File.pathSeparator + directory,
                "IJAVA_COMPILER_OPTS",
                "-parameters -Xlint:all",
                "IJAVA_STARTUP_SCRIPTS_PATH",
                directory + "/ini?.jshell",
                "IJAVA_STARTUP_SCRIPT",
                "int x = 1;"));
        assertEquals(List.of(directory.resolve("a.jar"), directory.resolve("b.jar"), directory), settings.classPath());
        assertEquals(List.of("-parameters", "-Xlint:all"), settings.compilerOptions());
        assertEquals(List.of(directory.resolve("init.jshell")), settings.startupScripts());
        assertEquals("int x = 1;", settings.startupScript());
    }
}
