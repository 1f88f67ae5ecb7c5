package skylab.guest.command.storage;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import skylab.guest.process.UsageError;

/**
 * A job of {@code fio}, as its options say.
 *
 * @param name of the job
 * @param filename what is read or written
 * @param rw {@code read}, {@code randwrite}, {@code randrw}, ...
 * @param bs bytes of each operation
 * @param iodepth how many each job has under way
 * @param numjobs how many jobs there are
 * @param size bytes each job works on, 0 for all of the device
 * @param runtime seconds it lasts at most, 0 for as long as it takes
 * @param timeBased whether it goes on when it is through
 * @param direct whether memory is passed by
 * @param engine the I/O engine
 * @param readPercent of a mixed job
 * @param grouped whether jobs are reported together
 * @param loops how often
 * @param rate operations a second of all jobs at most, 0 for as many as the disk does
 */
record FioJob(
        String name,
        String filename,
        String rw,
        long bs,
        int iodepth,
        int numjobs,
        long size,
        long runtime,
        boolean timeBased,
        boolean direct,
        String engine,
        int readPercent,
        boolean grouped,
        long loops,
        long rate) {
    private static final Set<String> PATTERNS =
            Set.of("read", "write", "randread", "randwrite", "rw", "readwrite", "randrw", "trim");
    // What changes nothing of what is emulated.
    private static final Set<String> IGNORED = Set.of(
            "eta",
            "eta-newline",
            "status-interval",
            "output-format",
            "norandommap",
            "randrepeat",
            "refill_buffers",
            "gtod_reduce",
            "thread",
            "invalidate",
            "sync",
            "fsync",
            "end_fsync",
            "ramp_time",
            "verify",
            "log_avg_msec",
            "cpus_allowed",
            "disable_lat",
            "disable_clat",
            "disable_slat",
            "unified_rw_reporting",
            "minimal",
            "fadvise_hint",
            "allow_mounted_write",
            "create_on_open",
            "overwrite",
            "buffer_compress_percentage",
            "exitall_on_error");

    /**
     * Reads the options; file or directory, and how long, must be among them.
     *
     * @throws UsageError in fio's words
     */
    static FioJob of(List<String> arguments) {
        Map<String, String> given = new TreeMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (!word.startsWith("--")) {
                throw new UsageError("Skylab does not emulate job files: give the options of " + word, 1);
            }
            String[] pair = word.substring(2).split("=", 2);
            boolean next = pair.length == 1
                    && i + 1 < arguments.size()
                    && !arguments.get(i + 1).startsWith("--");
            given.put(pair[0], pair.length == 2 ? pair[1] : next ? arguments.get(++i) : "1");
        }
        String name = given.remove("name");
        if (name == null) {
            throw new UsageError("No job(s) defined", 1);
        }
        String rw = take(given, "read", "rw", "readwrite");
        if (!PATTERNS.contains(rw) || rw.equals("trim")) {
            throw new UsageError("valid values for rw: read write randread randwrite rw randrw", 1);
        }
        String directory = take(given, "", "directory");
        String file = take(given, "", "filename");
        String path = directory.isEmpty() || file.startsWith("/")
                ? file
                : directory + "/" + (file.isEmpty() ? name + ".0.0" : file);
        long jobs = Math.max(1, bytes(take(given, "1", "numjobs")));
        FioJob job = new FioJob(
                name,
                path.isEmpty() ? name + ".0.0" : path,
                rw.equals("readwrite") ? "rw" : rw,
                bytes(take(given, "4k", "bs", "blocksize")),
                (int) bytes(take(given, "1", "iodepth")),
                (int) jobs,
                size(take(given, "0", "size", "filesize", "io_size")),
                seconds(take(given, "0", "runtime", "timeout")),
                !take(given, "0", "time_based").equals("0"),
                !take(given, "0", "direct").equals("0"),
                take(given, "psync", "ioengine"),
                (int) bytes(take(given, "50", "rwmixread")),
                !take(given, "0", "group_reporting").equals("0"),
                bytes(take(given, "1", "loops")),
                jobs * bytes(take(given, "0", "rate_iops")));
        given.keySet().removeAll(IGNORED);
        if (!given.isEmpty()) {
            throw new UsageError(
                    "Skylab does not emulate the option "
                            + given.keySet().iterator().next(),
                    1);
        }
        return job;
    }

    private static String take(Map<String, String> given, String otherwise, String... names) {
        String value = otherwise;
        for (String name : names) {
            String one = given.remove(name);
            value = one == null ? value : one;
        }
        return value;
    }

    private static long size(String text) {
        return text.endsWith("%") ? 0 : bytes(text);
    }

    private static long seconds(String text) {
        return text.endsWith("m") ? 60 * bytes(text.replace("m", "")) : bytes(text.replaceAll("s$", ""));
    }

    /** A number with fio's binary units. */
    private static long bytes(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replaceAll("i?b$", "");
        String digits = lower.replaceAll("[^0-9].*$", "");
        String unit = lower.substring(digits.length());
        if (digits.isEmpty()
                || digits.length() > 15
                || (!unit.isEmpty() && (unit.length() > 1 || "kmgtp".indexOf(unit) < 0))) {
            throw new UsageError("bad number: " + text, 1);
        }
        return Long.parseLong(digits) << (unit.isEmpty() ? 0 : 10 * ("kmgtp".indexOf(unit) + 1));
    }

    /** How many operations are under way at the same time. */
    int depth() {
        boolean synchronous = engine.endsWith("sync") && !engine.equals("libaio") || engine.equals("mmap");
        return Math.max(1, numjobs) * (synchronous ? 1 : Math.max(1, iodepth));
    }

    /** Whether the places are random. */
    boolean random() {
        return rw.startsWith("rand");
    }

    /** Per cent of the operations that read. */
    int reads() {
        return rw.endsWith("rw") ? readPercent : rw.endsWith("read") ? 100 : 0;
    }
}
