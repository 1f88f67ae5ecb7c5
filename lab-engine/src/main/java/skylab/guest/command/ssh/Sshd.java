package skylab.guest.command.ssh;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Program;
import skylab.guest.process.Spawn;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.ssh.server.Server;
import skylab.guest.ssh.server.ServerConfig;

/** {@code sshd}: the server, and the tests of its configuration ({@code -t}, {@code -T}). */
@Command.Installed("/usr/sbin/sshd")
public final class Sshd implements Command {
    @Override
    public Program start(List<String> argv) {
        return sys -> {
            try {
                return begin(sys, Arguments.parse(argv.subList(1, argv.size()), "DdeqtTif:p:o:E:", Map.of(), 1));
            } catch (UsageError e) {
                sys.print(2, e.getMessage() + "\n");
                return new Step.Exit(e.status());
            }
        };
    }

    private static Step begin(Syscalls sys, Arguments given) {
        String file = given.value("f").orElse(ServerConfig.FILE);
        List<String> settings = new java.util.ArrayList<>(given.values("o"));
        given.value("p").ifPresent(port -> settings.add("Port " + port));
        if (given.has("t") || given.has("T")) {
            ServerConfig config = Server.read(sys, file, settings);
            if (given.has("T")) {
                StringBuilder text = new StringBuilder();
                new TreeMap<>(config.values())
                        .forEach((keyword, values) -> values.forEach(value ->
                                text.append(keyword).append(' ').append(value).append('\n')));
                sys.print(1, text.toString());
            }
            return new Step.Exit(0);
        }
        Program server = Server.begin(file, settings);
        if (given.has("D") || given.has("d")) {
            return new Step.Continue(server);
        }
        sys.spawn(Spawn.of(sys, "/usr/sbin/sshd", sys.argv())
                .with(server)
                .with(Map.of(2, 2))
                .inSession());
        return new Step.Exit(0);
    }
}
