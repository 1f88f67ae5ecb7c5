package skylab.kernel.magic.builtin;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Paths with wildcards as IJava has them: {@code *} and {@code ?} within a name, {@code dir/} for all files in it. */
public final class Glob {
    private Glob() {}

    /**
     * The paths that fit, sorted within each directory; empty when there are none.
     *
     * @param resolve makes a path of a name that has no wildcards
     */
    public static List<Path> find(String pattern, Function<String, Path> resolve) throws IOException {
        String whole = pattern.endsWith("/") ? pattern + "*" : pattern;
        int wildcard = firstWildcard(whole);
        if (wildcard < 0) {
            Path path = resolve.apply(whole);
            return Files.exists(path) ? List.of(path) : List.of();
        }
        int slash = whole.lastIndexOf('/', wildcard);
        Path directory = resolve.apply(slash < 0 ? "." : whole.substring(0, slash + 1));
        return below(directory, List.of(whole.substring(slash + 1).split("/")));
    }

    private static int firstWildcard(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '*' || text.charAt(i) == '?') {
                return i;
            }
        }
        return -1;
    }

    private static List<Path> below(Path directory, List<String> names) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> here = new ArrayList<>();
        // Of the file system's own patterns only these two are meant.
        String pattern = names.get(0).replaceAll("([\\\\\\[\\]{}])", "\\\\$1");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, pattern)) {
            files.forEach(here::add);
        }
        here.sort(null);
        if (names.size() == 1) {
            return here;
        }
        List<Path> deeper = new ArrayList<>();
        for (Path each : here) {
            deeper.addAll(below(each, names.subList(1, names.size())));
        }
        return deeper;
    }
}
