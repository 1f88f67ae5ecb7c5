package skylab.grader.feedback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import skylab.grader.grade.NotebookGrade;
import skylab.grader.submission.Submission;
import skylab.notebook.Notebook;
import skylab.notebook.NotebookFile;

/** The feedback pages of a course, in nbgrader's layout {@code feedback/<student>/<exercise>/<notebook>.html}. */
public final class FeedbackFiles {
    private FeedbackFiles() {}

    /**
     * Writes the page of a grade.
     *
     * @return where it is
     */
    public static Path write(Path course, NotebookGrade grade) {
        Submission submission = new Submission(grade.student(), grade.exercise(), grade.notebook(), course);
        Path executed = submission.in(course, "autograded", ".ipynb");
        Optional<Notebook> notebook = grade.status() != NotebookGrade.Status.REFUSED && Files.isRegularFile(executed)
                ? Optional.of(NotebookFile.read(executed))
                : Optional.empty();
        Path page = submission.in(course, "feedback", ".html");
        try {
            Files.createDirectories(page.getParent());
            Files.writeString(page, FeedbackPage.of(grade, notebook));
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
