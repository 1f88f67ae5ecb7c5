package skylab.kernel.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skylab.kernel.magic.UsageException;
import skylab.kernel.notebook.Displayable;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Language;
import skylab.lab.Lab;
import skylab.lab.LabOptions;

/** What a learner sees of checks, hints and progress. */
class CourseMagicsTest {
    private static final String CHECKS =
            """
            import skylab.kernel.course.*;
            import skylab.lab.Lab;

            final class TryChecks {
                @Step(id = "group", en = "A group", ko = "그룹")
                @Hint(en = "Where.", ko = "어디.")
                @Hint(en = "What: `create`.", ko = "무엇: `create`.")
                @Hint(en = "How.", ko = "어떻게.")
                static void group(Lab lab, Findings findings) {
                    findings.missing(lab.ec2().describeSecurityGroups().securityGroups().size() < 2,
                            "There is no `group` <yet>.", "`group`이 없습니다.");
                }

                @Step(id = "answer", en = "An answer", ko = "답")
                static void answer(Cells cells, Findings findings) {
                    findings.missing(!cells.declares("answer") || !cells.value("answer").get().equals(42), "Not 42.", "42가 아닙니다.");
                }

                @Step(id = "refused", en = "Refused", ko = "거부")
                static void refused(Lab lab) {
                    lab.ec2().describeInstances(r -> r.instanceIds("i-0123456789abcdef0"));
                }

                @Step(id = "absent", en = "Absent", ko = "없음")
                static void absent(Findings findings) {
                    java.util.List.of().get(0);
                }
            }
            """;

    @TempDir
    private Path folder;

    private final Lab lab = Lab.open(LabOptions.seed(1));
    private final Notebook english = new Notebook(Language.ENGLISH);
    private final Notebook korean = new Notebook(Language.KOREAN);
    private Path here;
    private Classroom room;

