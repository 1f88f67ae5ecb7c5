package skylab.kernel.course;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import skylab.lab.Lab;

/**
 * The steps of a lab.
 *
 * @param name of its folder, such as {@code 06-hibernate}
 */
public record Lesson(String name, List<LessonStep> steps) {
    private static final Pattern STEP = Pattern.compile("@Step\\(\\s*id\\s*=\\s*\"([a-z0-9-]{1,64})\"");

    public Lesson {
        steps = List.copyOf(steps);
    }

    /** The ids of the steps in a class of checks, in order, without compiling it. */
    public static List<String> ids(String source) {
        return STEP.matcher(source).results().map(result -> result.group(1)).toList();
    }

    /**
     * The lesson of compiled checks.
     *
     * @param source the file
     * @param classes its class files by binary name
     * @throws IllegalArgumentException when two steps have the same id
     */
    public static Lesson of(String name, String source, Map<String, byte[]> classes) {
        ClassLoader loader = new Loader(classes);
        Map<String, LessonStep> found = new HashMap<>();
        for (String type : classes.keySet()) {
            for (LessonStep step : steps(type, loader)) {
                if (found.put(step.id(), step) != null) {
                    throw new IllegalArgumentException(type + ": two steps have the id " + step.id());
                }
            }
        }
        List<LessonStep> ordered = new ArrayList<>();
        ids(source).forEach(id -> Optional.ofNullable(found.remove(id)).ifPresent(ordered::add));
        if (!found.isEmpty()) {
            throw new IllegalArgumentException("@Step begins with id = \"…\": " + found.keySet());
        }
        return new Lesson(name, ordered);
    }

    private static List<LessonStep> steps(String type, ClassLoader loader) {
        try {
            return Arrays.stream(loader.loadClass(type).getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Step.class))
                    .map(LessonStep::of)
                    .toList();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The step of this id. */
    public Optional<LessonStep> step(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }

    /** The ids of all steps. */
    public List<String> ids() {
        return steps.stream().map(LessonStep::id).toList();
    }

    /** Defines the classes of checks over those of the kernel. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super("checks", Lab.class.getClassLoader());
            this.classes = Map.copyOf(classes);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
