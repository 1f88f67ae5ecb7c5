package skylab.kernel.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static skylab.kernel.maven.FileRepository.dependency;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skylab.kernel.maven.UnresolvedLibraryException.Reason;

class ResolverTest {
    private static final Set<String> SCOPES = Set.of("compile", "runtime", "system", "import");

    @TempDir
    private Path directory;

    private FileRepository repository;
    private final Transfers transfers = new Transfers(state -> {});

    @BeforeEach
    void publish() throws IOException {
        repository = new FileRepository(directory);
        repository.library("org.far:leaf:1.0", Map.of());
        repository.library("org.far:leaf:2.0", Map.of());
        repository.library("org.far:branch:1.0", Map.of(), "org.far:leaf:1.0");
        repository.library("org.far:tree:1.0", Map.of(), "org.far:branch:1.0", "org.far:leaf:2.0");
    }

    private List<String> resolve(MavenHome home, String... coordinates) throws Exception {
        return ResolverLoader.resolver(home).resolve(List.of(coordinates), List.of(), transfers).stream()
                .map(Library::coordinates)
                .toList();
    }

    private UnresolvedLibraryException failure(MavenHome home, String... coordinates) {
        return assertThrows(UnresolvedLibraryException.class, () -> resolve(home, coordinates));
    }

    private List<String> pom(MavenHome home, String text, String... scopes) throws Exception {
        Path file = Files.writeString(directory.resolve("pom.xml"), PartialPom.complete(text));
        return ResolverLoader.resolver(home)
                .resolvePom(file, scopes.length == 0 ? SCOPES : Set.of(scopes), transfers)
                .stream()
                .map(Library::coordinates)
                .toList();
    }

    @Test
    void a_library_comes_with_all_that_it_needs_each_once_in_the_nearest_version() throws Exception {
        assertEquals(
                List.of("org.far:tree:1.0", "org.far:branch:1.0", "org.far:leaf:2.0"),
                resolve(repository.home(), "org.far:tree:1.0"));
        assertTrue(Files.isRegularFile(repository.user().resolve("repository/org/far/leaf/2.0/leaf-2.0.jar")));
        assertEquals(7, transfers.files(), "three jars and, of both leaves too, four POMs");
    }

    @Test
    void without_a_version_the_latest_release_comes() throws Exception {
        assertEquals(List.of("org.far:leaf:2.0"), resolve(repository.home(), "org.far:leaf"));
    }

    @Test
    void a_version_may_be_a_range() throws Exception {
        assertEquals(List.of("org.far:leaf:1.0"), resolve(repository.home(), "org.far:leaf:[1.0,2.0)"));
    }

    @Test
    void classifier_and_type_are_part_of_the_coordinates() throws Exception {
        FileRepository.jar(repository.file("org.far:leaf:1.0", "-tests.jar"), Map.of());
        assertEquals(List.of("org.far:leaf:jar:tests:1.0"), resolve(repository.home(), "org.far:leaf:jar:tests:1.0"));
    }

    @Test
    void what_was_fetched_once_is_there_when_the_repository_is_gone() throws Exception {
        MavenHome home = repository.home();
        List<String> before = resolve(home, "org.far:tree:1.0");
        Files.move(directory.resolve("remote"), directory.resolve("gone"));
        assertEquals(before, resolve(home, "org.far:tree:1.0"));
    }

    @Test
    void an_unknown_library_is_told_with_what_was_tried() throws Exception {
        UnresolvedLibraryException failure = failure(repository.home(), "org.far:nowhere:1.0");
        assertEquals(Reason.NOT_FOUND, failure.reason());
        assertEquals("org.far:nowhere:1.0", failure.coordinates());
        assertEquals(
                List.of("here"), failure.tried().stream().map(RemoteSource::id).toList());
        assertEquals("", failure.neededBy());
    }

    @Test
    void of_an_unknown_version_the_known_ones_are_told() throws Exception {
        assertEquals(
                List.of("1.0", "2.0"),
                failure(repository.home(), "org.far:leaf:3.0").versions());
    }

    @Test
    void what_a_library_needs_in_vain_is_told_with_the_library() throws Exception {
        repository.library("org.far:broken:1.0", Map.of(), "org.far:nowhere:1.0");
        UnresolvedLibraryException failure = failure(repository.home(), "org.far:broken:1.0");
        assertEquals("org.far:nowhere:1.0", failure.coordinates());
        assertEquals("org.far:broken:1.0", failure.neededBy());
    }

    @Test
    void coordinates_that_are_none_are_told() throws Exception {
        assertEquals(Reason.INVALID, failure(repository.home(), "leaf").reason());
    }

    @Test
    void settings_that_say_offline_keep_from_the_network_but_not_from_what_is_there() throws Exception {
        resolve(repository.home(), "org.far:leaf:1.0");
        MavenHome offline = repository.home("<offline>true</offline><mirrors><mirror><id>here</id><url>"
                + repository.url() + "</url><mirrorOf>*</mirrorOf></mirror></mirrors>");
        assertEquals(List.of("org.far:leaf:1.0"), resolve(offline, "org.far:leaf:1.0"));
        assertEquals(Reason.OFFLINE, failure(offline, "org.far:leaf:2.0").reason());
    }

