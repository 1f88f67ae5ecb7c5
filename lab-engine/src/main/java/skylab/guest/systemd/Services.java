package skylab.guest.systemd;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.TreePVector;
import skylab.guest.process.ChildStatus;
import skylab.guest.process.Errno;
import skylab.guest.process.ProcessInfo;
import skylab.guest.process.Severity;
import skylab.guest.process.Signal;

/** What happens to services: their commands one after the other, their ends, and whether they are started again. */
final class Services {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int BURST = 5;
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Engine engine;
    private final Launch launch;

    Services(Engine engine) {
        this.engine = engine;
        this.launch = new Launch(engine);
    }

    private UnitState state(Unit unit) {
        return engine.state(unit.name());
    }

    void start(Unit unit) {
        UnitState state = state(unit);
        Optional<String> unmet = Conditions.unmet(engine.sys, unit);
        if (unmet.isPresent()) {
            engine.log(
                    Severity.INFO,
                    unit.name(),
                    unit.name() + " - " + unit.description() + " was skipped because of an unmet condition check ("
                            + unmet.get() + ").");
            engine.put(state.become("inactive", "dead", engine.now()).result("success"));
            return;
        }
        Duration now = engine.sys.monotonic();
        var recent = TreePVector.from(state.starts().stream()
                .filter(at -> now.minus(at).compareTo(interval(unit)) < 0)
                .toList());
        int burst = number(unit, "StartLimitBurst").orElse(BURST);
        if (burst > 0 && recent.size() >= burst) {
            engine.log(Severity.WARNING, unit.name(), unit.name() + ": Start request repeated too quickly.");
            engine.log(Severity.WARNING, unit.name(), unit.name() + ": Failed with result 'start-limit-hit'.");
            engine.put(state.become("failed", "failed", engine.now()).result("start-limit-hit"));
            engine.tell(Severity.ERR, "FAILED", "Failed to start", unit);
            return;
        }
        engine.put(
                state.fresh(mark(unit, now)).starts(recent.plus(now)).become("activating", "start-pre", engine.now()));
        if (!unit.type().equals("simple") || !unit.commands("ExecStartPre").isEmpty()) {
            engine.tell(Severity.INFO, "", unit.suffix().equals("mount") ? "Mounting" : "Starting", unit);
        }
        proceed(unit);
    }

    private static Duration interval(Unit unit) {
        return unit.text()
                .last("Unit", "StartLimitIntervalSec")
                .or(() -> unit.text().last("Service", "StartLimitInterval"))
                .flatMap(Span::parse)
                .orElse(INTERVAL);
    }

    private static Optional<Integer> number(Unit unit, String key) {
        return unit.text()
                .last("Unit", key)
                .or(() -> unit.text().last("Service", key))
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(Integer::parseInt);
    }

