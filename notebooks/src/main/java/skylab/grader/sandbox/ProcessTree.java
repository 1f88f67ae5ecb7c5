package skylab.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process and all that it has started take, as {@code /proc} shows it (proc(5)); nothing where there is none.
 *
 * @param processes how many
 * @param residentBytes memory that is there, of all of them together
 */
public record ProcessTree(int processes, long residentBytes) {
    private static final Path PROC = Path.of("/proc");
    private static final int PAGE = 4096;

    /** A process and its descendants. */
    public static ProcessTree of(long pid) {
        int processes = 0;
        long resident = 0;
        Deque<String> open = new ArrayDeque<>(List.of(String.valueOf(pid)));
        while (!open.isEmpty()) {
            Path process = PROC.resolve(open.pop());
            String[] statm = text(process.resolve("statm")).split(" ");
            if (statm.length > 1) {
                processes++;
                resident += Long.parseLong(statm[1]) * PAGE;
            }
            for (String task : tasks(process)) {
                for (String child : text(process.resolve("task").resolve(task).resolve("children"))
                        .split(" ")) {
                    if (!child.isEmpty()) {
                        open.push(child);
                    }
                }
            }
        }
        return new ProcessTree(processes, resident);
    }

    /** Whether that is more than it may be. */
    boolean exceeds(Limits limits) {
        return processes > limits.processes() || residentBytes > (long) limits.resident() << 20;
    }

    private static List<String> tasks(Path process) {
        try (Stream<Path> tasks = Files.list(process.resolve("task"))) {
            return tasks.map(task -> task.getFileName().toString()).toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            return List.of();
        }
    }

    // A process may end while it is looked at.
    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
