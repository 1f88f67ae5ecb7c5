package skylab.grader.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.grader.grade.NotebookGrade;

/** The forms in which grades can be had, each a way to write a course's grades below a directory. */
public enum Format {
    /** nbgrader's table, {@code nbgrader.csv}. */
    NBGRADER {
        @Override
        public List<Path> write(Path course, List<NotebookGrade> grades, Lateness lateness, Path to)
                throws IOException {
            return List.of(put(to.resolve("nbgrader.csv"), NbgraderCsv.of(course, grades, lateness)));
        }
    },
    /** Gradescope's {@code results.json}, one for each submission. */
    GRADESCOPE {
        @Override
        public List<Path> write(Path course, List<NotebookGrade> grades, Lateness lateness, Path to)
                throws IOException {
            List<Path> files = new ArrayList<>();
            for (NotebookGrade grade : grades) {
                Optional<String> results = Gradescope.of(grade);
                if (results.isPresent()) {
                    files.add(put(home(to, grade).resolve("results.json"), results.get()));
                }
            }
            return files;
        }
    },
    /** Vocareum's two files, for each submission. */
    VOCAREUM {
        @Override
        public List<Path> write(Path course, List<NotebookGrade> grades, Lateness lateness, Path to)
                throws IOException {
            List<Path> files = new ArrayList<>();
            for (NotebookGrade grade : grades) {
                files.add(put(home(to, grade).resolve("grade.csv"), Vocareum.grades(grade)));
                files.add(put(home(to, grade).resolve("report.txt"), Vocareum.report(grade)));
            }
            return files;
        }
    },
    /** A report of JUnit, {@code junit.xml}. */
    JUNIT {
        @Override
        public List<Path> write(Path course, List<NotebookGrade> grades, Lateness lateness, Path to)
                throws IOException {
            return List.of(put(to.resolve("junit.xml"), JunitXml.of(grades)));
        }
    };

    /**
     * Writes grades in this form.
     *
     * @param course the directory of the course
     * @param to an existing directory or one that can be made
     * @return what was written
     */
    public abstract List<Path> write(Path course, List<NotebookGrade> grades, Lateness lateness, Path to)
            throws IOException;

    private static Path home(Path to, NotebookGrade grade) {
        return to.resolve(grade.student()).resolve(grade.exercise()).resolve(grade.notebook());
    }

    private static Path put(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path beside = file.resolveSibling("." + file.getFileName() + ".tmp");
        Files.writeString(beside, text);
        return Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
