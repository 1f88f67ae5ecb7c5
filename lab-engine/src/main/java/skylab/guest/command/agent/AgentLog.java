package skylab.guest.command.agent;

import java.time.temporal.ChronoUnit;
import java.util.Set;
import skylab.guest.disk.Bytes;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Syscalls;

/** The agent's own log. */
final class AgentLog {
    private static final String FILE = "/opt/aws/amazon-cloudwatch-agent/logs/amazon-cloudwatch-agent.log";

    private AgentLog() {}

    static void say(Syscalls sys, String line) {
        int fd = sys.open(FILE, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.APPEND), 0644);
        sys.write(fd, Bytes.of(sys.now().truncatedTo(ChronoUnit.SECONDS) + " " + line + "\n"));
        sys.close(fd);
    }
}
