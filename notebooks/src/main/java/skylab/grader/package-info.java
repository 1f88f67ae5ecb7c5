/**
 * The grader: makes the student's version of an exercise, runs submissions apart from everything else, judges what they
 * did by experiments on the replayed lab, and explains the grade.
 */
package skylab.grader;