    @BeforeEach
    void open() throws IOException {
        here = Files.createDirectories(folder.resolve("labs").resolve("01-try"));
        Files.writeString(here.resolve("TryChecks.java"), CHECKS);
        room = classroom();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    /** As in a kernel that has just started. */
    private Classroom classroom() {
        return new Classroom(here, new LearnerProgress(folder.resolve("progress")));
    }

    private MimeBundle check(String arguments, Notebook notebook) throws Exception {
        return ((Displayable) new CheckMagic(room, () -> lab).line(arguments, notebook)).display();
    }

    private String hint(String arguments) throws Exception {
        return ((Displayable) new HintMagic(room).line(arguments, english))
                .display()
                .text();
    }

    private MimeBundle progress(String arguments) throws Exception {
        return ((Displayable) new ProgressMagic(room).line(arguments, english)).display();
    }

    private void makeGroup() {
        lab.ec2().createSecurityGroup(r -> r.groupName("mine").description("mine"));
    }

    @Test
    void aCheckSaysWhatIsMissingInTheLearnersLanguage() throws Exception {
        assertTrue(check("group", english).text().startsWith("○ A group: not yet.\n  - There is no `group` <yet>.\n"));
        assertTrue(check("group", korean).text().startsWith("○ 그룹: 아직입니다.\n  - `group`이 없습니다.\n"));
    }

    @Test
    void whatItSaysIsHtmlWithCodeAndWithoutForeignMarkup() throws Exception {
        String html = String.valueOf(check("group", english).data().get("text/html"));
        assertTrue(html.contains("<li>There is no <code>group</code> &lt;yet&gt;.</li>"), html);
    }

    @Test
    void aCheckChangesNeitherTheLabNorItsClock() throws Exception {
        var before = lab.world();
        check("group", english);
        assertEquals(before, lab.world());
        assertEquals(0, lab.actions());
    }

    @Test
    void aStepThatWasPassedStaysPassed() throws Exception {
        makeGroup();
        assertEquals(
                "✔ A group: done.\n  ██░░░░░░░░ 1/4", check("group", english).text());
        lab.ec2().deleteSecurityGroup(r -> r.groupName("mine"));
        String now = check("group", english).text();
        assertTrue(now.contains("not yet") && now.contains("1/4") && now.contains("passed this step before"), now);
    }

    @Test
    void withoutANameTheFirstStepThatIsNotDoneIsMeant() throws Exception {
        makeGroup();
        assertTrue(check("", english).text().startsWith("✔ A group"));
        assertTrue(check("", english).text().startsWith("○ An answer"));
    }

    @Test
    void anAnswerIsAVariableOfTheNotebook() throws Exception {
        english.variables.put("answer", 41);
        assertTrue(check("answer", english).text().contains("Not 42."));
        english.variables.put("answer", 42);
        assertTrue(check("answer", english).text().startsWith("✔"));
    }

    @Test
    void aCheckThatFailsIsASentence() throws Exception {
        String refused = check("refused", english).text();
        assertTrue(refused.contains(
                "The instance ID 'i-0123456789abcdef0' does not exist (`InvalidInstanceID.NotFound`)"));
        String absent = check("absent", english).text();
        assertTrue(absent.contains("not there yet (`ArrayIndexOutOfBoundsException, TryChecks, 26`)"), absent);
        assertFalse(absent.contains("\tat "), absent);
    }

    @Test
    void anUnknownStepIsAnsweredWithTheNearestNames() {
        assertEquals(
                "This lab has no step grup. Did you mean group?",
                assertThrows(UsageException.class, () -> check("grup", english)).getMessage());
        assertEquals(
                "This lab has no step zzzzzz. Its steps: group, answer, refused, absent",
                assertThrows(UsageException.class, () -> check("zzzzzz", english))
                        .getMessage());
    }

    @Test
    void hintsComeOneAfterTheOtherAndTheLastStays() throws Exception {
        assertTrue(hint("group").startsWith("A group: hint 1 of 3\nWhere.\n"));
        room = classroom();
        assertTrue(hint("group").startsWith("A group: hint 2 of 3\nWhat: `create`.\n"), "kept over a restart");
        assertTrue(hint("group").startsWith("A group: hint 3 of 3\nHow.\n"));
        assertTrue(hint("group").startsWith("A group: hint 3 of 3\nHow.\n"));
        assertEquals("An answer: there are no hints for this step.", hint("answer"));
    }

    @Test
    void progressOfTheLabIsThatOfAllKernels() throws Exception {
        Classroom other = classroom();
        makeGroup();
        check("group", english);
        room = other;
        english.variables.put("answer", 42);
        check("answer", english);
        assertEquals(
                "Lab 01-try: █████░░░░░ 2/4\n  ✔ A group (group)\n  ✔ An answer (answer)\n  ○ Refused (refused)\n"
                        + "  ○ Absent (absent)",
                progress("").text());
    }

    @Test
    void progressOfTheCourseLinksToItsNotebooks() throws Exception {
        Files.writeString(here.resolve("try.md"), "---\ntitle: {en: Try \"it\" once, ko: 시험}\n---\n");
        MimeBundle shown = progress("course");
        assertEquals("The course: ░░░░░░░░░░ 0/4\n  ░░░░░░░░░░ 0/4  01 · Try \"it\" once", shown.text());
        String html = String.valueOf(shown.data().get("text/html"));
        assertTrue(html.contains("<a href=\"try.en.ipynb\" target=\"_blank\">01 · Try &quot;it&quot; once</a>"), html);
        room = new Classroom(folder, new LearnerProgress(folder.resolve("progress")));
        html = String.valueOf(progress("").data().get("text/html"));
        assertTrue(html.contains("<a href=\"labs/01-try/try.ko.ipynb\""), html);
    }

    @Test
    void anExerciseIsLinkedToWhenItIsReleased() throws Exception {
        Path source = Files.createDirectories(folder.resolve("exercises").resolve("lost-key"));
        Files.writeString(source.resolve("lost.md"), "---\ntitle: {en: A lost key, ko: 잃어버린 키}\n---\n");
        room = new Classroom(folder, new LearnerProgress(folder.resolve("progress")));
        String html = String.valueOf(progress("").data().get("text/html"));
        assertTrue(html.contains("<code>./skylab release lost-key --course notebooks</code>"), html);
        Path released = Files.createDirectories(folder.resolve("release").resolve("lost-key"));
        Files.createFile(released.resolve("lost.en.ipynb"));
        html = String.valueOf(progress("").data().get("text/html"));
        assertTrue(html.contains("<a href=\"release/lost-key/lost.en.ipynb\" target=\"_blank\">A lost key</a>"), html);
    }

    @Test
    void checksThatWereEditedAreCompiledAnew() throws Exception {
        assertTrue(check("group", english).text().contains("There is no"));
        Files.writeString(here.resolve("TryChecks.java"), CHECKS.replace("There is no", "Where is the"));
        assertTrue(check("group", english).text().contains("Where is the"));
    }

    @Test
    void stepsAreCompleted() {
        assertEquals(List.of("group", "answer", "refused", "absent"), new HintMagic(room).complete(List.of(), ""));
        assertEquals(List.of(), new HintMagic(room).complete(List.of("group"), ""));
    }

    @Test
    void aFolderWithoutALabSaysSo() {
        room = new Classroom(folder.getRoot(), new LearnerProgress(folder.resolve("progress")));
        assertTrue(assertThrows(UsageException.class, () -> check("group", english))
                .getMessage()
                .startsWith("There is no lab"));
    }
}
