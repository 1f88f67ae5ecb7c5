package skylab.guest.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Facility;
import skylab.guest.process.Program;
import skylab.guest.process.Question;
import skylab.guest.process.Severity;
import skylab.guest.process.SystemCalls;

/** System calls to the log, the service manager and the metadata service, for one process. */
abstract class SystemSyscalls extends NetworkSyscalls implements SystemCalls {
    SystemSyscalls(Kernel kernel, int pid) {
        super(kernel, pid);
    }

    @Override
    public void log(Facility facility, Severity severity, String identifier, String unit, String message) {
        String whose = unit.isEmpty() ? Units.of(k, me()) : unit;
        Logging.log(k, me(), "syslog", facility, severity, identifier, whose, message);
    }

    @Override
    public int logStream(String unit, String identifier) {
        requireRoot();
        return descriptor(new OpenFile.LogStream(unit, identifier, Bytes.EMPTY));
    }

    @Override
    public void journalKernelMessages() {
        requireRoot();
        Logging.boot(k);
    }

    /** Logs the whole lines of what is written, and keeps the rest. */
    OpenFile.LogStream logged(OpenFile.LogStream stream, Bytes bytes) {
        Bytes all = stream.begun().plus(bytes);
        int from = 0;
        for (int end = all.indexOf((byte) '\n', 0); end >= 0; end = all.indexOf((byte) '\n', from)) {
            Logging.log(
                    k,
                    me(),
                    "stdout",
                    Facility.DAEMON,
                    Severity.INFO,
                    stream.identifier(),
                    stream.unit(),
                    all.slice(from, end).text());
            from = end + 1;
        }
        return new OpenFile.LogStream(stream.unit(), stream.identifier(), all.slice(from, all.size()));
    }

    @Override
    public Program manager() {
        return k.task(1).program();
    }

    @Override
    public void manager(Program changed) {
        requireRoot();
        k.ram = k.ram.put(k.task(1).going(changed, Optional.empty()));
    }

    @Override
    public Optional<String> sendLogs(String group, String stream, int retention, List<String> lines) {
        return k.requests.logs(k.tx, k.scope, group, stream, retention, lines);
    }

    @Override
    public void sendMetrics(String namespace, List<Sample> samples, List<Instant> moments) {
        k.requests.metrics(k.tx, k.scope, namespace, samples, moments);
    }

    @Override
    public void ask(Question question, Duration delay) {
        k.tx.schedule(delay, new Asked(k.scope, k.id, k.id + "/" + me().pid(), question));
    }

    @Override
    public Optional<Object> answer() {
        return Asked.take(k.tx, k.scope, k.id + "/" + me().pid());
    }

    @Override
    public HttpAnswer metadata(String method, String path, Map<String, String> headers) {
        Metadata.Answer answer =
                k.machines.metadata().ask(k.tx, k.scope, k.id, new Metadata.Request(method, path, headers));
        return new HttpAnswer(answer.status(), answer.body());
    }
}
