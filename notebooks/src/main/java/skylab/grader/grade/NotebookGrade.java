package skylab.grader.grade;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import skylab.grader.exercise.Language;
import skylab.grader.run.CellRun;
import skylab.grader.sandbox.Protection;
import skylab.grader.submission.Repair;

/**
 * The grade of a submission.
 *
 * @param student nbgrader's student id
 * @param exercise nbgrader's assignment id
 * @param notebook nbgrader's notebook id
 * @param language of the learner
 * @param status whether there is a grade
 * @param message why it was refused or why there is no grade; empty otherwise
 * @param cells the grades of its cells
 * @param repairs what had to be put right before it was run
 * @param runs how its cells were run; outputs are in the autograded notebook
 * @param protections that were active
 * @param shortcoming why others were not
 * @param journalDamage what was wrong with its journal, for the instructor; empty if nothing was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(
        value = {"points", "score"},
        allowGetters = true)
public record NotebookGrade(
        String student,
        String exercise,
        String notebook,
        Language language,
        Status status,
        String message,
        List<CellGrade> cells,
        List<Repair> repairs,
        List<CellRun> runs,
        Set<Protection> protections,
        String shortcoming,
        String journalDamage) {
    /** Makes a copy that does not change, its protections in their own order. */
    public NotebookGrade {
        EnumSet<Protection> ordered = EnumSet.noneOf(Protection.class);
        ordered.addAll(protections);
        protections = Collections.unmodifiableSet(ordered);
    }

    /** Whether there is a grade. */
    public enum Status {
        /** There is. */
        GRADED,
        /** What was handed in cannot be graded; that is the student's affair and gives 0. */
        REFUSED,
        /** The grader is at fault: there is no grade, least of all 0. */
        GRADER_ERROR
    }

    /** The points that can be had. */
    @JsonProperty
    public BigDecimal points() {
        return sum(cells.stream().map(CellGrade::points).toList());
    }

    /** The points had so far; null if the grader is at fault. */
    @JsonProperty
    public BigDecimal score() {
        if (status == Status.GRADER_ERROR) {
            return null;
        }
        return sum(cells.stream().map(CellGrade::score).filter(Objects::nonNull).toList());
    }

    /** Whether a person has to grade some of it. */
    public boolean needsPerson() {
        return cells.stream().anyMatch(CellGrade::manual);
    }

    private static BigDecimal sum(List<BigDecimal> numbers) {
        return CellGrade.plain(
                numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add).stripTrailingZeros());
    }
}
