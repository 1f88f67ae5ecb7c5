package skylab.grader.grade;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import skylab.grader.feedback.FeedbackFiles;
import skylab.grader.grade.NotebookGrade.Status;
import skylab.grader.sandbox.Protection;
import skylab.notebook.Notebook;
import skylab.notebook.NotebookFile;

/**
 * Students who attack the grader get what they did honestly; those who are graded at the same time get what they get alone;
 * and nothing of the grader's is changed.
 */
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackTest {
    /** One of the two instances that are asked for; with the right number of addresses 3 of 5 points. */
    private static final String HONEST =
            """
            String image = ec2.describeImages().images().get(0).imageId();
            ec2.runInstances(r -> r.imageId(image).instanceType("t3.small").minCount(1).maxCount(1));
            """;

    private static final String SIZE = "long addresses(int prefix) { return 1L << (32 - prefix); }";
    private static final String HONEST_POINTS = "3";
    private static final List<String> NEIGHBOURS = List.of("a neighbour", "f neighbour", "m neighbour", "z neighbour");

    private Course course;
    private Course quiet;
    private Map<String, NotebookGrade> grades;
    private NotebookGrade alone;
    private String before;
    private final Map<String, String> points = new TreeMap<>();
    private final Map<String, String> attacks = attacks();

    /** The attacks of the file, by name. */
    private Map<String, String> attacks() {
        Map<String, String> attacks = new LinkedHashMap<>();
        try (InputStream file = AttackTest.class.getResourceAsStream("/attacks/attacks.txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            for (String attack : text.split("(?m)^== ")) {
                int end = attack.indexOf('\n');
                if (!attack.startsWith("#")) {
                    String[] title = attack.substring(0, end).split(" [|] ");
                    attacks.put(title[0], attack.substring(end + 1));
                    points.put(title[0], title.length > 1 ? title[1] : HONEST_POINTS);
                }
            }
            return attacks;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Files that have the name of a notebook, by a student's name. */
    @FunctionalInterface
    private interface NoNotebook {
        void make(Path file) throws Exception;
    }

    private Map<String, NoNotebook> noNotebooks() {
        Map<String, NoNotebook> made = new TreeMap<>();
        made.put("empty file", file -> Files.writeString(file, ""));
        made.put("null", file -> Files.writeString(file, "null"));
        made.put("list", file -> Files.writeString(file, "[]"));
        made.put("object", file -> Files.writeString(file, "{}"));
        made.put("truncated", file -> {
            String text = NotebookFile.text(honest());
            Files.writeString(file, text.substring(0, text.length() / 2));
        });
        made.put(
                "two at once",
                file -> Files.writeString(file, NotebookFile.text(honest()).repeat(2)));
        made.put("deep", file -> Files.writeString(file, "[".repeat(200_000)));
        made.put("binary", file -> {
            byte[] bytes = new byte[1 << 20];
            new java.util.Random(1).nextBytes(bytes);
            Files.write(file, bytes);
        });
        made.put("500 MB", file -> {
            try (var sparse = new java.io.RandomAccessFile(file.toFile(), "rw")) {
                sparse.setLength(500L << 20);
            }
        });
        made.put(
                "old format",
                file -> Files.writeString(
                        file, NotebookFile.text(honest()).replace("\"nbformat\": 4", "\"nbformat\": 3")));
        made.put(
                "future format",
                file -> Files.writeString(
                        file, NotebookFile.text(honest()).replace("\"nbformat\": 4", "\"nbformat\": 5")));
        made.put(
                "cells without text",
                file -> Files.writeString(file, NotebookFile.text(honest()).replace("\"source\"", "\"sauce\"")));
        made.put("directory", Files::createDirectory);
        made.put("link", file -> Files.createSymbolicLink(file, Path.of("../../z neighbour/launch/launch.en.ipynb")));
        made.put(
                "pipe",
                file -> new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
        return made;
    }

    /** What can be done to the cells of a notebook, by a student's name. */
    private static Map<String, UnaryOperator<String>> mutilations() {
        Map<String, UnaryOperator<String>> made = new TreeMap<>();
        made.put("more points", text -> text.replaceAll("\"points\": \\d", "\"points\": 100"));
        made.put("points in words", text -> text.replaceAll("\"points\": \\d", "\"points\": \"many\""));
        made.put("endless number", text -> text.replaceAll("\"points\": \\d", "\"points\": 1e999999999"));
        made.put("newer schema", text -> text.replace("\"schema_version\": 3", "\"schema_version\": 99"));
        made.put("older schema", text -> text.replace("\"schema_version\": 3", "\"schema_version\": 0"));
        made.put("no schema", text -> text.replace("\"schema_version\": 3,", ""));
        made.put("unlocked", text -> text.replace("\"locked\": true", "\"locked\": false"));
        made.put("roles exchanged", text -> text.replace("\"solution\": true", "\"solution\": \"no\"")
                .replace("\"grade\": true", "\"grade\": [1]"));
        made.put("other kernel", text -> text.replace("\"name\": \"skylab\"", "\"name\": \"python3\""));
        made.put("forged checksums", text -> text.replaceAll("\"checksum\": \"[0-9a-f]+\"", "\"checksum\": \"0\""));
        made.put("old minor", text -> text.replace("\"nbformat_minor\": 5", "\"nbformat_minor\": 0"));
        return made;
    }

    private Map<String, Notebook> rearranged() {
        Notebook honest = honest();
        Map<String, Notebook> made = new TreeMap<>();
        List<skylab.notebook.Cell> reversed = new ArrayList<>(honest.cells());
        java.util.Collections.reverse(reversed);
        made.put("reversed", honest.withCells(reversed));
        made.put(
                "without checks",
                honest.withCells(honest.cells().stream()
                        .filter(cell -> !cell.metadata("nbgrader").path("grade").asBoolean())
                        .toList()));
        List<skylab.notebook.Cell> twice = new ArrayList<>(honest.cells());
        twice.addAll(honest.cells().stream()
                .filter(cell -> cell.metadata("nbgrader").path("grade").asBoolean())
                .toList());
        made.put("checks twice", honest.withCells(twice));
        made.put(
                "retyped",
                honest.mapCells(cell -> cell.withType(
                        cell.type() == skylab.notebook.CellType.CODE
                                ? skylab.notebook.CellType.MARKDOWN
                                : skylab.notebook.CellType.RAW)));
        made.put(
                "forged outputs",
                honest.mapCells(cell -> cell.withOutputs(
                        List.of(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                                .objectNode()
                                .put("output_type", "stream")
                                .put("name", "stdout")
                                .put("text", "5 of 5\n")),
                        7)));
        return made;
    }

    private static final List<String> ODD_NAMES = List.of(
            "=cmd|' calc'!A0",
            "홍길동 (학번 1)",
            "<img src=x onerror=alert(1)>",
            "two\nlines",
            "'; DROP TABLE grades;--",
            "-rf");

    private Notebook honest() {
        return Course.with(
                course.released("launch", "launch.en"), Map.of("answer-launch", HONEST, "answer-size", SIZE));
    }

    @BeforeAll
    void gradeAll(@TempDir Path directory) throws Exception {
        course = new Course(directory.resolve("course"), Course.testExercises());
        quiet = new Course(directory.resolve("quiet"), Course.testExercises());
        quiet.submit("neighbour", "launch", "launch.en", honest());
        alone = quiet.grade(Duration.ofSeconds(20), Duration.ofSeconds(120)).get("neighbour");
        Stream.concat(NEIGHBOURS.stream(), ODD_NAMES.stream())
                .forEach(name -> course.submit(name, "launch", "launch.en", honest()));
        attacks.forEach((name, code) -> course.submit(
                name, "launch", "launch.en", Course.with(honest(), Map.of("answer-launch", HONEST + code))));
        rearranged().forEach((name, notebook) -> course.submit(name, "launch", "launch.en", notebook));
        for (Map.Entry<String, UnaryOperator<String>> each : mutilations().entrySet()) {
            course.submit(each.getKey(), "launch", "launch.en", each.getValue().apply(NotebookFile.text(honest())));
        }
        for (Map.Entry<String, NoNotebook> each : noNotebooks().entrySet()) {
            Path home = Files.createDirectories(course.directory()
                    .resolve("submitted")
                    .resolve(each.getKey())
                    .resolve("launch"));
            each.getValue().make(home.resolve("launch.en.ipynb"));
        }
        before = digest(course.directory().resolve("submitted")) + digest(Course.testExercises());
        grades = course.grade(Duration.ofSeconds(8), Duration.ofSeconds(90));
    }

    private Stream<String> honestPart() {
        return Stream.of(
                        attacks.keySet().stream(),
                        mutilations().keySet().stream(),
                        rearranged().keySet().stream(),
                        ODD_NAMES.stream())
                .flatMap(names -> names);
    }

    @ParameterizedTest
    @MethodSource("honestPart")
    void anAttackGetsWhatWasDoneHonestly(String student) {
        NotebookGrade grade = grades.get(student);
        boolean open = !grade.protections().contains(Protection.FILES);
        assumeTrue(!open || !student.matches("bombs.*|kills.*|hogs memory past.*"), grade::shortcoming);
        assertEquals(Status.GRADED, grade.status(), grade.message());
        assertEquals(
                points.getOrDefault(student, HONEST_POINTS),
                grade.score().toPlainString(),
                () -> grade.cells() + "\n" + grade.runs() + grade.journalDamage());
        assertEquals("5", grade.points().toPlainString());
    }

    @ParameterizedTest
    @MethodSource("honestPart")
    void anAttackFindsNothing(String student) {
        NotebookGrade grade = grades.get(student);
        assumeTrue(grade.protections().contains(Protection.FILES), grade::shortcoming);
        Notebook run = NotebookFile.read(
                course.directory().resolve("autograded").resolve(student).resolve("launch/launch.en.ipynb"));
        run.cells()
                .forEach(cell -> assertFalse(cell.outputs().toString().contains("FOUND"), () -> cell.outputs()
                        .toString()));
    }

    /** The student is to see why the cell was left out of the run that counts for the others. */
    @Test
    void whatACellSaidWhenItEndedItsRunIsStillShown() {
        Notebook run = NotebookFile.read(
                course.directory().resolve("autograded/hogs memory past the heap/launch/launch.en.ipynb"));
        assertTrue(run.cells().get(1).outputs().toString().contains("OutOfMemoryError"));
    }

    private Stream<String> noNotebookNames() {
        return noNotebooks().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("noNotebookNames")
    void whatIsNoNotebookIsRefusedWithAReason(String student) {
        NotebookGrade grade = grades.get(student);
        assertEquals(Status.REFUSED, grade.status(), grade.message());
        assertEquals("0", grade.score().toPlainString());
        assertEquals("5", grade.points().toPlainString());
        assertFalse(grade.message().isEmpty());
    }

    @Test
    void aNeighbourGetsTheSameAsAlone() throws IOException {
        byte[] expected = Files.readAllBytes(quiet.directory().resolve("autograded/neighbour/launch/launch.en.ipynb"));
        for (String neighbour : NEIGHBOURS) {
            NotebookGrade grade = grades.get(neighbour);
            assertAll(
                    () -> assertEquals(alone.cells(), grade.cells(), neighbour),
                    () -> assertEquals(alone.runs(), grade.runs(), neighbour),
                    () -> assertEquals(List.of(), grade.repairs(), neighbour));
            assertEquals(
                    new String(expected, StandardCharsets.UTF_8),
                    Files.readString(course.directory()
                            .resolve("autograded")
                            .resolve(neighbour)
                            .resolve("launch/launch.en.ipynb")));
        }
    }

    @Test
    void nothingOfTheGradersIsChangedAndAllFilesCanBeMade() throws Exception {
        assertEquals(before, digest(course.directory().resolve("submitted")) + digest(Course.testExercises()));
        GradeFiles.write(course.directory(), List.copyOf(grades.values()));
        grades.values().forEach(grade -> FeedbackFiles.write(course.directory(), grade));
        assertEquals(grades.size(), GradeFiles.read(course.directory()).size());
        String page = Files.readString(
                course.directory().resolve("feedback/forges results of its own/launch/launch.en.html"));
        assertFalse(page.contains("<script"), page);
        assertTrue(page.contains("3 of 5 points"), page);
    }

    private static String digest(Path directory) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted().toList()) {
                digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) < NotebookFile.MAX_BYTES) {
                    digest.update(Files.readAllBytes(file));
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
