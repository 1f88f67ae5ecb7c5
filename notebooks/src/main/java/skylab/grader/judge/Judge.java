package skylab.grader.judge;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skylab.grader.run.Json;
import skylab.grader.run.RunReport;

/** Has submissions judged in processes of their own. */
public final class Judge {
    private static final int TEST_SECONDS = 20;
    private static final int SECONDS = 120;
    private static final int MOST_WORDS = 2_000;

    private Judge() {}

    /**
     * Judges what a run has left.
     *
     * @param given what the student was given
     * @param scratch an empty directory
     * @throws JudgeException if there is no verdict
     */
    public static Verdict judge(HiddenTests tests, RunReport run, Given given, Path scratch)
            throws IOException, InterruptedException {
        Path request = scratch.resolve("request.json");
        Path verdict = scratch.resolve("verdict.json");
        Path said = scratch.resolve("said.txt");
        Json.write(
                request,
                new JudgeRequest(
                        run.journal().toAbsolutePath().toString(),
                        given,
                        run.answers(),
                        tests.classNames(),
                        TEST_SECONDS));
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djava.awt.headless=true",
                        "-Djava.io.tmpdir=" + scratch.toAbsolutePath(),
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        classPath(tests),
                        JudgeProcess.class.getName(),
                        request.toString(),
                        verdict.toString()))
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new JudgeException("the judge has not finished within " + SECONDS + " s");
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        if (process.exitValue() != 0 || !Files.exists(verdict)) {
            String words = Files.readString(said);
            throw new JudgeException("the judge has ended with status " + process.exitValue() + ": "
                    + words.substring(0, Math.min(words.length(), MOST_WORDS)));
        }
        return Json.read(verdict, Verdict.class);
    }

    // Absolute, because the judge works in a directory of its own.
    private static String classPath(HiddenTests tests) {
        return Stream.concat(
                        Stream.of(tests.classes()),
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(Path::of))
                .map(path -> path.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
