package skylab.grader.judge;

/**
 * A hidden test as its author declared it.
 *
 * @param name the method
 * @param cell the nbgrader id of the cell that it grades
 * @param weight relative to the cell's other tests, greater than 0
 * @param observableEn what it looks for, in English
 * @param observableKo the same in Korean
 * @param hintEn where to look if it is missing, in English; may be empty
 * @param hintKo the same in Korean
 */
public record HiddenTest(
        String name,
        String cell,
        double weight,
        String observableEn,
        String observableKo,
        String hintEn,
        String hintKo) {}