    private String mark(Unit unit, Duration now) {
        String seed =
                engine.sys.machine().bootId() + unit.name() + now + state(unit).restarts();
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
                        engine.put(state.become("activating", "start", engine.now()));
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
                        engine.put(state.become("active", "running", engine.now()));
                        engine.tell(Severity.INFO, "", "Reloaded", unit);
                    }
                    return;
                case "stop":
                    if (!command(unit, state, "ExecStop")) {
                        terminate(unit, state);
                        break;
                    }
                    return;
                case "stop-sigterm":
                    if (processes(state).findAny().isPresent()
                            && !unit.service("KillMode").orElse("").equals("none")) {
                        return;
                    }
                    engine.put(state.main(0).become("deactivating", "stop-post", engine.now()));
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
        engine.put(state.control(pid).next(state.next() + 1).deadline(patience(unit, "TimeoutStartSec")));
        return true;
    }

    private int run(Unit unit, UnitState state, List<Unit.Exec> commands) {
        engine.launched();
        return launch.run(unit, state, commands.get(state.next()));
    }

    private Duration patience(Unit unit, String key) {
        return engine.sys.monotonic().plus(unit.span("TimeoutSec", unit.span(key, PATIENCE)));
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
                engine.put(
                        unit.service("TimeoutStartSec").isPresent()
                                ? begun.deadline(patience(unit, "TimeoutStartSec"))
                                : begun);
                return false;
            } else if (forking) {
                engine.put(begun.control(pid).deadline(patience(unit, "TimeoutStartSec")));
                return false;
            }
            engine.put(begun.main(pid).become("activating", "start-post", engine.now()));
            return true;
        }
        UnitState done = forking ? state.main(Launch.daemon(engine.sys, unit, state)) : state;
        engine.put(done.become("activating", "start-post", engine.now()));
        return true;
    }

    private void up(Unit unit, UnitState state) {
        boolean oneshot = unit.type().equals("oneshot");
        String word = unit.suffix().equals("mount") ? "Mounted" : oneshot ? "Finished" : "Started";
        if (!oneshot) {
            engine.put(state.become("active", "running", engine.now()));
        } else if (unit.flag("RemainAfterExit")) {
            engine.put(state.become("active", unit.suffix().equals("mount") ? "mounted" : "exited", engine.now()));
        } else {
            engine.put(state.become("inactive", "dead", engine.now()));
            engine.log(Severity.INFO, unit.name(), unit.name() + ": Deactivated successfully.");
        }
        engine.tell(Severity.INFO, "  OK  ", word, unit);
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
                || isClean(unit, status, child.signal(), main && !unit.type().equals("oneshot"));
        if (!clean && !state.sub().startsWith("stop")) {
            engine.log(
                    Severity.NOTICE,
                    unit.name(),
                    unit.name() + ": " + (main ? "Main" : "Control") + " process exited, "
                            + (child.signal() > 0
                                    ? "code=killed, status=" + child.signal() + "/" + ExitStatus.signal(child.signal())
                                    : "code=exited, status=" + status + ExitStatus.name(status)));
        }
        String result = clean ? "success" : child.signal() > 0 ? "signal" : "exit-code";
        if (state.sub().startsWith("stop")) {
            engine.put(clean || state.sub().equals("stop-sigterm") ? state : state.result(result));
            proceed(unit);
        } else if (state.sub().equals("reload")) {
            engine.put(state.become("active", "running", engine.now()));
        } else if (!clean) {
            engine.put(state.result(result));
            fail(unit);
        } else if (main && state.sub().equals("running")) {
            ended(unit, state);
        } else {
            engine.put(state);
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

    private static boolean isClean(Unit unit, int status, int signal, boolean service) {
        if (signal > 0) {
            return service
                    && Stream.of(Signal.HUP, Signal.INT, Signal.TERM, Signal.PIPE)
                            .anyMatch(one -> one.number() == signal);
        }
        return status == 0
                || unit.service("SuccessExitStatus")
                        .map(list -> List.of(list.split("\\s+")).contains(Integer.toString(status)))
                        .orElse(false);
    }

    // The main process ended by itself and in peace.
    private void ended(Unit unit, UnitState state) {
        if (unit.flag("RemainAfterExit")) {
            engine.put(state.become("active", "exited", engine.now()));
        } else {
            signal(state, Signal.TERM);
            engine.put(state);
            down(unit, state, false);
        }
    }

    // A start or a running service has failed: what is left of it is ended.
    private void fail(Unit unit) {
        UnitState state = state(unit);
        boolean starting = state.active().equals("activating");
        signal(state, Signal.TERM);
        down(unit, state.main(0).control(0), false);
        if (starting && !state(unit).up()) {
            engine.tell(
                    Severity.ERR,
                    "FAILED",
                    unit.suffix().equals("mount") ? "Failed to mount" : "Failed to start",
                    unit);
        }
    }

    private void down(Unit unit, UnitState state, boolean asked) {
        boolean good = state.result().equals("success");
        engine.log(
                good ? Severity.INFO : Severity.WARNING,
                unit.name(),
                unit.name()
                        + (good ? ": Deactivated successfully." : ": Failed with result '" + state.result() + "'."));
        engine.put(state.become(good ? "inactive" : "failed", good ? "dead" : "failed", engine.now()));
        if (asked) {
            engine.tell(Severity.INFO, "", "Stopped", unit);
        } else if (restarts(unit, state)) {
            Duration pause = unit.span("RestartSec", Duration.ofMillis(100));
            engine.put(state(unit)
                    .become("activating", "auto-restart", engine.now())
                    .deadline(engine.sys.monotonic().plus(pause)));
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
            engine.put(state.become("inactive", "dead", engine.now()).result("success"));
            return;
        }
        if (!state.up() && !state.changing()) {
            return;
        }
        engine.tell(Severity.INFO, "", "Stopping", unit);
        engine.put(state.control(0).become("deactivating", "stop", engine.now()));
        proceed(unit);
    }

    private void terminate(Unit unit, UnitState state) {
        Signal signal = unit.service("KillSignal").flatMap(Signal::parse).orElse(Signal.TERM);
        engine.put(
                state.become("deactivating", "stop-sigterm", engine.now()).deadline(patience(unit, "TimeoutStopSec")));
        switch (unit.service("KillMode").orElse("control-group")) {
            case "none" -> engine.put(state(unit).main(0));
            case "process", "mixed" -> {
                kill(state.main(), signal);
                // What is left of the group belongs to nobody, as sessions of sshd do.
                engine.put(state(unit).main(0).become("deactivating", "stop-post", engine.now()));
            }
            default -> signal(state, signal);
        }
    }

    /** Sends a signal to all processes of a unit. */
    void signal(UnitState state, Signal signal) {
        processes(state).map(ProcessInfo::pid).toList().forEach(pid -> kill(pid, signal));
    }

    private void kill(int pid, Signal signal) {
        try {
            if (pid > 1) {
                engine.sys.kill(pid, Optional.of(signal));
            }
        } catch (Errno e) {
            // It has ended in the mean time.
            return;
        }
    }

    private Stream<ProcessInfo> processes(UnitState state) {
        return state.invocation().isEmpty()
                ? Stream.empty()
                : engine.sys.processes().stream()
                        .filter(one -> one.invocation().equals(state.invocation()) && one.state() != 'Z');
    }

    /** Has a service read its configuration again. */
    void reload(Unit unit) {
        UnitState state = state(unit);
        if (state.up() && !unit.commands("ExecReload").isEmpty()) {
            engine.tell(Severity.INFO, "", "Reloading", unit);
            engine.put(state.become("reloading", "reload", engine.now()));
            proceed(unit);
        }
    }

    /** A deadline has come: a restart is due, or patience is at its end. */
    void late(Unit unit, UnitState state) {
        if (state.sub().equals("auto-restart")) {
            int count = state.restarts() + 1;
            engine.log(
                    Severity.INFO,
                    unit.name(),
                    unit.name() + ": Scheduled restart job, restart counter is at " + count + ".");
            engine.put(state.restarts(count).become("inactive", "dead", engine.now()));
            start(unit);
            return;
        }
        boolean stopping = state.sub().startsWith("stop");
        engine.log(
                Severity.WARNING,
                unit.name(),
                unit.name()
                        + (stopping
                                ? ": State '" + state.sub() + "' timed out. Killing."
                                : ": start operation timed out. Terminating."));
        signal(state, Signal.KILL);
        UnitState timed = state.result("timeout").main(0).control(0);
        engine.put(timed);
        if (stopping) {
            down(unit, timed, true);
        } else {
            fail(unit);
        }
    }
}
