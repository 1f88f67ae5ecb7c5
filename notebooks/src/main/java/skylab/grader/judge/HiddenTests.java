package skylab.grader.judge;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import skylab.grader.exercise.Exercise;
import skylab.grader.exercise.ExerciseException;
import skylab.grader.hidden.Ask;
import skylab.grader.hidden.Feedback;
import skylab.grader.hidden.Graded;
import skylab.grader.hidden.Hint;
import skylab.grader.hidden.Setup;
import skylab.notebook.Nbgrader;
import skylab.notebook.Notebook;

/**
 * The hidden tests of an exercise, compiled.
 *
 * @param classes the directory with their classes; no submission ever sees it
 * @param classNames the test classes
 * @param tests in the order of their names
 * @param questions the expressions that submissions are asked for, by name
 * @param setup what is drawn and prepared for students; one that does neither if the exercise has none
 */
public record HiddenTests(
        Path classes, List<String> classNames, List<HiddenTest> tests, Map<String, String> questions, Setup setup) {
    private static final String TEST = "Test";
    private static final String SETUP = "Setup";
    private static final String CLASS = ".class";

    /**
     * Compiles the hidden tests of an exercise and checks that they and the notebook's points fit together.
     *
     * @param classes an empty directory
     * @throws ExerciseException if they do not compile, or a cell has points but no test, or a test no cell
     */
    public static HiddenTests compile(Exercise exercise, Path classes) {
        compile(exercise.name(), exercise.tests(), classes);
        List<HiddenTest> tests = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Map<String, String> questions = new TreeMap<>();
        for (Class<?> type : load(exercise.name(), classes, TEST)) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Graded.class)) {
                    tests.add(describe(exercise.name(), method));
                }
            }
            for (Ask ask : type.getAnnotationsByType(Ask.class)) {
                questions.put(ask.name(), ask.expression());
            }
            names.add(type.getName());
        }
        tests.sort(Comparator.comparing(HiddenTest::name));
        exercise.sources().values().stream()
                .findFirst()
                .ifPresent(source -> checkCells(exercise.name(), source, tests));
        return new HiddenTests(
                classes, List.copyOf(names), List.copyOf(tests), questions, setup(exercise.name(), classes));
    }

    /** The expressions that a student's notebook is asked for, by name. */
    public Map<String, String> questions(Given given) {
        Map<String, String> asked = new TreeMap<>();
        questions.forEach((name, expression) -> {
            String text = expression;
            for (Map.Entry<String, String> drawn : given.parameters().entrySet()) {
                text = text.replace("${" + drawn.getKey() + "}", drawn.getValue());
            }
            asked.put(name, text);
        });
        return asked;
    }

    /** The test classes, for a judge in this JVM. */
    List<Class<?>> load() {
        return load("", classes, TEST);
    }

    private static Setup setup(String exercise, Path classes) {
        List<Class<?>> types = load(exercise, classes, SETUP);
        try {
            if (types.isEmpty()) {
                return new Setup() {};
            }
            Constructor<?> constructor = types.get(0).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Setup) constructor.newInstance();
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new ExerciseException("exercise " + exercise + ": its class "
                    + types.get(0).getName() + " must implement Setup and have a constructor without parameters");
        }
    }

    private static void compile(String exercise, List<Path> sources, Path classes) {
        if (sources.isEmpty()) {
            throw new ExerciseException("exercise " + exercise + " has no hidden tests (a file …Test.java)");
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new ExerciseException("hidden tests need a compiler: run the grader with a JDK, not a JRE");
        }
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-d",
                    classes.toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-proc:none",
                    "-parameters");
            boolean done = compiler.getTask(
                            said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!done) {
                throw new ExerciseException("the hidden tests of " + exercise + " do not compile:\n" + said);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The classes whose names end so. Their loader stays open, because they load others when they first need them. */
    private static List<Class<?>> load(String exercise, Path classes, String ending) {
        try (Stream<Path> files = Files.walk(classes)) {
            ClassLoader loader =
                    new URLClassLoader(new URL[] {classes.toUri().toURL()}, HiddenTests.class.getClassLoader());
            List<Class<?>> types = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(ending + CLASS))
                    .sorted()
                    .toList()) {
                String name = classes.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), ".");
                types.add(loader.loadClass(name.substring(0, name.length() - CLASS.length())));
            }
            return types;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("compiled a moment ago: the classes of " + exercise, e);
        }
    }

    private static HiddenTest describe(String exercise, Method method) {
        Graded graded = method.getAnnotation(Graded.class);
        Feedback feedback = method.getAnnotation(Feedback.class);
        Hint hint = method.getAnnotation(Hint.class);
        if (feedback == null || !(graded.weight() > 0)) {
            throw new ExerciseException("exercise " + exercise + ": the hidden test " + method.getName()
                    + " needs @Feedback and a weight above 0");
        }
        return new HiddenTest(
                method.getName(),
                graded.cell(),
                graded.weight(),
                feedback.en(),
                feedback.ko(),
                hint == null ? "" : hint.en(),
                hint == null ? "" : hint.ko());
    }

    private static void checkCells(String exercise, Notebook source, List<HiddenTest> tests) {
        Set<String> cells = source.cells().stream()
                .map(cell -> cell.nbgrader()
                        .filter(Nbgrader::isTests)
                        .map(Nbgrader::gradeId)
                        .orElse(null))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> tested = tests.stream().map(HiddenTest::cell).collect(Collectors.toCollection(TreeSet::new));
        Set<String> untested = new TreeSet<>(cells);
        untested.removeAll(tested);
        tested.removeAll(cells);
        if (!untested.isEmpty() || !tested.isEmpty()) {
            throw new ExerciseException("exercise " + exercise + ": cells with points but no hidden test: " + untested
                    + "; hidden tests for cells that there are not: " + tested);
        }
    }
}
