package skylab.guest.command.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code start-amazon-cloudwatch-agent}: the agent at work, as its service starts it. */
@Command.Installed(
        value = "/opt/aws/amazon-cloudwatch-agent/bin/start-amazon-cloudwatch-agent",
        pack = "amazon-cloudwatch-agent")
final class Agent implements Command {
    static final String VERSION = "1.300060.1";

    private static final String HOME = "/opt/aws/amazon-cloudwatch-agent/";
    private static final String CONFIG = HOME + "etc/amazon-cloudwatch-agent.d/";
    private static final String PID_FILE = HOME + "var/amazon-cloudwatch-agent.pid";

    @Override
    public Program start(List<String> argv) {
        return Agent::begin;
    }

    private static Step begin(Syscalls sys) {
        Optional<String> text = configuration(sys);
        if (text.isEmpty()) {
            sys.print(2, "amazon-cloudwatch-agent is not configured: there is no file in " + CONFIG + "\n");
            return new Step.Exit(1);
        }
        try {
            AgentConfig config = AgentConfig.parse(text.get(), new ArrayList<>());
            sys.writeFile(PID_FILE, Bytes.of(sys.pid() + "\n"));
            AgentLog.say(sys, "I! Starting AmazonCloudWatchAgent CWAgent/" + VERSION);
            return new Step.Continue(new Collecting(config, sys.monotonic().plus(config.interval())));
        } catch (UsageError wrong) {
            AgentLog.say(sys, wrong.getMessage());
            return new Step.Exit(1);
        }
    }

    private static Optional<String> configuration(Syscalls sys) {
        try {
            for (String name : sys.list(CONFIG)) {
                if (!name.endsWith(".tmp")) {
                    return Optional.of(sys.readFile(CONFIG + name).text());
                }
            }
        } catch (Errno none) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
