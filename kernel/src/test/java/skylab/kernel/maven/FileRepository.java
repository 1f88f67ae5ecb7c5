package skylab.kernel.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** A Maven repository in a directory, as a mirror of everything, and a user whose settings name it. */
public final class FileRepository {
    private final Path root;
    private final Map<String, List<String>> versions = new TreeMap<>();

    /** Below this directory. */
    public FileRepository(Path root) {
        this.root = root;
    }

    /** The address of the repository. */
    public String url() {
        return root.resolve("remote").toUri().toString();
    }

    /** Where the user, whose home is the directory, keeps Maven's files. */
    public Path user() {
        return root.resolve(".m2");
    }

    /** A user whose settings make the repository the mirror of all others. */
    public MavenHome home() throws IOException {
        return home("<mirrors><mirror><id>here</id><url>" + url() + "</url><mirrorOf>*</mirrorOf></mirror></mirrors>");
    }

    /** A user with these elements in the settings. */
    public MavenHome home(String settings) throws IOException {
        Path file = user().resolve("settings.xml");
        Files.createDirectories(user());
        Files.writeString(file, "<settings>" + settings + "</settings>");
        return new MavenHome(file, Optional.empty(), Optional.empty());
    }

    /** Publishes a POM; each dependency is the content of a {@code <dependency>} element. */
    public void pom(String coordinates, String more, String... dependencies) throws IOException {
        String[] parts = coordinates.split(":");
        String all = List.of(dependencies).stream()
                .map(each -> "<dependency>" + each + "</dependency>")
                .collect(Collectors.joining());
        Files.writeString(
                file(coordinates, ".pom"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>%s<dependencies>%s</dependencies></project>"
                        .formatted(parts[0], parts[1], parts[2], more, all));
    }

    /** Publishes a library: its POM with dependencies of scope compile, and a jar with these files. */
    public void library(String coordinates, Map<String, byte[]> files, String... dependencies) throws IOException {
        pom(
                coordinates,
                "",
                List.of(dependencies).stream().map(FileRepository::dependency).toArray(String[]::new));
        jar(file(coordinates, ".jar"), files);
        String[] parts = coordinates.split(":");
        versions.computeIfAbsent(parts[0] + ":" + parts[1], key -> new ArrayList<>())
                .add(parts[2]);
        metadata(parts[0], parts[1]);
    }

    /** The content of a {@code <dependency>} element. */
    public static String dependency(String coordinates) {
        String[] parts = coordinates.split(":");
        return "<groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>"
                .formatted(parts[0], parts[1], parts[2]);
    }

    private void metadata(String group, String artifact) throws IOException {
        List<String> all = versions.get(group + ":" + artifact);
        String list =
                all.stream().map(each -> "<version>" + each + "</version>").collect(Collectors.joining());
        String last = all.get(all.size() - 1);
        Files.writeString(
                root.resolve("remote/" + group.replace('.', '/') + "/" + artifact + "/maven-metadata.xml"),
                "<metadata><groupId>%s</groupId><artifactId>%s</artifactId><versioning><latest>%s</latest><release>%s</release><versions>%s</versions></versioning></metadata>"
                        .formatted(group, artifact, last, last, list));
    }

    /** Where a file of a library is. */
    public Path file(String coordinates, String extension) throws IOException {
        String[] parts = coordinates.split(":");
        Path directory = root.resolve("remote/" + parts[0].replace('.', '/') + "/" + parts[1] + "/" + parts[2]);
        Files.createDirectories(directory);
        return directory.resolve(parts[1] + "-" + parts[2] + extension);
    }

    /** Writes a jar. */
    public static void jar(Path jar, Map<String, byte[]> files) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                out.putNextEntry(new JarEntry(each.getKey()));
                out.write(each.getValue());
            }
        }
    }

    /** Compiles a class against those compiled there before and the class path of the tests; its path in a jar and its bytes. */
    public static Map<String, byte[]> compiled(Path work, String name, String source) throws IOException {
        String path = name.replace('.', '/');
        Path file = work.resolve(path + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        String classPath = work + File.pathSeparator + System.getProperty("java.class.path");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", classPath, "-d", work.toString(), "-proc:none", file.toString());
        if (status != 0) {
            throw new IllegalArgumentException("does not compile: " + source);
        }
        return Map.of(path + ".class", Files.readAllBytes(work.resolve(path + ".class")));
    }

    /** The bytes of a text, for a file in a jar. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
