package skylab.kernel.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder with the labs and the exercises.
 *
 * @param folder which has a folder {@code labs}
 * @param labs in order
 * @param exercises in order of their names
 */
record Course(Path folder, List<Unit> labs, List<Unit> exercises) {
    private static final String LABS = "labs";
    private static final String EXERCISES = "exercises";

    /**
     * A lab or an exercise.
     *
     * @param folder of its notebooks
     * @param name what they are called before the language: {@code hibernate} of {@code hibernate.en.ipynb}
     * @param steps the ids of its steps
     */
    record Unit(Path folder, String name, List<String> steps) {
        /** The notebook in a language. */
        Path notebook(String language) {
            return folder.resolve(name + "." + language + ".ipynb");
        }
    }

    /** The course in this folder or one above it. */
    static Optional<Course> around(Path folder) throws IOException {
        for (Path each = folder; each != null; each = each.getParent()) {
            if (Files.isDirectory(each.resolve(LABS))) {
                return Optional.of(
                        new Course(each, units(each.resolve(LABS)), units(each.resolve(EXERCISES))));
            }
            if (each.getParent() != null && !each.getParent().endsWith(LABS) && !each.endsWith(LABS)) {
                break;
            }
        }
        return Optional.empty();
    }

    private static List<Unit> units(Path folder) throws IOException {
        List<Unit> units = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            for (Path each : sorted(folder)) {
                Optional<String> name = sorted(each).stream()
                        .map(file -> file.getFileName().toString())
                        .filter(file -> file.endsWith(".en.ipynb"))
                        .map(file -> file.substring(0, file.length() - ".en.ipynb".length()))
                        .findFirst();
                if (name.isPresent()) {
                    Optional<Path> checks = Lessons.file(each);
                    units.add(new Unit(
                            each,
                            name.get(),
                            checks.isEmpty() ? List.of() : Lesson.ids(Files.readString(checks.get()))));
                }
            }
        }
        return units;
    }

    private static List<Path> sorted(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
