package skylab.guest.systemd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import skylab.guest.command.system.Accounts;
import skylab.guest.process.Credentials;
import skylab.guest.process.Errno;
import skylab.guest.process.Facility;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.ProcessInfo;
import skylab.guest.process.Program;
import skylab.guest.process.Severity;
import skylab.guest.process.Spawn;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** Starts the processes of units, with the environment that their files describe (systemd.exec(5)). */
final class Launch {
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final Units units;
    private final Syscalls sys;

    Launch(Units units) {
        this.units = units;
        this.sys = units.sys;
    }

    /** What is executed instead of a command that cannot be. */
    private record Unable(String unit, String why, String step, String path, int status) implements Program {
        @Override
        public Step step(Syscalls sys) {
            sys.log(Facility.DAEMON, Severity.ERR, "systemd", unit, unit + ": " + why);
            sys.log(
                    Facility.DAEMON,
                    Severity.ERR,
                    "systemd",
                    unit,
                    unit + ": Failed at step " + step + " spawning " + path + ": "
                            + why.substring(why.lastIndexOf(": ") + 2));
            return new Step.Exit(status);
        }
    }

    /** Starts a command of a unit and returns its pid; if it cannot be started, a process that says so and ends. */
    int run(Unit unit, UnitState state, Unit.Exec exec) {
        Map<String, String> env = environment(unit, state);
        List<String> words = Words.expand(exec.words(), env);
        String path = words.get(0);
        String found = find(path);
        Credentials who = Credentials.ROOT;
        Optional<String> user = unit.service("User");
        if (user.isPresent()) {
            Accounts accounts = Accounts.of(sys);
            Optional<Accounts.User> account = accounts.user(user.get());
            if (account.isEmpty()) {
                return unable(
                        unit, words, "Failed to determine user credentials: No such process", "USER", ExitStatus.USER);
            }
            who = accounts.credentials(account.get());
            env.put("USER", account.get().name());
            env.put("LOGNAME", account.get().name());
            env.put("HOME", account.get().home());
            env.put("SHELL", account.get().shell());
        }
        String directory = unit.service("WorkingDirectory")
                .map(value -> value.equals("~") ? env.getOrDefault("HOME", "/root") : value)
                .orElse("/");
        boolean lenient = directory.startsWith("-");
        directory = directory.replaceFirst("^-", "");
        if (!sys.exists(directory)) {
            if (!lenient) {
                return unable(
                        unit,
                        words,
                        "Changing to the requested working directory failed: No such file or directory",
                        "CHDIR",
                        ExitStatus.CHDIR);
            }
            directory = "/";
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        int in = sys.open("/dev/null", Set.of(OpenFlag.READ), 0);
        int out = output(unit, "StandardOutput", name);
        int err = unit.service("StandardError").isPresent() ? output(unit, "StandardError", name) : out;
        try {
            return sys.spawn(Spawn.of(sys, found, words)
                    .with(Map.of(0, in, 1, out, 2, err))
                    .withEnv(env)
                    .in(directory)
                    .as(who)
                    .inSession());
        } catch (Errno e) {
            String why = e.code() == Errno.Code.ENOENT
                    ? "Unable to locate executable '" + path + "': " + e.text()
                    : "Failed to execute " + path + ": " + e.text();
            return unable(unit, words, why, "EXEC", ExitStatus.EXEC);
        } finally {
            sys.close(in);
            sys.close(out);
            sys.close(err);
        }
    }

    private int unable(Unit unit, List<String> words, String why, String step, int status) {
        return sys.spawn(Spawn.of(sys, words.get(0), List.of("(" + name(words.get(0)) + ")"))
                .with(Map.of())
                .with(new Unable(unit.name(), why, step, words.get(0), status))
                .inSession());
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private String find(String path) {
        if (path.contains("/")) {
            return path;
        }
        for (String directory : PATH.split(":")) {
            if (sys.exists(directory + "/" + path)) {
                return directory + "/" + path;
            }
        }
        return "/usr/bin/" + path;
    }

    private int output(Unit unit, String key, String name) {
        String where = unit.service(key).orElse("journal");
        String[] pair = where.split(":", 2);
        try {
            if (where.equals("null")) {
                return sys.open("/dev/null", Set.of(OpenFlag.WRITE), 0);
            } else if (pair.length == 2 && List.of("file", "append", "truncate").contains(pair[0])) {
                return sys.open(
                        pair[1],
                        pair[0].equals("append")
                                ? Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.APPEND)
                                : pair[0].equals("file")
                                        ? Set.of(OpenFlag.WRITE, OpenFlag.CREATE)
                                        : Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE),
                        0644);
            }
        } catch (Errno e) {
            units.log(Severity.ERR, unit.name(), unit.name() + ": Failed to set up standard output: " + e.text());
        }
        return sys.logStream(unit.name(), unit.service("SyslogIdentifier").orElse(name));
    }

    private Map<String, String> environment(Unit unit, UnitState state) {
        Map<String, String> env = new TreeMap<>();
        env.put("PATH", PATH);
        env.put("LANG", "C.UTF-8");
        env.put("INVOCATION_ID", state.invocation());
        if (state.main() > 0) {
            env.put("MAINPID", Integer.toString(state.main()));
        }
        for (String value : unit.text().all("Service", "Environment")) {
            Words.split(unit.specified(value)).forEach(pair -> assign(env, pair));
        }
        for (String value : unit.text().all("Service", "EnvironmentFile")) {
            String file = unit.specified(value).replaceFirst("^-", "");
            for (String line : read(file)) {
                if (!line.startsWith("#") && !line.startsWith(";")) {
                    String[] pair = line.split("=", 2);
                    if (pair.length == 2) {
                        env.put(pair[0].trim(), String.join(" ", new ArrayList<>(Words.split(pair[1]))));
                    }
                }
            }
        }
        return env;
    }

    private List<String> read(String file) {
        try {
            return sys.readFile(file).text().lines().map(String::trim).toList();
        } catch (Errno e) {
            return List.of();
        }
    }

    private static void assign(Map<String, String> env, String pair) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
            env.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    /** The process that a daemon has left behind: that of its PID file, or the first one. */
    static int daemon(Syscalls sys, Unit unit, UnitState state) {
        Optional<String> file = unit.service("PIDFile");
        if (file.isPresent() && sys.exists(file.get())) {
            String text = sys.readFile(file.get()).text().trim();
            if (text.matches("[0-9]{1,9}")) {
                return Integer.parseInt(text);
            }
        }
        return sys.processes().stream()
                .filter(one -> one.invocation().equals(state.invocation()) && one.state() != 'Z')
                .mapToInt(ProcessInfo::pid)
                .findFirst()
                .orElse(0);
    }
}
