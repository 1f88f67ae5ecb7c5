package skylab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time as Linux counts it (proc(5), {@code /proc/self/stat}). */
final class ProcessorTime {
    private static final double TICKS_A_SECOND = 100;
    // Counted behind the name of the program, which is in brackets and may hold anything.
    private static final int UTIME = 11;
    private static final int FIELDS = 4;

    private ProcessorTime() {}

    /** Seconds of this process and of its children that have ended; 0 where that is not counted. */
    static double ofThisProcessAndItsChildren() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.isReadable(stat)) {
            return 0;
        }
        String text = Files.readString(stat);
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        double ticks = 0;
        for (int i = UTIME; i < UTIME + FIELDS; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks / TICKS_A_SECOND;
    }
}
