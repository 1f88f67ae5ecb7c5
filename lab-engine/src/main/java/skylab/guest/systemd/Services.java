package skylab.guest.systemd;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.pcollections.PVector;
import skylab.guest.process.ChildStatus;
import skylab.guest.process.Severity;
import skylab.guest.process.Signal;

/** What happens to services: their commands one after the other, their ends, and whether they are started again. */
final class Services {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Units units;
    private final Launch launch;
    private final Processes processes;

    Services(Units units) {
        this.units = units;
        this.launch = new Launch(units);
        this.processes = new Processes(units.sys);
    }

    private UnitState state(Unit unit) {
        return units.state(unit.name());
    }

    void start(Unit unit) {
        UnitState state = state(unit);
        Optional<String> unmet = Conditions.unmet(units.sys, unit);
        if (unmet.isPresent()) {
            units.log(
                    Severity.INFO,
                    unit.name(),
                    unit.name() + " - " + unit.description() + " was skipped because of an unmet condition check ("
                            + unmet.get() + ").");
            units.put(state.become("inactive", "dead", units.now()).result("success"));
            return;
        }
        Duration now = units.sys.monotonic();
        PVector<Duration> recent = StartLimit.recent(unit, state, now);
        if (StartLimit.isHit(unit, recent)) {
            units.log(Severity.WARNING, unit.name(), unit.name() + ": Start request repeated too quickly.");
            units.log(Severity.WARNING, unit.name(), unit.name() + ": Failed with result 'start-limit-hit'.");
            units.put(state.become("failed", "failed", units.now()).result("start-limit-hit"));
            units.tell(Severity.ERR, "FAILED", "Failed to start", unit);
            return;
        }
        units.put(state.fresh(mark(unit, now)).starts(recent.plus(now)).become("activating", "start-pre", units.now()));
        if (!unit.type().equals("simple") || !unit.commands("ExecStartPre").isEmpty()) {
            units.tell(Severity.INFO, "", unit.suffix().equals("mount") ? "Mounting" : "Starting", unit);
        }
        proceed(unit);
    }

