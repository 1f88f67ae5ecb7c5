package skylab.guest.command.agent;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code config-translator FILE}: checks a configuration of the agent. */
@Command.Installed(value = "/opt/aws/amazon-cloudwatch-agent/bin/config-translator", pack = "amazon-cloudwatch-agent")
final class ConfigTranslator implements Utility {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss").withZone(ZoneOffset.UTC);

    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        if (arguments.size() != 1) {
            throw new UsageError("usage: config-translator FILE", 1);
        }
        String now = TIME.format(sys.now());
        String path = arguments.get(0);
        out.println(now + " Reading json config file path: " + path + " ...");
        try {
            List<String> ignored = new ArrayList<>();
            AgentConfig.parse(sys.readFile(path).text(), ignored);
            ignored.forEach(key -> out.println(now + " W! Skylab does not emulate " + key + "; it is ignored."));
            out.println(now + " I! Valid Json input schema.");
            return 0;
        } catch (UsageError wrong) {
            out.println(now + " " + wrong.getMessage());
        } catch (Errno unreadable) {
            out.println(now + " E! Cannot access " + path + ": " + unreadable.text());
        }
        out.println("Configuration validation first phase failed. Agent version: " + Agent.VERSION
                + ". Verify the JSON input is only using features supported by this version.");
        return 1;
    }
}
