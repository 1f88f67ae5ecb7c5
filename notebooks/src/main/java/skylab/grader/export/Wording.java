package skylab.grader.export;

import skylab.grader.exercise.Language;
import skylab.grader.grade.NotebookGrade;
import skylab.grader.grade.TestGrade;
import skylab.grader.judge.Verdict.Outcome;

/** What learners are told of their tests, as plain text: the observable and a hint, never what the test itself said. */
final class Wording {
    private Wording() {}

    /** The observable of a test. */
    static String observable(TestGrade test, Language language) {
        return language.choose(test.test().observableEn(), test.test().observableKo());
    }

    /** Whether it was found, and where to look if not. */
    static String result(TestGrade test, Language language) {
        String hint = language.choose(test.test().hintEn(), test.test().hintKo());
        return switch (test.outcome()) {
            case PASSED -> language.choose("found", "확인됨");
            case FAILED ->
                language.choose("missing", "확인되지 않음")
                        + (hint.isEmpty() ? "" : language.choose(". Hint: ", ". 힌트: ") + hint);
            case ERROR -> language.choose("not graded yet", "아직 채점되지 않음");
        };
    }

    /** What is to be said of a submission as a whole; empty if nothing is. */
    static String message(NotebookGrade grade) {
        return switch (grade.status()) {
            case GRADED -> "";
            case REFUSED ->
                grade.language()
                        .choose("This could not be graded: " + grade.message(), "채점할 수 없는 제출물입니다: " + grade.message());
            case GRADER_ERROR ->
                grade.language()
                        .choose(
                                "The grader itself has failed; this does not count as 0.",
                                "채점 프로그램에 문제가 생겨 점수를 내지 못했습니다. 0점 처리되지 않습니다.");
        };
    }

    /** Whether a test was passed. */
    static boolean passed(TestGrade test) {
        return test.outcome() == Outcome.PASSED;
    }
}
