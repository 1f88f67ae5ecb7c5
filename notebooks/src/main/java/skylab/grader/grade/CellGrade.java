package skylab.grader.grade;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import skylab.grader.judge.Verdict.Outcome;

/**
 * The grade of a cell.
 *
 * @param cell its nbgrader id
 * @param points the most it can give
 * @param score what it gives; absent if a person has to decide, or if a test of it is at fault
 * @param tests its hidden tests; none if a person has to decide
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CellGrade(String cell, BigDecimal points, BigDecimal score, List<TestGrade> tests) {
    private static final int DECIMALS = 4;

    /** The grade by hidden tests: points times the weight of the passed ones over the weight of all. */
    static CellGrade byTests(String cell, BigDecimal points, List<TestGrade> tests) {
        if (tests.stream().anyMatch(test -> test.outcome() == Outcome.ERROR)) {
            return new CellGrade(cell, points, null, tests);
        }
        double all = tests.stream().mapToDouble(test -> test.test().weight()).sum();
        double passed = tests.stream()
                .filter(test -> test.outcome() == Outcome.PASSED)
                .mapToDouble(test -> test.test().weight())
                .sum();
        BigDecimal score = BigDecimal.valueOf(passed)
                .multiply(points)
                .divide(BigDecimal.valueOf(all), DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return new CellGrade(cell, points, plain(score), tests);
    }

    /** A cell that a person has to grade. */
    static CellGrade byPerson(String cell, BigDecimal points) {
        return new CellGrade(cell, points, null, List.of());
    }

    /** Whether a person has to grade the cell. */
    public boolean manual() {
        return tests.isEmpty();
    }

    /** A number without an exponent: 10, not 1E+1. */
    static BigDecimal plain(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
