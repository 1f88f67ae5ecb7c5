package skylab.guest.process;

import java.util.Map;

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
     * The answer to an HTTP request.
     *
     * @param status such as 200
     * @param body bytes, one character of ISO-8859-1 each
     */
    record HttpAnswer(int status, String body) {}
}
