package skylab.kernel.maven;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The coordinates of the libraries that a local repository has, for completion. */
final class LocalCoordinates {
    private final Path repository;

    LocalCoordinates(Path repository) {
        this.repository = repository;
    }

    /** How begun coordinates may go on, by one part of the group, by the artifact or by the version; sorted. */
    List<String> complete(String begun) {
        int colon = begun.lastIndexOf(':');
        if (colon < 0) {
            int dot = begun.lastIndexOf('.') + 1;
            return entries(begun.substring(0, dot).replace('.', '/'), begun.substring(dot), begun.substring(0, dot));
        }
        String before = begun.substring(0, colon);
        String path = before.replace(':', '/');
        int first = begun.indexOf(':');
        return entries(
                begun.substring(0, first).replace('.', '/') + path.substring(first),
                begun.substring(colon + 1),
                before + ":");
    }

    /** The directories in a directory whose names begin so, as coordinates. */
    private List<String> entries(String directory, String begun, String before) {
        List<String> found = new ArrayList<>();
        Path parent = repository.resolve(directory);
        if (Files.isDirectory(parent)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, Files::isDirectory)) {
                for (Path each : entries) {
                    if (each.getFileName().toString().startsWith(begun)) {
                        found.add(before + each.getFileName());
                    }
                }
            } catch (IOException e) {
                // Completion proposes what it can read.
                return List.of();
            }
        }
        found.sort(null);
        return found;
    }
}
