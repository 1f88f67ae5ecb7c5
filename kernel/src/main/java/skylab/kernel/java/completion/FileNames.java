package skylab.kernel.java.completion;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import skylab.kernel.evaluation.CompletionResult.Match;

/** Names of files and directories, from the directory of the kernel. */
final class FileNames {
    private static final int MOST = 200;

    private FileNames() {}

    /** The paths that begin so, by name, directories with a slash; hidden ones only when asked for by their dot. */
    static List<Match> complete(String begun) {
        int slash = begun.lastIndexOf('/') + 1;
        String parent = begun.substring(0, slash);
        String name = begun.substring(slash);
        List<Match> matches = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory(parent))) {
            for (Path file : files) {
                String found = file.getFileName().toString();
                if (found.startsWith(name) && (found.startsWith(".") == name.startsWith(".") || name.startsWith("."))) {
                    matches.add(new Match(parent + found + (Files.isDirectory(file) ? "/" : ""), "path"));
                }
                if (matches.size() == MOST) {
                    break;
                }
            }
        } catch (IOException | InvalidPathException e) {
            // No such directory: nothing begins so.
            return List.of();
        }
        matches.sort((one, other) -> one.text().compareTo(other.text()));
        return matches;
    }

    private static Path directory(String parent) {
        if (parent.startsWith("~/")) {
            return Path.of(System.getProperty("user.home"), parent.substring(2));
        }
        return Path.of(parent.isEmpty() ? "." : parent);
    }
}
