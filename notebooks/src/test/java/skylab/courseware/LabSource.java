package skylab.courseware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import skylab.course.CourseSource;
import skylab.kernel.course.Lesson;
import skylab.kernel.java.compiler.CellCompiler;
import skylab.kernel.java.compiler.ClassStore;
import skylab.kernel.java.compiler.JavacCompiler;

/**
 * A lab as its author wrote it: the source of its notebooks, and its checks.
 *
 * @param folder such as {@code labs/06-hibernate}
 */
record LabSource(Path folder) {
    private static final Path LABS = Path.of("labs");
    private static final CellCompiler COMPILER = new JavacCompiler(new ClassStore(), "", List.of());

    /** All labs in order. */
    static List<LabSource> all() {
        try (Stream<Path> folders = Files.list(LABS)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(LabSource::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its source file. */
    CourseSource source() {
        return CourseSource.read(file(CourseSource.SUFFIX));
    }

    /** Its steps, compiled. */
    Lesson lesson() {
        try {
            String checks = Files.readString(file("Checks.java"));
            CellCompiler.Result compiled = COMPILER.compile(checks);
            assertEquals(List.of(), compiled.errors());
            return Lesson.of(folder.getFileName().toString(), checks, compiled.classes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its notebook in a language. */
    LabNotebook notebook(String language) {
        return new LabNotebook(folder.resolve(source().name() + "." + language + ".ipynb"));
    }

    private Path file(String end) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(end)).toList();
            assertEquals(1, found.size(), folder + " has one file that ends in " + end);
            return found.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
