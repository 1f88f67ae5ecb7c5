package skylab.kernel.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import skylab.kernel.extension.KernelContext;

/** The lesson of a folder, compiled when first asked for and again when its file has changed. */
final class Lessons {
    private static final String SUFFIX = "Checks.java";

    private String compiled = "";
    private Lesson lesson;

    /** The class of checks in a folder. */
    static Optional<Path> file(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .min(Comparator.naturalOrder());
        }
    }

    /** The lesson of a folder; empty when it has none. */
    synchronized Optional<Lesson> in(Path folder, KernelContext context) throws Exception {
        Optional<Path> file = file(folder);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        String source = Files.readString(file.get());
        if (!source.equals(compiled)) {
            lesson = Lesson.of(folder.getFileName().toString(), source, context.compile(source));
            compiled = source;
        }
        return Optional.of(lesson);
    }
}
