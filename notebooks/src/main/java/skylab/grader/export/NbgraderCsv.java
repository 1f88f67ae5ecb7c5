package skylab.grader.export;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import skylab.grader.grade.Csv;
import skylab.grader.grade.NotebookGrade;
import skylab.grader.grade.NotebookGrade.Status;
import skylab.notebook.PythonFloat;

/** The table that {@code nbgrader export} writes: a line for each student and assignment, in its columns. */
public final class NbgraderCsv {
    private static final String[] COLUMNS = {
        "assignment",
        "duedate",
        "timestamp",
        "student_id",
        "last_name",
        "first_name",
        "email",
        "raw_score",
        "late_submission_penalty",
        "score",
        "max_score"
    };
    private static final String ZERO = "0.0";

    private NbgraderCsv() {}

    /**
     * The table of a course. As in nbgrader, who has handed in nothing has 0; where the grader has failed the scores are
     * empty.
     *
     * @param course its directory
     */
    public static String of(Path course, List<NotebookGrade> grades, Lateness lateness) {
        SortedMap<String, SortedMap<String, List<NotebookGrade>>> assignments = new TreeMap<>();
        SortedSet<String> students = new TreeSet<>();
        for (NotebookGrade grade : grades) {
            students.add(grade.student());
            assignments
                    .computeIfAbsent(grade.exercise(), name -> new TreeMap<>())
                    .merge(grade.student(), List.of(grade), (some, more) -> concat(some, more));
        }
        StringBuilder table = new StringBuilder(Csv.line(COLUMNS));
        assignments.forEach((assignment, byStudent) -> {
            String most = number(byStudent.values().stream()
                    .map(NbgraderCsv::points)
                    .max(BigDecimal::compareTo)
                    .orElse(BigDecimal.ZERO));
            for (String student : students) {
                table.append(line(course, assignment, student, byStudent.get(student), most, lateness));
            }
        });
        return table.toString();
    }

    private static String line(
            Path course,
            String assignment,
            String student,
            List<NotebookGrade> grades,
            String most,
            Lateness lateness) {
        String due = lateness.due().map(Lateness::text).orElse("");
        if (grades == null) {
            return Csv.line(assignment, due, "", student, "", "", "", ZERO, ZERO, ZERO, most);
        }
        Optional<Instant> handedIn = Lateness.handedIn(course, grades.get(0));
        String timestamp = handedIn.map(Lateness::text).orElse("");
        if (grades.stream().anyMatch(grade -> grade.status() == Status.GRADER_ERROR)) {
            return Csv.line(assignment, due, timestamp, student, "", "", "", "", "", "", most);
        }
        BigDecimal raw = grades.stream()
                .map(NotebookGrade::score)
                .max(BigDecimal::compareTo)
                .orElseThrow();
        BigDecimal penalty = lateness.penalty() && lateness.isLate(handedIn) ? raw : BigDecimal.ZERO;
        return Csv.line(
                assignment,
                due,
                timestamp,
                student,
                "",
                "",
                "",
                number(raw),
                number(penalty),
                number(raw.subtract(penalty)),
                most);
    }

    // The notebooks of an exercise are translations of each other: what was done in one of them is all that there is.
    private static BigDecimal points(List<NotebookGrade> grades) {
        return grades.stream()
                .map(NotebookGrade::points)
                .max(BigDecimal::compareTo)
                .orElseThrow();
    }

    private static String number(BigDecimal number) {
        return PythonFloat.str(number.doubleValue());
    }

    private static List<NotebookGrade> concat(List<NotebookGrade> some, List<NotebookGrade> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }
}
