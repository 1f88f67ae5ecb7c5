package skylab.guest.ssh.client;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Program;
import skylab.guest.process.Signal;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/**
 * PuTTY on a command line: {@code plink}.
 *
 * @param argv its arguments, the first one its name
 */
public record Plink(List<String> argv) implements Program {
    private static final String USAGE =
            """
            Plink: command-line connection utility
            Release 0.78
            Usage: plink [options] [user@]host [command]
            Options:
              -V        print version information and exit
              -v        show verbose messages
              -P port   connect to specified port
              -l user   connect with specified username
              -batch    disable all interactive prompts
              -i key    private key file for user authentication
              -A -a     enable / disable agent forwarding
              -t -T     enable / disable pty allocation
              -L [listen-IP:]listen-port:host:port
                        Forward local port to remote address
              -R [listen-IP:]listen-port:host:port
                        Forward remote port to local address
              -N        don't start a shell/command
              -s        remote command is an SSH subsystem
            Other options of the real command are not emulated.""";

    /** Copies the list. */
    public Plink {
        argv = List.copyOf(argv);
    }

    @Override
    public Step step(Syscalls sys) {
        try {
            CommandLine line = parse();
            if (line.given().get("user").isPresent()) {
                return begin(sys, line);
            }
            Optional<Integer> tty = Greeting.tty(sys);
            if (tty.isEmpty() || line.given().is("batchmode", false)) {
                throw new UsageError("FATAL ERROR: No username", 1);
            }
            sys.print(tty.get(), "login as: ");
            return new Step.Await(new LogIn(line, tty.get()), new Condition.Readable(tty.get()));
        } catch (UsageError e) {
            sys.print(e.status() == 0 ? 1 : 2, e.getMessage() + "\n");
            return new Step.Exit(e.status());
        }
    }

    private static Step begin(Syscalls sys, CommandLine line) {
        if (line.command().isEmpty()) {
            sys.print(2, "Using username \"" + line.given().get("user", "") + "\".\n");
        }
        return Client.begin(sys, line);
    }

    /** The user is asked for his name. */
    private record LogIn(CommandLine line, int tty) implements Program {
        @Override
        public Step step(Syscalls sys) {
            sys.catchSignals(Set.of(Signal.PIPE));
            Chunk chunk = sys.read(tty, 1024);
            if (chunk.wouldBlock()) {
                return new Step.Await(this, new Condition.Readable(tty));
            }
            sys.close(tty);
            String name = chunk.bytes().text().strip();
            if (name.isEmpty()) {
                return new Step.Exit(1);
            }
            return Client.begin(
                    sys,
                    new CommandLine(
                            line.host(),
                            line.given().with("user", name),
                            line.configuration(),
                            line.command(),
                            line.stdio(),
                            false,
                            line.verbosity()));
        }
    }

    private CommandLine parse() {
        Settings given = Settings.NONE
                .with(Target.PUTTY, "yes")
                .with("userknownhostsfile", "~/.putty/sshhostkeys")
                .with("globalknownhostsfile", "none");
        int verbosity = 0;
        int i = 1;
        for (; i < argv.size() && argv.get(i).startsWith("-"); i++) {
            String word = argv.get(i);
            boolean valued =
                    List.of("-P", "-l", "-i", "-L", "-R", "-pw", "-hostkey").contains(word);
            if (valued && i + 1 == argv.size()) {
                throw new UsageError("plink: option \"" + word + "\" requires an argument", 1);
            }
            String value = valued ? argv.get(++i) : "";
            switch (word) {
                case "-V" -> throw new UsageError("plink: Release 0.78", 0);
                case "-v" -> verbosity++;
                case "-P" -> {
                    if (Keywords.port(value) < 0) {
                        throw new UsageError("plink: invalid port number '" + value + "'", 1);
                    }
                    given = given.with("port", value);
                }
                case "-l" -> given = given.with("user", value);
                case "-i" -> given = given.with("identityfile", value);
                case "-L" ->
                    given = given.with("localforward", Forward.parse('L', value).spec());
                case "-R" ->
                    given = given.with(
                            "remoteforward", Forward.parse('R', value).spec());
                case "-batch" -> given = given.with("batchmode", "yes");
                case "-A" -> given = given.with("forwardagent", "yes");
                case "-a" -> given = given.with("forwardagent", "no");
                case "-t" -> given = given.with("requesttty", "yes");
                case "-T" -> given = given.with("requesttty", "no");
                case "-N" -> given = given.with("sessiontype", "none").with("requesttty", "no");
                case "-s" -> given = given.with("sessiontype", "subsystem");
                case "-ssh", "-2", "-4", "-C", "-x", "-agent", "-noagent", "-no-antispoof", "--" -> {
                    continue;
                }
                default -> throw new UsageError("plink: unknown option \"" + word + "\"", 1);
            }
        }
        if (i == argv.size()) {
            throw new UsageError(USAGE, 1);
        }
        String target = argv.get(i);
        int at = target.lastIndexOf('@');
        given = at > 0 ? given.with("user", target.substring(0, at)) : given;
        return new CommandLine(
                target.substring(at + 1),
                given,
                Optional.of("none"),
                String.join(" ", argv.subList(i + 1, argv.size())),
                Optional.empty(),
                false,
                verbosity);
    }
}
