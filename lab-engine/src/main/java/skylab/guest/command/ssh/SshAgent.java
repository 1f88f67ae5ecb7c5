package skylab.guest.command.ssh;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Program;
import skylab.guest.process.Signal;
import skylab.guest.process.Spawn;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.ssh.agent.Agent;
import skylab.guest.ssh.agent.Request;
import skylab.guest.ssh.agent.SocketPath;

/** {@code ssh-agent}: starts an agent and says how to reach it, or ends it ({@code -k}). */
@Command.Installed("/usr/bin/ssh-agent")
public final class SshAgent implements Command {
    private static final String PID = "SSH_AGENT_PID";

    @Override
    public Program start(List<String> argv) {
        return sys -> {
            try {
                return begin(sys, Arguments.parse(argv.subList(1, argv.size()), "+cskDda:t:P:E:", Map.of(), 1));
            } catch (UsageError e) {
                sys.print(2, "ssh-agent: " + e.getMessage() + "\n");
                return new Step.Exit(e.status());
            } catch (Errno e) {
                sys.print(2, "bind: " + e.text() + "\n");
                return new Step.Exit(1);
            }
        };
    }

    private static Step begin(Syscalls sys, Arguments given) {
        boolean csh = given.has("c")
                || (!given.has("s") && sys.env().getOrDefault("SHELL", "").endsWith("csh"));
        if (given.has("k")) {
            return end(sys, csh);
        }
        int pid = sys.pid();
        String path = given.value("a").orElseGet(() -> SocketPath.make(sys, pid));
        int fd = sys.listenLocal(path);
        sys.changeMode(path, 0600);
        Program agent = Agent.at(fd, path);
        if (given.has("D") || given.has("d")) {
            sys.print(1, variable(csh, Request.SOCKET, path) + "echo Agent pid " + pid + ";\n");
            return new Step.Continue(agent);
        }
        int child = sys.spawn(Spawn.of(sys, "/usr/bin/ssh-agent", sys.argv())
                .with(agent)
                .with(Map.of(fd, fd))
                .in("/")
                .inSession());
        if (!given.operands().isEmpty()) {
            return command(sys, given.operands(), path, child);
        }
        sys.print(
                1,
                variable(csh, Request.SOCKET, path) + variable(csh, PID, Integer.toString(child)) + "echo Agent pid "
                        + child + ";\n");
        return new Step.Exit(0);
    }

    private static String variable(boolean csh, String name, String value) {
        return csh ? "setenv " + name + " " + value + ";\n" : name + "=" + value + "; export " + name + ";\n";
    }

    // The agent lives as long as the command; here it stays as a process beside it.
    private static Step command(Syscalls sys, List<String> operands, String path, int child) {
        Map<String, String> env = new TreeMap<>(sys.env());
        env.put(Request.SOCKET, path);
        env.put(PID, Integer.toString(child));
        String name = operands.get(0);
        String file = List.of(env.getOrDefault("PATH", "").split(":")).stream()
                .map(directory -> name.contains("/") ? name : directory + "/" + name)
                .filter(sys::exists)
                .findFirst()
                .orElse(name);
        return new Step.Continue(sys.execute(file, operands, env));
    }

    private static Step end(Syscalls sys, boolean csh) {
        Optional<String> pid = Optional.ofNullable(sys.env().get(PID)).filter(text -> text.matches("[0-9]{1,9}"));
        if (pid.isEmpty()) {
            sys.print(2, PID + " not set, cannot kill agent\n");
            return new Step.Exit(1);
        }
        try {
            sys.kill(Integer.parseInt(pid.get()), Optional.of(Signal.TERM));
        } catch (Errno e) {
            sys.print(2, "kill: " + e.text() + "\n");
            return new Step.Exit(1);
        }
        String unset = csh ? "unsetenv " : "unset ";
        sys.print(1, unset + Request.SOCKET + ";\n" + unset + PID + ";\necho Agent pid " + pid.get() + " killed;\n");
        return new Step.Exit(0);
    }
}
