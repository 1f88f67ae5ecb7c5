package skylab.kernel.java.documentation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Source files of the JDK, from its {@code src.zip}, and of libraries, from the {@code -sources.jar} beside a jar. The
 * archive of the JDK stays open once it was needed; the latest texts are kept.
 */
final class SourceFiles {
    private static final int MOST_TEXTS = 12;

    private final Map<String, String> texts = new LinkedHashMap<>(MOST_TEXTS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_TEXTS;
        }
    };
    private final List<Path> jdkArchives;
    private ZipFile jdk;

    SourceFiles() {
        this(jdkArchives(Path.of(System.getProperty("java.home"))));
    }

    /** With the places where the archive of the JDK may be. */
    SourceFiles(List<Path> jdkArchives) {
        this.jdkArchives = jdkArchives;
    }

    private static List<Path> jdkArchives(Path home) {
        String debian = "/usr/lib/jvm/openjdk-" + Runtime.version().feature() + "/src.zip";
        return List.of(home.resolve("lib/src.zip"), home.resolve("src.zip"), Path.of(debian));
    }

    /** Whether there is an archive of the JDK's sources. */
    boolean hasJdk() {
        return jdkArchives.stream().anyMatch(Files::isRegularFile);
    }

    /**
     * The file in which a top-level type is declared.
     *
     * @param module of the type; empty for the unnamed module
     * @param type its full name
     */
    Optional<String> of(String module, String type, List<Path> classPath) {
        String kept = texts.get(type);
        if (kept != null) {
            return Optional.of(kept);
        }
        String file = type.replace('.', '/') + ".java";
        try {
            Optional<String> text = module.isEmpty() ? library(file, classPath) : jdk(module + "/" + file);
            text.ifPresent(found -> texts.put(type, found));
            return text;
        } catch (IOException e) {
            // An archive that cannot be read has no documentation.
            return Optional.empty();
        }
    }

    private Optional<String> jdk(String entry) throws IOException {
        if (jdk == null) {
            Optional<Path> archive =
                    jdkArchives.stream().filter(Files::isRegularFile).findFirst();
            if (archive.isEmpty()) {
                return Optional.empty();
            }
            jdk = new ZipFile(archive.get().toFile());
        }
        return read(jdk, entry);
    }

    private static Optional<String> library(String file, List<Path> classPath) throws IOException {
        for (Path jar : classPath) {
            String name = String.valueOf(jar.getFileName());
            if (name.endsWith(".jar")) {
                Path sources = jar.resolveSibling(name.substring(0, name.length() - ".jar".length()) + "-sources.jar");
                if (Files.isRegularFile(sources)) {
                    try (ZipFile archive = new ZipFile(sources.toFile())) {
                        Optional<String> text = read(archive, file);
                        if (text.isPresent()) {
                            return text;
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> read(ZipFile archive, String name) throws IOException {
        ZipEntry entry = archive.getEntry(name);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = archive.getInputStream(entry)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
