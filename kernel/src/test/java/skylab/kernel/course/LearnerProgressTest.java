package skylab.kernel.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearnerProgressTest {
    private static final Path HOME = Path.of("/home/kim");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "Linux, '', /home/kim/.local/share/skylab/progress",
        "Linux, XDG_DATA_HOME, /data/skylab/progress",
        "Linux, SKYLAB_PROGRESS, /data",
        "Mac OS X, '', /home/kim/Library/Application Support/skylab/progress",
        "Windows 11, APPDATA, /data/skylab/progress",
    })
    void itIsKeptWhereTheSystemKeepsDataOfUsers(String system, String variable, String expected) {
        Map<String, String> environment = variable.isEmpty() ? Map.of() : Map.of(variable, "/data");
        assertEquals(
                Path.of(expected), LearnerProgress.of(environment, system, HOME).folder());
    }

    @Test
    void kernelsThatRunSideBySideLoseNothing() throws Exception {
        ExecutorService kernels = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                String step = "step-" + i % 40;
                work.add(() -> {
                    new LearnerProgress(folder).pass("01-lab", step);
                    return null;
                });
            }
            for (Future<Void> done : kernels.invokeAll(work)) {
                done.get();
            }
        } finally {
            kernels.shutdownNow();
        }
        LearnerProgress read = new LearnerProgress(folder);
        for (int i = 0; i < 40; i++) {
            assertTrue(read.passed("01-lab", "step-" + i));
        }
        assertFalse(read.passed("02-other", "step-0"));
    }

    @Test
    void whereItCannotBeWrittenItLastsAsLongAsTheKernel() throws IOException {
        Path file = Files.createFile(folder.resolve("no-folder"));
        LearnerProgress progress = new LearnerProgress(file);
        progress.pass("01-lab", "a");
        progress.hint("01-lab", "a", 1);
        assertTrue(progress.passed("01-lab", "a"));
        assertEquals(1, progress.hints("01-lab", "a"));
        assertFalse(new LearnerProgress(file).passed("01-lab", "a"));
    }

    @Test
    void whatWasDoneStaysDoneWhenTheLabGetsAnotherNumber() {
        new LearnerProgress(folder).pass("05-hibernate", "launch");
        LearnerProgress later = new LearnerProgress(folder);
        later.pass("06-hibernate", "clean");
        assertTrue(later.passed("06-hibernate", "launch"));
        assertTrue(later.passed("06-hibernate", "clean"));
        assertFalse(later.passed("05-life-cycle", "launch"));
    }

    @Test
    void hintsAreCounted() {
        LearnerProgress progress = new LearnerProgress(folder);
        assertEquals(0, progress.hints("01-lab", "a"));
        progress.hint("01-lab", "a", 1);
        progress.hint("01-lab", "a", 2);
        progress.hint("01-lab", "a", 2);
        assertEquals(2, progress.hints("01-lab", "a"));
        assertEquals(0, progress.hints("01-lab", "b"));
    }
}
