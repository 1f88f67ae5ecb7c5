package skylab.kernel.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder with the labs and the exercises.
 *
 * @param labs in order
 * @param exercises in order of their names
 */
record Course(List<Unit> labs, List<Unit> exercises) {
    private static final String LABS = "labs";
    private static final String EXERCISES = "exercises";
    private static final String RELEASE = "release";
    private static final String SOURCE = ".md";
    private static final Pattern TITLE =
            Pattern.compile("(?m)^title:\\s*\\{\\s*en:\\s*\"?(.+?)\"?\\s*,\\s*ko:\\s*\"?(.+?)\"?\\s*}\\s*$");

    /**
     * A lab or an exercise.
     *
     * @param name of its folder
     * @param title as its source says it
     * @param folder of its notebooks
     * @param notebook what they are called before the language: {@code hibernate} of {@code hibernate.en.ipynb}
     * @param steps the ids of its steps
     */
    record Unit(String name, Bilingual title, Path folder, String notebook, List<String> steps) {
        /** The notebook in a language. */
        Path in(String language) {
            return folder.resolve(notebook + "." + language + ".ipynb");
        }
    }

    /** The course in this folder, or around the folder of one of its labs. */
    static Optional<Course> around(Path folder) throws IOException {
        List<Path> candidates = new ArrayList<>(List.of(folder));
        if (folder.getParent() != null && folder.getParent().endsWith(LABS)) {
            candidates.add(folder.getParent().getParent());
        }
        for (Path each : candidates) {
            if (Files.isDirectory(each.resolve(LABS))) {
                return Optional.of(new Course(
                        units(each.resolve(LABS), each.resolve(LABS)),
                        // Learners have what is released of an exercise, not its source with the answers.
                        units(each.resolve(EXERCISES), each.resolve(RELEASE))));
            }
        }
        return Optional.empty();
    }

    private static List<Unit> units(Path sources, Path notebooks) throws IOException {
        List<Unit> units = new ArrayList<>();
        for (Path folder : sorted(sources)) {
            for (Path file : sorted(folder)) {
                String name = file.getFileName().toString();
                Matcher title = name.endsWith(SOURCE) ? TITLE.matcher(Files.readString(file)) : null;
                if (title != null && title.find()) {
                    Optional<Path> checks = Lessons.file(folder);
                    units.add(new Unit(
                            folder.getFileName().toString(),
                            new Bilingual(title.group(1), title.group(2)),
                            notebooks.resolve(folder.getFileName()),
                            name.substring(0, name.length() - SOURCE.length()),
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