    private String mark(Unit unit, Duration now) {
        String seed =
                units.sys.machine().bootId() + unit.name() + now + state(unit).restarts();
        return java.util
                .UUID
                .nameUUIDFromBytes(seed.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    /** Goes on with a unit's commands until one has to be waited for. */
    void proceed(Unit unit) {
        while (true) {
            UnitState state = state(unit);
            if (state.control() > 0) {
                return;
            }
            switch (state.sub()) {
                case "start-pre":
                    if (!command(unit, state, "ExecStartPre")) {
                        units.put(state.become("activating", "start", units.now()));
                        break;
                    }
                    return;
                case "start":
                    if (!main(unit, state)) {
                        return;
                    }
                    break;
                case "start-post":
                    if (!command(unit, state, "ExecStartPost")) {
                        up(unit, state);
                    }
                    return;
                case "reload":
                    if (!command(unit, state, "ExecReload")) {
                        units.put(state.become("active", "running", units.now()));
                        units.tell(Severity.INFO, "", "Reloaded", unit);
                    }
                    return;
                case "stop":
                    if (!command(unit, state, "ExecStop")) {
                        terminate(unit, state);
                        break;
                    }
                    return;
                case "stop-sigterm":
                    if (processes.of(state).findAny().isPresent()
                            && !unit.service("KillMode").orElse("").equals("none")) {
                        return;
                    }
                    units.put(state.main(0).become("deactivating", "stop-post", units.now()));
                    break;
                case "stop-post":
                    if (!command(unit, state, "ExecStopPost")) {
                        down(unit, state, true);
                    }
                    return;
                default:
                    return;
            }
        }
    }

    // Starts the next command of a list; false if there is none left.
    private boolean command(Unit unit, UnitState state, String key) {
        List<Unit.Exec> commands = unit.commands(key);
        if (state.next() >= commands.size()) {
            return false;
        }
        int pid = run(unit, state, commands);
        units.put(state.control(pid).next(state.next() + 1).deadline(patience(unit, "TimeoutStartSec")));
        return true;
    }

    private int run(Unit unit, UnitState state, List<Unit.Exec> commands) {
        units.launched();
        return launch.run(unit, state, commands.get(state.next()));
    }

    private Duration patience(Unit unit, String key) {
        return units.sys.monotonic().plus(unit.span("TimeoutSec", unit.span(key, PATIENCE)));
    }

    // The commands of ExecStart; whether the start goes on at once.
    private boolean main(Unit unit, UnitState state) {
        List<Unit.Exec> commands = unit.commands("ExecStart");
        boolean oneshot = unit.type().equals("oneshot");
        boolean forking = unit.type().equals("forking");
        if (state.main() > 0 && oneshot) {
            return false;
        }
        if (state.next() < commands.size()) {
            int pid = run(unit, state, commands);
            UnitState begun = state.next(state.next() + 1);
            if (oneshot) {
                // A command that has to end may take its time, unless a limit is set.
                begun = begun.main(pid);
                units.put(
                        unit.service("TimeoutStartSec").isPresent()
                                ? begun.deadline(patience(unit, "TimeoutStartSec"))
                                : begun);
                return false;
            } else if (forking) {
                units.put(begun.control(pid).deadline(patience(unit, "TimeoutStartSec")));
                return false;
            }
            units.put(begun.main(pid).become("activating", "start-post", units.now()));
            return true;
        }
        UnitState done = forking ? state.main(Launch.daemon(units.sys, unit, state)) : state;
        units.put(done.become("activating", "start-post", units.now()));
        return true;
    }

    private void up(Unit unit, UnitState state) {
        boolean oneshot = unit.type().equals("oneshot");
        String word = unit.suffix().equals("mount") ? "Mounted" : oneshot ? "Finished" : "Started";
        if (!oneshot) {
            units.put(state.become("active", "running", units.now()));
        } else if (unit.flag("RemainAfterExit")) {
            units.put(state.become("active", unit.suffix().equals("mount") ? "mounted" : "exited", units.now()));
        } else {
            units.put(state.become("inactive", "dead", units.now()));
            units.log(Severity.INFO, unit.name(), unit.name() + ": Deactivated successfully.");
        }
        units.tell(Severity.INFO, "  OK  ", word, unit);
    }

    /** A process of a unit has ended. */
    void exited(Unit unit, UnitState before, ChildStatus child) {
        boolean main = child.pid() == before.main();
        String key = key(before, main);
        List<Unit.Exec> commands = unit.commands(key);
        int index = main && !unit.type().equals("oneshot") ? 0 : before.next() - 1;
        Optional<Unit.Exec> exec =
                index >= 0 && index < commands.size() ? Optional.of(commands.get(index)) : Optional.empty();
        int status = child.signal() > 0 ? 0 : child.status();
        UnitState state = before.ran(new UnitState.Ran(
                key, child.pid(), exec.map(Unit.Exec::line).orElse(""), status, child.signal(), main));
        state = main ? state.main(0) : state.control(0);
        boolean lenient = exec.map(Unit.Exec::lenient).orElse(false);
        boolean clean = lenient
                || ExitStatus.isClean(
                        unit, status, child.signal(), main && !unit.type().equals("oneshot"));
        if (!clean && !state.sub().startsWith("stop")) {
            units.log(
                    Severity.NOTICE,
                    unit.name(),
                    unit.name() + ": " + (main ? "Main" : "Control") + " process exited, "
                            + (child.signal() > 0
                                    ? "code=killed, status=" + child.signal() + "/" + ExitStatus.signal(child.signal())
                                    : "code=exited, status=" + status + ExitStatus.name(status)));
        }
        String result = clean ? "success" : child.signal() > 0 ? "signal" : "exit-code";
        if (state.sub().startsWith("stop")) {
            units.put(clean || state.sub().equals("stop-sigterm") ? state : state.result(result));
            proceed(unit);
        } else if (state.sub().equals("reload")) {
            units.put(state.become("active", "running", units.now()));
        } else if (!clean) {
            units.put(state.result(result));
            fail(unit);
        } else if (main && state.sub().equals("running")) {
            ended(unit, state);
        } else {
            units.put(state);
            proceed(unit);
        }
    }

    private static String key(UnitState state, boolean main) {
        if (main) {
            return "ExecStart";
        }
        return switch (state.sub()) {
            case "start-pre" -> "ExecStartPre";
            case "start-post" -> "ExecStartPost";
            case "reload" -> "ExecReload";
            case "stop" -> "ExecStop";
            case "stop-post" -> "ExecStopPost";
            default -> "ExecStart";
        };
    }

    // The main process ended by itself and in peace.
    private void ended(Unit unit, UnitState state) {
        if (unit.flag("RemainAfterExit")) {
            units.put(state.become("active", "exited", units.now()));
        } else {
            processes.signal(state, Signal.TERM);
            units.put(state);
            down(unit, state, false);
        }
    }

    // A start or a running service has failed: what is left of it is ended.
    private void fail(Unit unit) {
        UnitState state = state(unit);
        boolean starting = state.active().equals("activating");
        processes.signal(state, Signal.TERM);
        down(unit, state.main(0).control(0), false);
        if (starting && !state(unit).up()) {
            units.tell(
                    Severity.ERR,
                    "FAILED",
                    unit.suffix().equals("mount") ? "Failed to mount" : "Failed to start",
                    unit);
        }
    }

    private void down(Unit unit, UnitState state, boolean asked) {
        boolean good = state.result().equals("success");
        units.log(
                good ? Severity.INFO : Severity.WARNING,
                unit.name(),
                unit.name()
                        + (good ? ": Deactivated successfully." : ": Failed with result '" + state.result() + "'."));
        units.put(state.become(good ? "inactive" : "failed", good ? "dead" : "failed", units.now()));
        if (asked) {
            units.tell(Severity.INFO, "", "Stopped", unit);
        } else if (restarts(unit, state)) {
            Duration pause = unit.span("RestartSec", Duration.ofMillis(100));
            units.put(state(unit)
                    .become("activating", "auto-restart", units.now())
                    .deadline(units.sys.monotonic().plus(pause)));
        }
    }

    private static boolean restarts(Unit unit, UnitState state) {
        return switch (unit.service("Restart").orElse("no")) {
            case "always" -> true;
            case "on-success" -> state.result().equals("success");
            case "on-failure" -> !state.result().equals("success");
            case "on-abnormal", "on-abort" -> List.of("signal", "timeout").contains(state.result());
            default -> false;
        };
    }

    /** Ends a service. */
    void stop(Unit unit) {
        UnitState state = state(unit);
        if (state.sub().equals("auto-restart")) {
            units.put(state.become("inactive", "dead", units.now()).result("success"));
            return;
        }
        if (!state.up() && !state.changing()) {
            return;
        }
        units.tell(Severity.INFO, "", "Stopping", unit);
        units.put(state.control(0).become("deactivating", "stop", units.now()));
        proceed(unit);
    }

    private void terminate(Unit unit, UnitState state) {
        Signal signal = unit.service("KillSignal").flatMap(Signal::parse).orElse(Signal.TERM);
        units.put(state.become("deactivating", "stop-sigterm", units.now()).deadline(patience(unit, "TimeoutStopSec")));
        switch (unit.service("KillMode").orElse("control-group")) {
            case "none" -> units.put(state(unit).main(0));
            case "process", "mixed" -> {
                processes.kill(state.main(), signal);
                // What is left of the group belongs to nobody, as sessions of sshd do.
                units.put(state(unit).main(0).become("deactivating", "stop-post", units.now()));
            }
            default -> processes.signal(state, signal);
        }
    }

    /** Sends a signal to all processes of a unit. */
    void signal(UnitState state, Signal signal) {
        processes.signal(state, signal);
    }

    /** Has a service read its configuration again. */
    void reload(Unit unit) {
        UnitState state = state(unit);
        if (state.up() && !unit.commands("ExecReload").isEmpty()) {
            units.tell(Severity.INFO, "", "Reloading", unit);
            units.put(state.become("reloading", "reload", units.now()));
            proceed(unit);
        }
    }

    /** A deadline has come: a restart is due, or patience is at its end. */
    void late(Unit unit, UnitState state) {
        if (state.sub().equals("auto-restart")) {
            int count = state.restarts() + 1;
            units.log(
                    Severity.INFO,
                    unit.name(),
                    unit.name() + ": Scheduled restart job, restart counter is at " + count + ".");
            units.put(state.restarts(count).become("inactive", "dead", units.now()));
            start(unit);
            return;
        }
        boolean stopping = state.sub().startsWith("stop");
        units.log(
                Severity.WARNING,
                unit.name(),
                unit.name()
                        + (stopping
                                ? ": State '" + state.sub() + "' timed out. Killing."
                                : ": start operation timed out. Terminating."));
        processes.signal(state, Signal.KILL);
        UnitState timed = state.result("timeout").main(0).control(0);
        units.put(timed);
        if (stopping) {
            down(unit, timed, true);
        } else {
            fail(unit);
        }
    }
}
