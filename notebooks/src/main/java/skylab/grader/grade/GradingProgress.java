package skylab.grader.grade;

import skylab.grader.submission.Submission;

/** Is told how grading goes, by one thread at a time. */
public interface GradingProgress {
    /** Grading begins. */
    default void found(int submissions) {}

    /** A submission is about to be graded. */
    default void begun(Submission submission) {}

    /**
     * A grade is known.
     *
     * @param known whether it was before
     */
    void graded(NotebookGrade grade, boolean known);
}
