package skylab.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skylab.kernel.maven.FileRepository;

/** The magics of Maven in a session, with a repository in a directory. */
class MavenMagicsTest {
    private static final String HOME = "user.home";

    @TempDir
    private Path directory;

    private final String home = System.getProperty(HOME);
    private FileRepository repository;
    private Session session;

    @BeforeEach
    void publish() throws IOException {
        repository = new FileRepository(directory);
        repository.library("org.far:base:1.0", compiled("far.Base", "public static int one() { return 1; }"));
        repository.library("org.far:base:2.0", compiled("far.Base", "public static int one() { return 2; }"));
        repository.library(
                "org.far:sum:1.0",
                FileRepository.compiled(
                        directory.resolve("work"),
                        "far.Sum",
                        "package far; public class Sum { public static int two() { return 2 * Base.one(); } }"),
                "org.far:base:1.0");
        repository.home();
        System.setProperty(HOME, directory.toString());
        session = new Session();
    }

    @AfterEach
    void close() {
        session.close();
        System.setProperty(HOME, home);
    }

    private Map<String, byte[]> compiled(String name, String body) throws IOException {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        return FileRepository.compiled(
                directory.resolve("work"), name, "package far; public class " + simple + " { " + body + " }");
    }

    @Test
    void a_cell_may_use_a_library_right_after_the_line_that_adds_it() {
        assertEquals("2", session.value("%maven org.far:sum:1.0\nimport far.*;\nSum.two()"));
        assertTrue(session.printed().contains("Added org.far:sum:1.0 (2 jars"));
    }

    @Test
    void names_and_forms_are_those_of_ijava() {
        session.value("%addMavenDependencies org.far:base:1.0");
        session.value("%addMavenDependency org.far:base:1.0");
        session.value("%addMaven org.far:base:1.0");
        session.value("%%maven\norg.far:base:1.0\norg.far:sum:1.0 // with a comment");
        assertEquals("2", session.value("far.Sum.two()"));
    }

    @Test
    void another_version_is_told_to_stay_away() {
        session.value("%maven org.far:base:1.0");
        session.printed();
        session.value("%maven org.far:base:2.0");
        assertTrue(session.printed().contains("org.far:base stays at version 1.0, not 2.0"));
        assertEquals("1", session.value("far.Base.one()"));
    }

    @Test
    void a_pom_in_the_cell_adds_its_dependencies() {
        session.value(
                "%%loadFromPOM\n<dependency>\n" + FileRepository.dependency("org.far:sum:1.0") + "\n</dependency>");
        assertEquals("2", session.value("far.Sum.two()"));
        assertTrue(session.failure("%%loadFromPOM\n<dependency>\n</wrong>")
                .message()
                .startsWith("Line 3 "));
    }

    @Test
    void a_pom_file_adds_its_dependencies() {
        session.value("%%writefile " + directory.resolve("my.xml") + "\n<project><modelVersion>4.0.0</modelVersion>"
                + "<groupId>a</groupId><artifactId>b</artifactId><version>1</version><dependencies><dependency>"
                + FileRepository.dependency("org.far:base:2.0") + "</dependency></dependencies></project>");
        session.value("%loadFromPOM " + directory.resolve("my.xml") + " test");
        assertEquals("CompileError", session.failure("far.Base.one()").name());
        session.value("%loadFromPOM " + directory.resolve("my.xml") + " compile test");
        assertEquals("2", session.value("far.Base.one()"));
    }

    @Test
    void another_repository_may_be_added() throws IOException {
        repository.home("<mirrors><mirror><id>none</id><url>file:///nowhere</url><mirrorOf>central</mirrorOf></mirror>"
                + "</mirrors>");
        assertTrue(session.failure("%maven org.far:base:1.0").message().contains("none (file:///nowhere)"));
        session.value("%mavenRepo far " + repository.url() + "\n%maven org.far:base:1.0");
        assertEquals("1", session.value("far.Base.one()"));
        assertEquals("[far (" + repository.url() + ")]", session.value("%mavenRepo"));
    }

    @Test
    void what_is_not_found_is_told_with_what_to_do() {
        String message = session.failure("%maven org.far:sum:9.9").message();
        assertEquals(
                "There is no library org.far:sum:9.9.\nAsked: here (" + repository.url()
                        + ")\nThe latest versions are 1.0.",
                message);
        assertTrue(session.failure("%maven org.far:none:1").message().contains("%mavenRepo id url"));
    }

    @Test
    void a_library_brings_magics() throws IOException {
        Map<String, byte[]> files = new TreeMap<>(
                FileRepository.compiled(
                        directory.resolve("work"),
                        "far.Greeting",
                        """
                package far;

                public class Greeting implements skylab.kernel.magic.LineMagic {
                    public String name() { return "greet"; }

                    public String help(skylab.kernel.text.Language language) { return "Greets."; }

                    public Object line(String arguments, skylab.kernel.extension.KernelContext context) {
                        return "hello " + arguments;
                    }
                }
                """));
        files.put("META-INF/services/skylab.kernel.magic.Magic", FileRepository.bytes("far.Greeting # ours\n"));
        repository.library("org.far:greeting:1.0", files);
        assertEquals("UsageError", session.failure("%greet you").name());
        assertEquals("hello you", session.value("%maven org.far:greeting:1.0\n%greet you"));
        assertTrue(session.value("%lsmagic").contains("Greets."));
        try (Session other = new Session()) {
            Path jar = repository.file("org.far:greeting:1.0", ".jar");
            assertEquals("hello all", other.value("%jars " + jar + "\n%greet all"));
        }
    }
}
