package skylab.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import skylab.kernel.classpath.PackageIndex;
import skylab.kernel.install.KernelSpec;

/**
 * A kernelspec as a folder that stands alone: {@code kernel.json}, logos, the kernel's jars and the archive of classes.
 * It goes on working when the checkout is rebuilt, moved or deleted, and other users of the machine can read it.
 *
 * @param path the folder
 */
public record KernelFolder(Path path) {

    private static final List<String> LOGOS = List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");

    /** The file that Jupyter reads. */
    public Path specification() {
        return path.resolve("kernel.json");
    }

    private Path fingerprint() {
        return path.resolve("made-from.txt");
    }

    /** The classes that the kernel starts with; without the file it starts slower. */
    public Path archive() {
        return path.resolve("classes.archive");
    }

    private Path jars() {
        return path.resolve("lib");
    }

    /** Whether the folder is exactly what {@link #write} would make of this. */
    public boolean isMadeFrom(Fingerprint made) throws IOException {
        return Files.isRegularFile(specification()) && withArchive(made).isIn(fingerprint());
    }

    /**
     * Puts a new folder in the place of whatever is there. Kernels that run from the old one keep their open files.
     *
     * @return how the kernel is started
     * @throws IOException when something cannot be written or an old file cannot be replaced
     */
    public KernelSpec write(Distribution distribution, Path java, int javaVersion) throws IOException {
        Path fresh = path.resolveSibling("." + path.getFileName() + ".new");
        Path old = path.resolveSibling("." + path.getFileName() + ".old");
        delete(fresh);
        delete(old);
        Files.createDirectories(fresh.resolve("lib"));
        for (Path jar : distribution.kernel()) {
            Files.copy(jar, fresh.resolve("lib").resolve(jar.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.writeString(
                fresh.resolve("lib").resolve(PackageIndex.FILE),
                PackageIndex.of(distribution.student()).text());
        Path resolver = Files.createDirectories(fresh.resolve("lib").resolve("maven"));
        for (Path jar : distribution.resolver()) {
            Files.copy(jar, resolver.resolve(jar.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
        for (String logo : LOGOS) {
            try (InputStream picture = KernelFolder.class.getResourceAsStream(logo)) {
                Files.copy(picture, fresh.resolve(logo));
            }
        }
        KernelSpec spec = new KernelSpec(
                java, javaVersion, installed(distribution.kernel()), installed(distribution.student()), archive());
        Files.writeString(fresh.resolve("kernel.json"), spec.json());
        if (Files.exists(path)) {
            Files.move(path, old);
        }
        Files.move(fresh, path);
        delete(old);
        return spec;
    }

    /** Remembers, as the last step of an installation, what it was made from, and whether an archive could be made. */
    public void seal(Fingerprint made) throws IOException {
        Files.writeString(fingerprint(), withArchive(made).text());
    }

    // An archive that was deleted or cut off is made anew; one that could not be made is not tried again and again.
    private Fingerprint withArchive(Fingerprint made) throws IOException {
        return made.withArchive(Files.isRegularFile(archive()) ? Files.size(archive()) : 0);
    }

    private List<Path> installed(List<Path> built) {
        return built.stream().map(jar -> jars().resolve(jar.getFileName())).toList();
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
