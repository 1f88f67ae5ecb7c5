package skylab.grader.grade;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import skylab.grader.exercise.Language;
import skylab.grader.grade.NotebookGrade.Status;
import skylab.grader.judge.Given;
import skylab.grader.judge.HiddenTest;
import skylab.grader.judge.HiddenTests;
import skylab.grader.judge.Judge;
import skylab.grader.judge.Verdict;
import skylab.grader.judge.Verdict.Outcome;
import skylab.grader.judge.Verdict.Result;
import skylab.grader.run.CellRun;
import skylab.grader.run.RunReport;
import skylab.grader.run.RunRequest;
import skylab.grader.run.SubmissionRuns;
import skylab.grader.sandbox.Sandbox;
import skylab.grader.submission.Sanitised;
import skylab.grader.submission.Submission;
import skylab.notebook.Cell;
import skylab.notebook.Nbgrader;
import skylab.notebook.Notebook;
import skylab.notebook.NotebookFile;
import skylab.notebook.NotebookFormatException;

/**
 * Grades one submission: sanitise, run, judge, count.
 *
 * @param course the directory of the course
 * @param runs how submissions are run
 */
record SubmissionGrader(Path course, SubmissionRuns runs) {
    /**
     * Grades a submission and writes its executed notebook.
     *
     * @param exercise what it answers
     * @param scratch an empty directory
     * @param worker who does it
     */
    NotebookGrade grade(Submission submission, PreparedExercise exercise, Path scratch, Worker worker)
            throws IOException, InterruptedException {
        PreparedExercise.ForStudent own = exercise.forStudent(submission.student());
        Notebook released = own.released().get(submission.notebook());
        if (released == null) {
            return refused(
                    submission,
                    Language.EN,
                    "exercise " + submission.exercise() + " has no notebook " + submission.notebook() + ".ipynb, only "
                            + own.released().keySet());
        }
        Language language = Language.of(released, submission.notebook());
        Sanitised sanitised;
        try {
            requireFile(submission.file());
            sanitised = Sanitised.of(NotebookFile.read(submission.file()), released);
        } catch (NotebookFormatException e) {
            NotebookGrade refusal = refused(submission, language, e.getMessage());
            return withCells(refusal, zero(released, exercise.tests()));
        }
        RunRequest request = new RunRequest(
                own.given().seed(),
                language.code(),
                List.of(),
                runs.limits().cell().toMillis(),
                runs.limits().cellOutput(),
                runs.limits().output(),
                exercise.tests().questions(own.given()));
        List<RunReport> reports = runs.run(sanitised.notebook(), request, scratch, worker.slot(), worker.compiler());
        Judged judged = judge(released, exercise.tests(), own.given(), reports, worker.judge());
        List<String> errors = judged.errors();
        RunReport shown = reports.get(reports.size() - 1);
        write(submission, sanitised.notebook(), shown.cells());
        new GradeStore(course).keepJournal(submission, shown.journal());
        Sandbox sandbox = runs.sandbox();
        return new NotebookGrade(
                submission.student(),
                submission.exercise(),
                submission.notebook(),
                language,
                errors.isEmpty() ? Status.GRADED : Status.GRADER_ERROR,
                errors.isEmpty() ? "" : "a hidden test is at fault: " + errors,
                judged.cells(),
                sanitised.repairs(),
                shown.cells().stream()
                        .map(run -> new CellRun(run.cell(), run.status(), List.of()))
                        .toList(),
                sandbox.protections(),
                sandbox.shortcoming(),
                judged.damage());
    }