    @Test
    void a_repository_that_does_not_answer_is_told() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        UnresolvedLibraryException failure = failure(
                repository.home("<mirrors><mirror><id>down</id><url>http://localhost:" + closed
                        + "</url><mirrorOf>*</mirrorOf></mirror></mirrors>"),
                "org.far:leaf:1.0");
        assertEquals(Reason.UNREACHABLE, failure.reason());
        assertEquals("org.far:leaf:1.0", failure.coordinates());
        assertEquals("http://localhost:" + closed, failure.tried().get(0).url());
    }

    @Test
    void repositories_of_active_profiles_are_asked() throws Exception {
        String profile = "<profiles><profile><id>%s</id>%s<repositories><repository><id>mine</id><url>"
                + repository.url() + "</url></repository></repositories></profile></profiles>";
        String mirror = "<mirrors><mirror><id>none</id><url>file:///nowhere</url><mirrorOf>central</mirrorOf></mirror>"
                + "</mirrors>";
        MavenHome named = repository.home(mirror + profile.formatted("a", "")
                + "<activeProfiles><activeProfile>a</activeProfile></activeProfiles>");
        assertEquals(List.of("org.far:leaf:1.0"), resolve(named, "org.far:leaf:1.0"));
        MavenHome byDefault = repository.home(
                mirror + profile.formatted("b", "<activation><activeByDefault>true</activeByDefault></activation>"));
        assertEquals(List.of("org.far:leaf:2.0"), resolve(byDefault, "org.far:leaf:2.0"));
        MavenHome inactive = repository.home(mirror + profile.formatted("c", ""));
        assertEquals(Reason.NOT_FOUND, failure(inactive, "org.far:branch:1.0").reason());
    }

    @Test
    void the_local_repository_is_where_the_settings_say() throws Exception {
        MavenHome home = repository.home("<localRepository>" + directory.resolve("elsewhere")
                + "</localRepository><mirrors><mirror><id>here</id><url>" + repository.url()
                + "</url><mirrorOf>*</mirrorOf></mirror></mirrors>");
        resolve(home, "org.far:leaf:1.0");
        assertTrue(Files.isRegularFile(directory.resolve("elsewhere/org/far/leaf/1.0/leaf-1.0.jar")));
    }

    @Test
    void settings_that_cannot_be_read_are_told() throws Exception {
        UnresolvedLibraryException failure = failure(repository.home("<mirrors>"), "org.far:leaf:1.0");
        assertEquals(Reason.INVALID, failure.reason());
        assertTrue(failure.coordinates().endsWith("settings.xml"));
    }

    @Test
    void a_pom_brings_its_dependencies_by_scope() throws Exception {
        String text = "<dependency>" + dependency("org.far:leaf:1.0") + "</dependency><dependency>"
                + dependency("org.far:branch:1.0") + "<scope>test</scope></dependency>";
        assertEquals(List.of("org.far:leaf:1.0"), pom(repository.home(), text));
        assertEquals(List.of("org.far:branch:1.0", "org.far:leaf:1.0"), pom(repository.home(), text, "test"));
    }

    @Test
    void a_pom_takes_versions_from_parents_properties_and_imported_lists() throws Exception {
        repository.pom(
                "org.far:parent:1",
                "<packaging>pom</packaging><properties><leaf>2.0</leaf></properties><dependencyManagement><dependencies>"
                        + "<dependency>" + dependency("org.far:list:1")
                        + "<type>pom</type><scope>import</scope></dependency></dependencies></dependencyManagement>");
        repository.pom(
                "org.far:list:1",
                "<packaging>pom</packaging><dependencyManagement><dependencies><dependency>"
                        + dependency("org.far:branch:1.0") + "</dependency></dependencies></dependencyManagement>");
        String text = "<parent>" + dependency("org.far:parent:1") + "</parent>"
                + "<dependency><groupId>org.far</groupId><artifactId>branch</artifactId></dependency>"
                + "<dependency>" + dependency("org.far:leaf:${leaf}") + "</dependency>";
        assertEquals(List.of("org.far:branch:1.0", "org.far:leaf:2.0"), pom(repository.home(), text));
    }

    @Test
    void a_pom_names_repositories_of_its_own() throws Exception {
        MavenHome home = repository.home("<mirrors><mirror><id>none</id><url>file:///nowhere</url><mirrorOf>central"
                + "</mirrorOf></mirror></mirrors>");
        String text = "<repository><id>own</id><url>" + repository.url() + "</url></repository><dependency>"
                + dependency("org.far:leaf:1.0") + "</dependency>";
        assertEquals(List.of("org.far:leaf:1.0"), pom(home, text));
    }

    @Test
    void a_pom_that_is_none_is_told() throws Exception {
        UnresolvedLibraryException failure = assertThrows(
                UnresolvedLibraryException.class,
                () -> pom(repository.home(), "<dependency><artifactId>leaf</artifactId></dependency>"));
        assertEquals(Reason.INVALID, failure.reason());
        assertTrue(failure.getMessage().contains("groupId"), failure.getMessage());
    }

    @Test
    void a_missing_parent_is_told() throws Exception {
        UnresolvedLibraryException failure = assertThrows(
                UnresolvedLibraryException.class,
                () -> pom(repository.home(), "<parent>" + dependency("org.far:nobody:1") + "</parent>"));
        assertEquals(Reason.NOT_FOUND, failure.reason());
        assertEquals("org.far:nobody:1", failure.coordinates());
    }

    @Test
    void the_resolver_lives_in_a_loader_of_its_own() throws Exception {
        LibraryResolver resolver = ResolverLoader.resolver(repository.home());
        assertNotSame(
                LibraryResolver.class.getClassLoader(), resolver.getClass().getClassLoader());
    }
}
