package skylab.grader.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import skylab.grader.command.Places;
import skylab.grader.grade.CourseGrader;
import skylab.grader.run.Json;
import skylab.grader.run.SubmissionRuns;
import skylab.grader.sandbox.Sandbox;
import skylab.grader.sandbox.Scratch;
import skylab.grader.submission.Submission;
import skylab.launcher.Distribution;
import skylab.launcher.Subcommand;

/**
 * {@code grade-worker}: grades the submissions that come as lines on the standard input, and writes what came of each as a
 * line to the standard output. What a cluster runs; nobody types it.
 */
@Command(name = "grade-worker", hidden = true)
public final class WorkerCommand implements Subcommand {
    @Option(names = "--exercises", paramLabel = "DIR", descriptionKey = "grader.exercises")
    private Path exercises;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintStream lines = new PrintStream(
                new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        Path course = Files.createTempDirectory("skylab-worker");
        try {
            List<Submission> submissions = unpack(course);
            if (!submissions.isEmpty()) {
                Path sources = Places.exercises(exercises);
                SubmissionRuns runs = Places.runs(Distribution.running(), Sandbox.best(), sources);
                new CourseGrader(course, sources, runs, 1, true).grade((grade, known) -> {});
            }
            for (Submission submission : submissions) {
                lines.println(Json.line(Parcel.back(course, submission)));
            }
            lines.flush();
        } finally {
            Scratch.delete(course);
        }
        return 0;
    }

    private static List<Submission> unpack(Path course) throws IOException {
        List<Submission> submissions = new ArrayList<>();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Parcel parcel = Json.parse(line, Parcel.class);
            parcel.unpack(course);
            submissions.add(parcel.in(course));
        }
        return submissions;
    }
}
