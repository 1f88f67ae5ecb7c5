package skylab.launcher;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The machine that this program runs on. */
final class ThisMachine implements Machine {

    @Override
    public Os os() {
        return Os.named(System.getProperty("os.name"));
    }

    @Override
    public Map<String, String> environment() {
        return System.getenv();
    }

    @Override
    public Path home() {
        return Path.of(variable("HOME").orElse(System.getProperty("user.home")));
    }

    @Override
    public boolean root() {
        return os() != Os.WINDOWS && System.getProperty("user.name").equals("root");
    }

    @Override
    public Path javaHome() {
        return Path.of(System.getProperty("java.home"));
    }

    @Override
    public int javaVersion() {
        return Runtime.version().feature();
    }

    @Override
    public boolean hasModule(String name) {
        return ModuleFinder.ofSystem().find(name).isPresent();
    }

    @Override
    public Optional<Path> command(String name) {
        List<String> suffixes = os() == Os.WINDOWS ? List.of(".exe", ".cmd", ".bat") : List.of("");
        return Stream.of(variable("PATH").orElse("").split(Pattern.quote(File.pathSeparator)))
                .filter(directory -> !directory.isEmpty())
                .flatMap(directory -> suffixes.stream().map(suffix -> Path.of(directory, name + suffix)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    @Override
    public boolean anyFile(String pattern) {
        List<Path> reached = List.of(Path.of("/"));
        for (Path name : Path.of(pattern)) {
            List<Path> further = new ArrayList<>();
            for (Path directory : reached) {
                further.addAll(children(directory, name.toString()));
            }
            reached = further;
        }
        return !reached.isEmpty();
    }

    private static List<Path> children(Path directory, String glob) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, glob)) {
                stream.forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    @Override
    public long usableSpace(Path directory) {
        Path existing = directory.toAbsolutePath();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        // Not Files.getFileStore: it fails in a chroot and in some containers, where the mount table names other paths.
        return existing.toFile().getUsableSpace();
    }
}
