package skylab.grader.export;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import skylab.grader.exercise.Language;
import skylab.grader.grade.CellGrade;
import skylab.grader.grade.NotebookGrade;
import skylab.grader.grade.NotebookGrade.Status;
import skylab.grader.grade.TestGrade;
import skylab.grader.judge.HiddenTest;
import skylab.grader.judge.Verdict.Outcome;
import skylab.grader.sandbox.Protection;

/** Grades to export. */
final class Grades {
    private Grades() {}

    static TestGrade test(String name, double weight, Outcome outcome) {
        HiddenTest test = new HiddenTest(
                name, "check", weight, "It is " + name + ".", name + "입니다.", "Look at " + name + ".", name + "을 보세요.");
        return new TestGrade(
                test, outcome, outcome == Outcome.PASSED ? "" : "expected: <2> but was: <1>\u0000\u001b[0m");
    }

    static NotebookGrade graded(String student, String exercise, String score) {
        CellGrade tested = new CellGrade(
                "check",
                new BigDecimal("3"),
                new BigDecimal(score),
                List.of(test("one", 2, Outcome.PASSED), test("two", 1, Outcome.FAILED)));
        CellGrade manual = new CellGrade("essay", new BigDecimal("2"), null, List.of());
        return grade(student, exercise, Language.EN, Status.GRADED, "", List.of(tested, manual));
    }

    static NotebookGrade without(String student, String exercise, Status status, String message) {
        return grade(student, exercise, Language.KO, status, message, List.of());
    }

    private static NotebookGrade grade(
            String student, String exercise, Language language, Status status, String message, List<CellGrade> cells) {
        return new NotebookGrade(
                student,
                exercise,
                exercise + "." + language.code(),
                language,
                status,
                message,
                cells,
                List.of(),
                List.of(),
                EnumSet.allOf(Protection.class),
                "",
                "");
    }
}
