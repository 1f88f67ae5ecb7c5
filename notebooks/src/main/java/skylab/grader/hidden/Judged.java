package skylab.grader.hidden;

import skylab.lab.Lab;

/**
 * What is judged.
 *
 * @param lab the replayed lab; tests get forks of it
 * @param answers the answers
 */
public record Judged(Lab lab, Answers answers) {}
