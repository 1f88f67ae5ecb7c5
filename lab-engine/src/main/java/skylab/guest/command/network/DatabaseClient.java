package skylab.guest.command.network;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.NetworkCalls.Connecting;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/**
 * A client of a database while it connects. Databases themselves are not emulated inside of machines.
 *
 * @param server which kind of server
 * @param host name or address; empty for the socket of this machine
 * @param port TCP port
 * @param asks whether a password is asked for first
 */
record DatabaseClient(Kind server, String host, int port, boolean asks) implements Program {
    private static final Duration PATIENCE = Duration.ofSeconds(131);

    /** Kinds of servers. */
    enum Kind {
        MYSQL,
        POSTGRES
    }

    /** Prints its message and ends. */
    private record Giving(String message, int status) implements Program {
        @Override
        public Step step(Syscalls sys) {
            sys.print(2, message);
            return new Step.Exit(status);
        }
    }

    /** A password is being typed. */
    private record Password(DatabaseClient client) implements Program {
        @Override
        public Step step(Syscalls sys) {
            Chunk typed = sys.read(0, 4096);
            if (typed.wouldBlock()) {
                return new Step.Await(this, new Condition.Readable(0));
            }
            if (sys.isTerminal(0)) {
                sys.terminalMode(0, true, true);
                sys.print(1, "\n");
            }
            return client.connect(sys);
        }
    }

    @Override
    public Step step(Syscalls sys) {
        if (!asks) {
            return connect(sys);
        }
        sys.print(1, "Enter password: ");
        if (sys.isTerminal(0)) {
            sys.terminalMode(0, false, true);
        }
        return new Step.Continue(new Password(this));
    }

    private Step connect(Syscalls sys) {
        if (host.isEmpty()) {
            return fail(
                    server == Kind.MYSQL
                            ? "ERROR 2002 (HY000): Can't connect to local MySQL server through socket '/var/lib/mysql/mysql.sock' (2)\n"
                            : "psql: error: connection to server on socket \"/var/run/postgresql/.s.PGSQL.5432\" failed: No such file or directory\n"
                                    + "\tIs the server running locally and accepting connections on that socket?\n");
        }
        Optional<String> address = sys.resolve(host);
        if (address.isEmpty()) {
            return fail(
                    server == Kind.MYSQL
                            ? "ERROR 2005 (HY000): Unknown MySQL server host '" + host + "' (-2)\n"
                            : "psql: error: could not translate host name \"" + host
                                    + "\" to address: Name or service not known\n");
        }
        try {
            Connecting connecting = sys.connect(address.get(), port);
            if (connecting.silent()) {
                return new Step.Await(
                        new Giving(message(address.get(), 110, "Connection timed out"), status()),
                        new Condition.Elapsed(sys.monotonic().plus(PATIENCE)));
            }
            return fail("Skylab does not emulate the conversation with a database inside of its machines; " + host + ":"
                    + port + " can be reached.\n");
        } catch (Errno e) {
            return fail(message(address.get(), 111, e.text()));
        }
    }

    private String message(String address, int number, String why) {
        return server == Kind.MYSQL
                ? "ERROR 2003 (HY000): Can't connect to MySQL server on '" + host + ":" + port + "' (" + number + ")\n"
                : "psql: error: connection to server at \"" + host + "\" (" + address + "), port " + port + " failed: "
                        + why + "\n\tIs the server running on that host and accepting TCP/IP connections?\n";
    }

    private int status() {
        return server == Kind.MYSQL ? 1 : 2;
    }

    private Step fail(String message) {
        return new Step.Continue(new Giving(message, status()));
    }

    /** A client as a command line wants it; empty options take the rest of their word or the next one. */
    static Program of(Kind server, List<String> words, int usualPort) {
        String host = "";
        int port = usualPort;
        boolean asks = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String next = i + 1 < words.size() ? words.get(i + 1) : "";
            if (word.equals("-h") || word.equals("--host")) {
                host = next;
                i++;
            } else if (word.startsWith("--host=")) {
                host = word.substring(7);
            } else if (word.startsWith("-h") && !word.startsWith("--")) {
                host = word.substring(2);
            } else if (word.equals("-P") || (word.equals("-p") && server == Kind.POSTGRES) || word.equals("--port")) {
                port = next.matches("[0-9]{1,5}") ? Integer.parseInt(next) : port;
                i++;
            } else if (word.matches("(-P|--port=)[0-9]{1,5}")) {
                port = Integer.parseInt(word.replaceFirst("^(-P|--port=)", ""));
            } else if (server == Kind.MYSQL && (word.equals("-p") || word.equals("--password"))) {
                asks = true;
            }
        }
        return new DatabaseClient(server, host.equals("localhost") && server == Kind.MYSQL ? "" : host, port, asks);
    }
}
