package skylab.grader.export;

import java.math.BigDecimal;
import skylab.grader.grade.CellGrade;
import skylab.grader.grade.NotebookGrade;
import skylab.grader.grade.TestGrade;

/**
 * The two files that {@code grade.sh} writes in Vocareum (help.vocareum.com, "Using Custom Grading Scripts in Vocareum
 * Labs"): criteria with scores, and a report for the student. A criterion of the rubric has the name of a cell with points.
 */
public final class Vocareum {
    /** Keeps what the script prints out of the student's report. */
    private static final String NO_OUTPUT = "VOC_NO_REPORT_OUTPUT";

    private Vocareum() {}

    /** The file {@code $vocareumGradeFile}. A cell without a score, which a person has to grade, is left out. */
    public static String grades(NotebookGrade grade) {
        StringBuilder lines = new StringBuilder();
        for (CellGrade cell : grade.cells()) {
            if (cell.score() != null) {
                lines.append(cell.cell())
                        .append(',')
                        .append(cell.score().toPlainString())
                        .append('\n');
            }
        }
        return lines.toString();
    }

    /** The file {@code $vocareumReportFile}. */
    public static String report(NotebookGrade grade) {
        StringBuilder text = new StringBuilder(NO_OUTPUT).append('\n');
        String message = Wording.message(grade);
        if (!message.isEmpty()) {
            text.append(message).append('\n');
        }
        for (CellGrade cell : grade.cells()) {
            BigDecimal score = cell.score();
            text.append(cell.cell())
                    .append(": ")
                    .append(score == null ? "-" : score.toPlainString())
                    .append('/')
                    .append(cell.points().toPlainString())
                    .append('\n');
            for (TestGrade test : cell.tests()) {
                text.append("  ")
                        .append(Wording.passed(test) ? '✓' : '✗')
                        .append(' ')
                        .append(Wording.observable(test, grade.language()))
                        .append(" — ")
                        .append(Wording.result(test, grade.language()))
                        .append('\n');
            }
        }
        return text.toString();
    }
}
