package skylab.grader.hidden;

import skylab.lab.Lab;

/**
 * What is judged.
 *
 * @param lab the replayed lab; tests get forks of it
 * @param start the lab as the student found it; tests get forks of it
 * @param answers the answers
 * @param parameters what was drawn for the student
 */
public record Judged(Lab lab, Lab start, Answers answers, Parameters parameters) {}
