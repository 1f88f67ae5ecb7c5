package skylab.grader.exercise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import skylab.course.CourseSource;
import skylab.course.NotebookWriter;
import skylab.course.SourceException;
import skylab.notebook.Notebook;
import skylab.notebook.NotebookFile;
import skylab.notebook.NotebookFormatException;

/**
 * An exercise as its author keeps it.
 *
 * @param name the name of its directory, nbgrader's assignment id
 * @param sources its notebooks with solutions, by nbgrader's notebook id (the file's name without {@code .ipynb})
 * @param tests the Java files with its hidden tests and what belongs to them
 */
public record Exercise(String name, SortedMap<String, Notebook> sources, List<Path> tests) {
    private static final String NOTEBOOK = ".ipynb";

    /**
     * Makes an exercise.
     *
     * @throws ExerciseException if its notebooks are not translations of each other
     */
    public Exercise {
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
        tests = List.copyOf(tests);
        Translations.check(name, sources);
    }

    /**
     * Reads an exercise from its directory.
     *
     * @throws ExerciseException if there is no such directory, no notebook in it, or a notebook cannot be used
     */
    public static Exercise read(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new ExerciseException(
                    "there is no exercise " + directory.getFileName() + " in " + directory.getParent());
        }
        SortedMap<String, Notebook> sources = written(directory);
        for (Path file : sources.isEmpty() ? files(directory, NOTEBOOK) : List.<Path>of()) {
            try {
                sources.put(notebookId(file), NotebookFile.read(file));
            } catch (NotebookFormatException e) {
                throw new ExerciseException(file + ": " + e.getMessage(), e);
            }
        }
        if (sources.isEmpty()) {
            throw new ExerciseException(
                    "there is neither " + source(directory).getFileName() + " nor a notebook in " + directory);
        }
        return new Exercise(directory.getFileName().toString(), sources, files(directory, ".java"));
    }

    private static Path source(Path directory) {
        return directory.resolve(directory.getFileName() + CourseSource.SUFFIX);
    }

    /** The notebooks of {@code <name>.md}, by notebook id; none if there is no such file. */
    private static SortedMap<String, Notebook> written(Path directory) {
        SortedMap<String, Notebook> notebooks = new TreeMap<>();
        if (CourseSource.isSource(source(directory))) {
            try {
                CourseSource source = CourseSource.read(source(directory));
                for (Language language : Language.values()) {
                    notebooks.put(
                            source.name() + "." + language.code(), NotebookWriter.write(source, language.ofKernel()));
                }
            } catch (SourceException e) {
                throw new ExerciseException(directory + ": " + e.getMessage(), e);
            }
        }
        return notebooks;
    }

    /**
     * The names of the exercises in a directory, in order.
     *
     * @throws ExerciseException if there is no such directory
     */
    public static List<String> names(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new ExerciseException("there is no directory of exercises " + directory);
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(child -> Files.isDirectory(child)
                            && (CourseSource.isSource(source(child))
                                    || !files(child, NOTEBOOK).isEmpty()))
                    .map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** nbgrader's notebook id of a file. */
    public static String notebookId(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(NOTEBOOK) ? name.substring(0, name.length() - NOTEBOOK.length()) : name;
    }

    private static List<Path> files(Path directory, String ending) {
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(Files::isRegularFile)
                    .filter(child -> child.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
