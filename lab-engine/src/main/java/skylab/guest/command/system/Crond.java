package skylab.guest.command.system;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import skylab.guest.cron.Crontab;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Command;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.Facility;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Program;
import skylab.guest.process.Severity;
import skylab.guest.process.Signal;
import skylab.guest.process.Spawn;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code crond}: runs the jobs of all tables at their times. */
@Command.Installed(value = "/usr/sbin/crond", pack = "cronie")
final class Crond implements Command {
    private static final String BOOTED = "/run/crond.reboot";

    @Override
    public Program start(List<String> argv) {
        boolean debian = argv.get(0).endsWith("cron");
        return new Running(debian ? "CRON" : "CROND", debian ? "cron" : "crond", Optional.empty());
    }

    /** The directory of users' tables. */
    static String spool(Syscalls sys) {
        return sys.exists("/var/spool/cron/crontabs") ? "/var/spool/cron/crontabs" : "/var/spool/cron";
    }

    /**
     * At work.
     *
     * @param child what jobs call themselves in the log
     * @param self what it calls itself
     * @param done the minute whose jobs were started last
     */
    private record Running(String child, String self, Optional<Instant> done) implements Program {
        @Override
        public Step step(Syscalls sys) {
            sys.catchSignals(Set.of(Signal.HUP));
            sys.takeSignals();
            boolean children = reap(sys);
            Map<String, Crontab> tables = tables(sys);
            ZonedDateTime now = Clock.local(sys, sys.now());
            Instant minute = now.withSecond(0).withNano(0).toInstant();
            boolean first = done.isEmpty();
            if (first) {
                sys.log(Facility.CRON, Severity.INFO, self, "(CRON) STARTUP (1.5.7)");
            }
            boolean reboot = first && !sys.exists(BOOTED);
            if (reboot) {
                sys.writeFile(BOOTED, Bytes.EMPTY);
            }
            List<Condition> until = new ArrayList<>();
            Optional<ZonedDateTime> next = Optional.empty();
            for (Crontab table : tables.values()) {
                for (Crontab.Job job : table.jobs()) {
                    boolean due = job.schedule().isPresent()
                            ? !first
                                    && !done.get().equals(minute)
                                    && job.schedule().get().fits(now)
                            : reboot;
                    if (due) {
                        children |= run(sys, job);
                    }
                    Optional<ZonedDateTime> at = job.schedule().flatMap(schedule -> schedule.next(now));
                    next = next.isEmpty() || (at.isPresent() && at.get().isBefore(next.get()))
                            ? at.or(nothing(next))
                            : next;
                }
            }
            next.ifPresent(at -> until.add(
                    new Condition.Elapsed(sys.monotonic().plus(Duration.between(sys.now(), at.toInstant())))));
            tables.keySet().forEach(path -> until.add(watch(sys, path)));
            List.of("/etc/cron.d", spool(sys)).forEach(path -> until.add(watch(sys, path)));
            if (children) {
                until.add(new Condition.ChildChanged(0));
            }
            return new Step.Await(new Running(child, self, Optional.of(minute)), new Condition.AnyOf(until));
        }

        private static java.util.function.Supplier<Optional<ZonedDateTime>> nothing(Optional<ZonedDateTime> next) {
            return () -> next;
        }

        private static Condition watch(Syscalls sys, String path) {
            return new Condition.FileChanged(
                    path, sys.exists(path) ? sys.stat(path).size() : 0);
        }

        private static boolean reap(Syscalls sys) {
            try {
                while (sys.wait(0, false).isPresent()) {
                    continue;
                }
                return true;
            } catch (Errno e) {
                return false;
            }
        }

        private boolean run(Syscalls sys, Crontab.Job job) {
            Accounts accounts = Accounts.of(sys);
            Optional<Accounts.User> user = accounts.users().stream()
                    .filter(one -> one.name().equals(job.user()))
                    .findFirst();
            if (user.isEmpty()) {
                sys.log(Facility.CRON, Severity.ERR, child, "(" + job.user() + ") ERROR (getpwnam() failed)");
                return false;
            }
            Map<String, String> env = new TreeMap<>(Map.of(
                    "HOME", user.get().home(),
                    "LOGNAME", job.user(),
                    "USER", job.user(),
                    "SHELL", "/bin/sh",
                    "PATH", "/usr/bin:/bin",
                    "LANG", "C.UTF-8",
                    "INVOCATION_ID", sys.env().getOrDefault("INVOCATION_ID", "")));
            env.putAll(job.env());
            // What follows a percent sign is the job's input.
            String command = job.command().replaceFirst("(?<!\\\\)%.*", "").replace("\\%", "%");
            int none = sys.open("/dev/null", Set.of(OpenFlag.READ, OpenFlag.WRITE), 0);
            try {
                sys.spawn(Spawn.of(sys, env.get("SHELL"), List.of(env.get("SHELL"), "-c", command))
                        .with(Map.of(0, none, 1, none, 2, none))
                        .withEnv(env)
                        .in(sys.exists(user.get().home()) ? user.get().home() : "/")
                        .as(accounts.credentials(user.get()))
                        .inSession());
                sys.log(Facility.CRON, Severity.INFO, child, "(" + job.user() + ") CMD (" + command + ")");
                return true;
            } catch (Errno e) {
                sys.log(
                        Facility.CRON,
                        Severity.ERR,
                        child,
                        "(" + job.user() + ") ERROR (failed to run " + command + ")");
                return false;
            } finally {
                sys.close(none);
            }
        }
    }

    private static Map<String, Crontab> tables(Syscalls sys) {
        Map<String, Crontab> tables = new TreeMap<>();
        read(sys, tables, "/etc/crontab", "");
        for (String name : list(sys, "/etc/cron.d")) {
            if (name.matches("[A-Za-z0-9_-]+")) {
                read(sys, tables, "/etc/cron.d/" + name, "");
            }
        }
        for (String user : list(sys, spool(sys))) {
            read(sys, tables, spool(sys) + "/" + user, user);
        }
        return tables;
    }

    private static List<String> list(Syscalls sys, String directory) {
        try {
            return sys.list(directory);
        } catch (Errno e) {
            return List.of();
        }
    }

    private static void read(Syscalls sys, Map<String, Crontab> tables, String path, String owner) {
        try {
            tables.put(path, Crontab.parse(sys.readFile(path).text(), owner));
        } catch (Errno e) {
            // A table that is not there has no jobs.
            return;
        }
    }
}
