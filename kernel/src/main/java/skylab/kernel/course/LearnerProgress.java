package skylab.kernel.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a learner has done, in a folder of their own. Each fact is an empty file, {@code <lab>/<step>.passed} or {@code
 * <lab>/<step>.hint-2}: making one is atomic, none is ever changed, and so kernels that run side by side lose nothing.
 * Where it cannot be written it lasts as long as the kernel. A lab is known by its name without the number before it, so
 * that what was done stays done when the course is put into another order.
 */
final class LearnerProgress {
    private static final String PASSED = ".passed";
    private static final String HINT = ".hint-";
    private static final Pattern NUMBER = Pattern.compile("^\\d+-");

    private final Path folder;
    private final Set<Path> unwritten = ConcurrentHashMap.newKeySet();

    /**
     * Progress in a folder, which need not be there.
     *
     * @param folder of all labs
     */
    LearnerProgress(Path folder) {
        this.folder = folder;
    }

    /** The folder of all labs. */
    Path folder() {
        return folder;
    }

    /**
     * Where it is kept: {@code SKYLAB_PROGRESS}, else {@code skylab/progress} where the system keeps the data of users
     * (XDG Base Directory Specification; macOS: {@code ~/Library/Application Support}; Windows: {@code %APPDATA%}).
     *
     * @param system the name of the operating system, as {@code os.name}
     */
    static LearnerProgress of(Map<String, String> environment, String system, Path home) {
        String own = environment.getOrDefault("SKYLAB_PROGRESS", "");
        return new LearnerProgress(
                own.isEmpty()
                        ? data(environment, system.toLowerCase(Locale.ROOT), home)
                                .resolve(Path.of("skylab", "progress"))
                        : Path.of(own));
    }

    private static Path data(Map<String, String> environment, String system, Path home) {
        if (system.startsWith("mac")) {
            return home.resolve(Path.of("Library", "Application Support"));
        }
        boolean windows = system.startsWith("windows");
        String shared = environment.getOrDefault(windows ? "APPDATA" : "XDG_DATA_HOME", "");
        return shared.isEmpty() ? home.resolve(Path.of(".local", "share")) : Path.of(shared);
    }

    /** Whether a step has ever been passed. */
    boolean passed(String lab, String step) {
        return is(file(lab, step + PASSED));
    }

    /** Remembers that a step was passed. */
    void pass(String lab, String step) {
        remember(lab, step + PASSED);
    }

    /** How many hints were given for a step. */
    int hints(String lab, String step) {
        int given = 0;
        while (is(file(lab, step + HINT + (given + 1)))) {
            given++;
        }
        return given;
    }

    /** Remembers that the hint of a level, from 1, was given. */
    void hint(String lab, String step, int level) {
        remember(lab, step + HINT + level);
    }

    private boolean is(Path file) {
        return Files.exists(file) || unwritten.contains(file);
    }

    private void remember(String lab, String name) {
        Path file = file(lab, name);
        try {
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            if (!Files.exists(file)) {
                // A file stands where a folder has to be.
                unwritten.add(file);
            }
        } catch (IOException e) {
            unwritten.add(file);
        }
    }

    private Path file(String lab, String name) {
        return folder(lab).resolve(name);
    }

    /** The folder of a lab: the one that is there already, perhaps with another number, else one of its own name. */
    private Path folder(String lab) {
        if (!Files.isDirectory(folder)) {
            return folder.resolve(lab);
        }
        try (Stream<Path> labs = Files.list(folder)) {
            return labs.filter(each -> unnumbered(each.getFileName().toString()).equals(unnumbered(lab)))
                    .min(Comparator.naturalOrder())
                    .orElse(folder.resolve(lab));
        } catch (IOException | UncheckedIOException e) {
            return folder.resolve(lab);
        }
    }

    private static String unnumbered(String lab) {
        return NUMBER.matcher(lab).replaceFirst("");
    }
}
