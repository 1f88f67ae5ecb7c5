package skylab.grader.grade;

import skylab.grader.judge.HiddenTest;
import skylab.grader.judge.Verdict.Outcome;

/**
 * What a hidden test adds to a cell's grade.
 *
 * @param test what it looks for
 * @param outcome whether that is there
 * @param detail what the test said; for the instructor alone, never for a feedback page
 */
public record TestGrade(HiddenTest test, Outcome outcome, String detail) {}
