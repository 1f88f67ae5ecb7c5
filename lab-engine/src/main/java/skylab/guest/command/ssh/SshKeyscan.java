package skylab.guest.command.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.NetworkCalls.Connecting;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.ssh.client.KnownHosts;
import skylab.guest.ssh.protocol.Message;
import skylab.guest.ssh.protocol.Mux;

/** {@code ssh-keyscan}: the public keys of hosts. */
@Command.Installed("/usr/bin/ssh-keyscan")
public final class SshKeyscan implements Command {
    private static final List<String> USUAL = List.of("rsa", "ecdsa", "ed25519");

    @Override
    public Program start(List<String> argv) {
        return sys -> {
            try {
                Arguments given = Arguments.parse(argv.subList(1, argv.size()), "46cDHvp:t:T:f:", Map.of(), 1);
                if (given.operands().isEmpty()) {
                    throw new UsageError(
                            "usage: ssh-keyscan [-46cDHv] [-f file] [-p port] [-T timeout] [-t type]\n"
                                    + "                   [host | addrlist namelist]",
                            1);
                }
                int port = Integer.parseInt(given.value("p")
                        .filter(text -> text.matches("[1-9][0-9]{0,4}"))
                        .orElse("22"));
                int patience = Integer.parseInt(given.value("T")
                        .filter(text -> text.matches("[1-9][0-9]{0,4}"))
                        .orElse("5"));
                List<String> types =
                        given.value("t").map(text -> List.of(text.split(","))).orElse(USUAL);
                List<String> hosts = new ArrayList<>();
                given.operands().forEach(word -> hosts.addAll(List.of(word.split(","))));
                return new Step.Continue(new Scan(hosts, port, patience, types, given.has("H"), Optional.empty(), ""));
            } catch (UsageError e) {
                sys.print(2, e.getMessage() + "\n");
                return new Step.Exit(e.status());
            }
        };
    }

    /** Asks one host after another. */
    private record Scan(
            List<String> hosts,
            int port,
            int patience,
            List<String> types,
            boolean hash,
            Optional<Mux> mux,
            String version)
            implements Program {

        private Scan next() {
            return new Scan(hosts.subList(1, hosts.size()), port, patience, types, hash, Optional.empty(), "");
        }

        private Scan over(Mux other, String line) {
            return new Scan(hosts, port, patience, types, hash, Optional.of(other), line);
        }

        @Override
        public Step step(Syscalls sys) {
            if (hosts.isEmpty()) {
                return new Step.Exit(0);
            }
            if (mux.isEmpty()) {
                return connect(sys);
            }
            Mux now = mux.get().flush(sys);
            if (version.isEmpty()) {
                Mux.Line line = now.line(sys);
                if (line.line().isEmpty()) {
                    return line.end()
                            ? new Step.Continue(next())
                            : new Step.Await(over(line.mux(), ""), line.mux().reading());
                }
                return new Step.Continue(over(line.mux(), line.line().get()));
            }
            Mux.Received received = now.receive(sys);
            if (received.messages().isEmpty()) {
                return received.end()
                        ? new Step.Continue(next())
                        : new Step.Await(
                                over(received.mux(), version), received.mux().reading());
            }
            received.mux().close(sys);
            show(sys, received.messages().get(0));
            return new Step.Continue(next());
        }

        private Step connect(Syscalls sys) {
            String host = hosts.get(0);
            Optional<String> address = sys.resolve(host);
            if (address.isEmpty()) {
                sys.print(2, "getaddrinfo " + host + ": Name or service not known\n");
                return new Step.Continue(next());
            }
            try {
                Connecting connecting = sys.connect(address.get(), port);
                return connecting.silent()
                        ? new Step.Await(
                                next(), new Condition.Elapsed(sys.monotonic().plusSeconds(patience)))
                        : new Step.Continue(
                                over(Mux.over(connecting.fd(), connecting.fd()).send("SSH-2.0-OpenSSH-keyscan"), ""));
            } catch (Errno e) {
                sys.print(2, "connect (`" + host + "'): " + e.text() + "\n");
                return new Step.Continue(next());
            }
        }

        private void show(Syscalls sys, Message keys) {
            String name = port == 22 ? hosts.get(0) : "[" + hosts.get(0) + "]:" + port;
            for (String line : keys.text().lines().skip(1).toList()) {
                String[] words = line.split(" ");
                if (types.stream().anyMatch(type -> words[0].contains("-" + type) || words[0].startsWith(type))) {
                    sys.print(2, "# " + hosts.get(0) + ":" + port + " " + version + "\n");
                    sys.print(1, (hash ? KnownHosts.hashed(sys, name) : name) + " " + words[0] + " " + words[1] + "\n");
                }
            }
        }
    }
}
