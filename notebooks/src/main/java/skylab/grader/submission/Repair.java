package skylab.grader.submission;

import skylab.grader.exercise.Language;

/**
 * Something the grader had to put right in a submission before running it.
 *
 * @param kind what
 * @param cell the nbgrader id of the cell
 */
public record Repair(Kind kind, String cell) {
    /** The kinds of repairs. */
    public enum Kind {
        /** A locked cell had been changed; its text is the released one again. */
        RESTORED,
        /** A cell was not there; it has been put back. */
        MISSING,
        /** A cell was there more than once; the last one counts, as in nbgrader. */
        DUPLICATED,
        /** The cell is of another type than released; its type is the released one again. */
        TYPE,
        /** The cell claimed an id that the exercise does not have; it is an ordinary cell now. */
        UNKNOWN
    }

    /** The repair in words. */
    public String text(Language language) {
        return switch (kind) {
            case RESTORED ->
                language.choose(
                        "The locked cell " + cell + " had been changed. It was graded as released.",
                        "잠긴 셀 " + cell + "의 내용이 바뀌어 있어, 배포된 내용으로 되돌려 채점했습니다.");
            case MISSING ->
                language.choose(
                        "The cell " + cell + " was missing. It was put back for grading.",
                        cell + " 셀이 없어서, 배포된 셀을 다시 넣고 채점했습니다.");
            case DUPLICATED ->
                language.choose(
                        "The cell " + cell + " was there more than once. The last one counts.",
                        cell + " 셀이 여러 개 있어, 마지막 셀을 답으로 보았습니다.");
            case TYPE ->
                language.choose(
                        "The type of cell " + cell + " had been changed. It was changed back.",
                        cell + " 셀의 종류가 바뀌어 있어, 원래대로 되돌렸습니다.");
            case UNKNOWN ->
                language.choose(
                        "A cell claimed the id " + cell + ", which this exercise does not have.",
                        "이 과제에 없는 ID(" + cell + ")를 가진 셀이 있어, 일반 셀로 다루었습니다.");
        };
    }
}
