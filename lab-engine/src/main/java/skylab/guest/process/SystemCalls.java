package skylab.guest.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** System calls to what stands beside the kernel: the log, the service manager, the instance metadata service. */
public interface SystemCalls {
    /**
     * Logs, as {@code syslog(3)}: what is logged is in the journal, and in the files that rsyslog writes.
     *
     * @param identifier the program's name, as it stands before the colon
     * @param message a line each
     */
    default void log(Facility facility, Severity severity, String identifier, String message) {
        log(facility, severity, identifier, "", message);
    }

    /**
     * Logs something about a unit.
     *
     * @param unit such as {@code httpd.service}; empty for the unit that the process belongs to
     */
    void log(Facility facility, Severity severity, String identifier, String unit, String message);

    /**
     * A descriptor whose lines are logged, as {@code sd_journal_stream_fd(3)}; for root.
     *
     * @param unit the unit whose lines they are, such as {@code httpd.service}
     * @param identifier the program's name
     */
    int logStream(String unit, String identifier);

    /** Has the journal take over what the kernel has said before there was a journal. For root. */
    void journalKernelMessages();

    /** What process 1 executes; a service manager tells in this way how its units stand, as over the system bus. */
    Program manager();

    /** Hands process 1 a request over the system bus: it goes on at once with the program given, which holds the request. For root. */
    void manager(Program changed);

    /**
     * Asks the instance metadata service, as an HTTP request to 169.254.169.254 does.
     *
     * @param method {@code GET} or {@code PUT}
     * @param path such as {@code /latest/meta-data/instance-id}
     * @param headers by name in lower case
     */
    HttpAnswer metadata(String method, String path, Map<String, String> headers);

    /**
     * Sends lines to the cloud's log service, in the name of the machine's role.
     *
     * @param group name of the log group, which is made if it is not there
     * @param stream name of the stream, likewise
     * @param retention of a new group, in days; 0 for ever
     * @return why it was refused, if so
     */
    Optional<String> sendLogs(String group, String stream, int retention, List<String> lines);

    /**
     * Sends samples to the cloud's metrics service, in the name of the machine's role.
     *
     * @param moments when each of the samples was taken
     */
    void sendMetrics(String namespace, List<Sample> samples, List<Instant> moments);

    /**
     * Asks the cloud something; the answer is there after a while: see {@link Condition.Elapsed} and {@link #answer()}. One
     * question at a time.
     *
     * @param delay until it is answered
     */
    void ask(Question question, Duration delay);

    /** The answer to what was asked, once; empty as long as there is none. */
    Optional<Object> answer();

    /**
     * A sample of a metric.
     *
     * @param name of the metric
     * @param dimensions values by name
     * @param unit CloudWatch's unit, e.g. {@code Percent}
     * @param value what was measured
     */
    record Sample(String name, SortedMap<String, String> dimensions, String unit, double value) {}

    /**
     * The answer to an HTTP request.
     *
     * @param status such as 200
     * @param body bytes, one character of ISO-8859-1 each
     */
    record HttpAnswer(int status, String body) {}
}
