package skylab.guest.command.storage;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import skylab.guest.process.Syscalls;

/** What {@code fio} prints: rates and mean latency. Distributions are not emulated. */
final class FioReport {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private FioReport() {}

    static String version(Syscalls sys) {
        return Disks.old(sys) ? "fio-3.7" : "fio-3.32";
    }

    static String header(Syscalls sys, FioJob job) {
        String bs = bytes(job.bs());
        String range = bs + "-" + bs;
        return job.name() + ": (g=0): rw=" + job.rw() + ", bs=(R) " + range + ", (W) " + range + ", (T) " + range
                + ", ioengine=" + job.engine() + ", iodepth=" + job.iodepth() + "\n"
                + (job.numjobs() > 1 ? "...\n" : "") + version(sys) + "\nStarting " + job.numjobs() + " process"
                + (job.numjobs() > 1 ? "es" : "") + "\n";
    }

    /**
     * The result.
     *
     * @param done operations
     * @param time how long they took
     */
    static String of(Syscalls sys, FioJob job, long done, Duration time) {
        double seconds = Math.max(1e-6, time.toNanos() / 1e9);
        long reads = done * job.reads() / 100;
        StringBuilder text = new StringBuilder("\n");
        text.append(job.name() + ": (groupid=0, jobs=" + job.numjobs() + "): err= 0: pid=" + sys.pid() + ": "
                + TIME.format(sys.now()) + "\n");
        direction(text, "read", job, reads, seconds);
        direction(text, "write", job, done - reads, seconds);
        text.append("     issued rwts: total=" + reads + "," + (done - reads)
                + ",0,0 short=0,0,0,0 dropped=0,0,0,0\n     latency   : target=0, window=0, percentile=100.00%, depth="
                + job.iodepth() + "\n\nRun status group 0 (all jobs):\n");
        group(text, "   READ", job, reads, seconds);
        group(text, "  WRITE", job, done - reads, seconds);
        return text.toString();
    }

    private static void direction(StringBuilder text, String name, FioJob job, long count, double seconds) {
        if (count == 0) {
            return;
        }
        double total = (double) count * job.bs();
        text.append("  " + name + ": IOPS=" + Fio.number(count / seconds, 1000, "kMG") + ", BW="
                + bytes(total / seconds) + "/s (" + decimal(total / seconds) + "/s)(" + bytes(total) + "/"
                + Math.round(seconds * 1000) + "msec)" + (name.equals("write") ? "; 0 zone resets" : "") + "\n");
        double latency = job.depth() * seconds / count * 1e6 * (job.reads() % 100 == 0 ? 1 : 0.5);
        text.append(String.format(Locale.ROOT, "    lat (usec): avg=%.2f%n", latency)
                .replace("\r", ""));
    }

    private static void group(StringBuilder text, String name, FioJob job, long count, double seconds) {
        if (count == 0) {
            return;
        }
        double total = (double) count * job.bs();
        String binary = bytes(total / seconds) + "/s";
        String plain = decimal(total / seconds) + "/s";
        long time = Math.round(seconds * 1000);
        text.append(name + ": bw=" + binary + " (" + plain + "), " + binary + "-" + binary + " (" + plain + "-" + plain
                + "), io=" + bytes(total) + " (" + decimal(total) + "), run=" + time + "-" + time + "msec\n");
    }

    private static String bytes(double value) {
        String number = Fio.number(value, 1024, "KMGT");
        return number + (Character.isLetter(number.charAt(number.length() - 1)) ? "iB" : "B");
    }

    private static String decimal(double value) {
        return Fio.number(value, 1000, "kMGT") + "B";
    }
}
