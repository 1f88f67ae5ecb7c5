package skylab.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is left where the machine permits no more: a process of its own with limits that the JVM keeps. */
final class PlainProcess implements Sandbox {
    private final String shortcoming;

    PlainProcess(String shortcoming) {
        this.shortcoming = shortcoming;
    }

    @Override
    public Set<Protection> protections() {
        return EnumSet.of(
                Protection.OWN_PROCESS, Protection.MEMORY, Protection.TIME, Protection.OUTPUT, Protection.ENVIRONMENT);
    }

    @Override
    public String shortcoming() {
        return shortcoming;
    }

    @Override
    public int run(Path input, Path output, Program program, Limits limits, int slot)
            throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("skylab-run");
        try {
            for (String name : List.of("submission.ipynb", "request.json")) {
                Files.copy(input.resolve(name), work.resolve(name));
            }
            ProcessBuilder builder = Children.scrub(new ProcessBuilder(program.command()), work, program)
                    .directory(work.toFile())
                    .redirectError(output.resolve("stderr.txt").toFile());
            Process child = builder.start();
            Runnable stop = () -> {
                child.descendants().forEach(ProcessHandle::destroyForcibly);
                child.destroyForcibly();
            };
            int status = Children.await(child, limits.total().toSeconds() + 1, limits, program.peer(), stop);
            for (String name : KEPT) {
                Path left = work.resolve(name);
                if (Files.isRegularFile(left, LinkOption.NOFOLLOW_LINKS)) {
                    try (var in = Files.newInputStream(left, LinkOption.NOFOLLOW_LINKS)) {
                        Files.write(output.resolve(name), in.readNBytes(KEPT_BYTES));
                    }
                }
            }
            return status;
        } finally {
            Scratch.delete(work);
        }
    }
}