    // Not a link, which may point at another's; not a pipe, from which nothing may ever come.
    private static void requireFile(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotebookFormatException("this is not a file of its own but a "
                    + (Files.isSymbolicLink(file) ? "link" : Files.isDirectory(file) ? "directory" : "device or pipe"));
        }
    }

    /**
     * What a submission's runs deserve: for each cell, what it gets in the run in which it did best, because each of the
     * runs is what the student did.
     */
    private record Judged(List<CellGrade> cells, String damage) {
        List<String> errors() {
            return cells.stream()
                    .flatMap(cell -> cell.tests().stream())
                    .filter(test -> test.outcome() == Outcome.ERROR)
                    .map(test -> test.test().name() + ": " + test.detail())
                    .toList();
        }

        Judged orBetter(Judged other) {
            List<CellGrade> best = new ArrayList<>();
            for (int i = 0; i < cells.size(); i++) {
                CellGrade mine = cells.get(i);
                CellGrade theirs = other.cells.get(i);
                boolean better = theirs.score() != null
                        && (mine.score() == null || theirs.score().compareTo(mine.score()) > 0);
                best.add(better ? theirs : mine);
            }
            return new Judged(best, damage);
        }
    }

    private static Judged judge(Notebook released, HiddenTests tests, Given given, List<RunReport> reports, Judge judge)
            throws IOException, InterruptedException {
        Judged best = null;
        for (RunReport report : reports) {
            Verdict verdict = judge.judge(tests, report, given);
            Judged judged = new Judged(cells(released, tests, verdict), verdict.damage());
            best = best == null ? judged : best.orBetter(judged);
        }
        return best;
    }

    private static List<CellGrade> cells(Notebook released, HiddenTests tests, Verdict verdict) {
        Map<String, Result> results =
                verdict.results().stream().collect(Collectors.toMap(Result::test, Function.identity()));
        return grades(released, tests, test -> {
            Result result = results.get(test.name());
            return result == null
                    ? new TestGrade(test, Outcome.ERROR, "it was not run")
                    : new TestGrade(test, result.outcome(), result.detail());
        });
    }

    private static List<CellGrade> zero(Notebook released, HiddenTests tests) {
        return grades(released, tests, test -> new TestGrade(test, Outcome.FAILED, "nothing to test"));
    }

    private static List<CellGrade> grades(Notebook released, HiddenTests tests, Function<HiddenTest, TestGrade> grade) {
        List<CellGrade> cells = new ArrayList<>();
        for (Cell cell : released.cells()) {
            Nbgrader role = cell.nbgrader().orElse(null);
            if (role == null || !role.isTests() && !role.isManual()) {
                continue;
            }
            BigDecimal points = role.points().orElse(BigDecimal.ZERO);
            cells.add(
                    role.isManual()
                            ? CellGrade.byPerson(role.gradeId(), points)
                            : CellGrade.byTests(
                                    role.gradeId(),
                                    points,
                                    tests.tests().stream()
                                            .filter(test -> test.cell().equals(role.gradeId()))
                                            .map(grade)
                                            .toList()));
        }
        return List.copyOf(cells);
    }

    private void write(Submission submission, Notebook notebook, List<CellRun> runs) {
        List<Cell> cells = new ArrayList<>(notebook.cells());
        int count = 0;
        for (CellRun run : runs) {
            if (run.cell() < cells.size()) {
                count++;
                cells.set(run.cell(), cells.get(run.cell()).withOutputs(run.outputs(), count));
            }
        }
        NotebookFile.write(notebook.withCells(cells), submission.in(course, "autograded", ".ipynb"));
    }

    /** What cannot be graded, and why. */
    NotebookGrade refused(Submission submission, Language language, String why) {
        return without(submission, language, Status.REFUSED, why);
    }

    /** What the grader has failed at. */
    NotebookGrade error(Submission submission, String why) {
        return without(submission, Language.EN, Status.GRADER_ERROR, why);
    }

    private NotebookGrade without(Submission submission, Language language, Status status, String why) {
        return new NotebookGrade(
                submission.student(),
                submission.exercise(),
                submission.notebook(),
                language,
                status,
                why,
                List.of(),
                List.of(),
                List.of(),
                runs.sandbox().protections(),
                runs.sandbox().shortcoming(),
                "");
    }

    private static NotebookGrade withCells(NotebookGrade grade, List<CellGrade> cells) {
        return new NotebookGrade(
                grade.student(),
                grade.exercise(),
                grade.notebook(),
                grade.language(),
                grade.status(),
                grade.message(),
                cells,
                grade.repairs(),
                grade.runs(),
                grade.protections(),
                grade.shortcoming(),
                grade.journalDamage());
    }
}
