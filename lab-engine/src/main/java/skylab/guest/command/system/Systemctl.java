package skylab.guest.command.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import skylab.guest.process.Command;
import skylab.guest.process.Condition;
import skylab.guest.process.DeviceCalls.PowerRequest;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Signal;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.systemd.Enabling;
import skylab.guest.systemd.Manager;
import skylab.guest.systemd.Unit;
import skylab.guest.systemd.UnitFiles;
import skylab.guest.systemd.UnitState;

/** {@code systemctl}: asks the service manager, and tells it what to do. */
@Command.Installed("/usr/bin/systemctl")
final class Systemctl implements Command {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("now", "now"),
            Map.entry("no-pager", "P"),
            Map.entry("full", "l"),
            Map.entry("all", "a"),
            Map.entry("quiet", "q"),
            Map.entry("lines", "n:"),
            Map.entry("type", "t:"),
            Map.entry("state", "state:"),
            Map.entry("property", "p:"),
            Map.entry("value", "value"),
            Map.entry("no-legend", "no-legend"),
            Map.entry("plain", "plain"),
            Map.entry("failed", "failed"),
            Map.entry("no-block", "no-block"),
            Map.entry("system", "system"),
            Map.entry("force", "f"),
            Map.entry("signal", "s:"),
            Map.entry("version", "version"));
    private static final Map<String, String> JOBS = Map.of(
            "start", "start",
            "stop", "stop",
            "restart", "restart",
            "reload", "reload",
            "try-restart", "restart",
            "condrestart", "restart",
            "reload-or-restart", "restart",
            "isolate", "start");

    @Override
    public Program start(List<String> argv) {
        return new Run(argv);
    }

    /** Whether the system is so old that it words some things in another way: version 219. */
    static boolean isOld(Syscalls sys) {
        return sys.machine().osName().equals("Amazon Linux 2");
    }

    private record Run(List<String> argv) implements Program {
        Run {
            argv = List.copyOf(argv);
        }

        @Override
        public Step step(Syscalls sys) {
            Output out = new Output("systemctl");
            try {
                Arguments given = Arguments.parse(argv.subList(1, argv.size()), "laqPn:t:p:fs:H", WORDS, 1);
                List<String> words = new ArrayList<>(given.operands());
                String verb = words.isEmpty() ? "list-units" : words.remove(0);
                if (given.has("version")) {
                    out.println("systemd " + (isOld(sys) ? "219" : "252 (252.23-8.amzn2023)"));
                    return out.drain(sys, 0);
                }
                return run(sys, given, verb, words, out);
            } catch (UsageError e) {
                out.error(e.getMessage() + "\n");
                return out.drain(sys, e.status());
            }
        }
    }

    private static Step run(Syscalls sys, Arguments given, String verb, List<String> words, Output out) {
        if (!(sys.manager() instanceof Manager manager)) {
            throw new UsageError("System has not been booted with systemd as init system (PID 1). Can't operate.", 1);
        }
        List<String> names = words.stream().map(UnitFiles::full).toList();
        if (JOBS.containsKey(verb)) {
            return job(sys, given, verb, names, out);
        }
        switch (verb) {
            case "enable", "disable", "reenable", "mask", "unmask":
                return enable(sys, given, verb, names, out);
            case "status":
                return out.drain(sys, SystemctlStatus.print(sys, manager, given, names, out));
            case "daemon-reload", "daemon-reexec":
                root(sys, "Failed to reload daemon");
                return ask(sys, List.of(new Manager.Request("daemon-reload", "", 0, "")), List.of(), out, verb);
            case "reset-failed":
                root(sys, "Failed to reset failed state");
                return ask(
                        sys,
                        (names.isEmpty() ? List.of("") : names)
                                .stream()
                                        .map(name -> new Manager.Request("reset-failed", name, 0, ""))
                                        .toList(),
                        List.of(),
                        out,
                        verb);
            case "kill":
                root(sys, "Failed to kill unit");
                return ask(
                        sys,
                        names.stream()
                                .map(name -> new Manager.Request(
                                        "kill", name, 0, given.value("s").orElse("TERM")))
                                .toList(),
                        List.of(),
                        out,
                        verb);
            case "reboot", "poweroff", "halt":
                root(
                        sys,
                        "Failed to set wall message, ignoring: Interactive authentication required.\nCall to "
                                + (verb.equals("reboot") ? "Reboot" : verb.equals("halt") ? "Halt" : "PowerOff")
                                + " failed");
                sys.power(verb.equals("reboot") ? PowerRequest.REBOOT : PowerRequest.OFF);
                return new Step.Exit(0);
            default:
                return out.drain(sys, SystemctlQuery.run(sys, manager, given, verb, names, out));
        }
    }

    private static void root(Syscalls sys, String failure) {
        if (!sys.identity().isRoot()) {
            throw new UsageError(failure + ": Interactive authentication required.", 4);
        }
    }

    private static Step job(Syscalls sys, Arguments given, String verb, List<String> names, Output out) {
        String kind = JOBS.get(verb);
        if (names.isEmpty()) {
            throw new UsageError("Too few arguments.", 1);
        }
        List<Manager.Request> requests = new ArrayList<>();
        List<String> waited = new ArrayList<>();
        int status = 0;
        Manager manager = (Manager) sys.manager();
        for (String name : names) {
            Unit unit = UnitFiles.load(sys, name);
            UnitState state = manager.state(unit.name(), sys.machine().booted());
            String refused = refusal(unit, state, verb, name);
            if (refused.isEmpty() && !sys.identity().isRoot()) {
                refused = "Failed to " + verb + " " + name + ": Interactive authentication required.";
                status = 4;
            }
            if (!refused.isEmpty()) {
                out.error(refused + "\n");
                status = status > 0 ? status : refused.endsWith("found.") || refused.endsWith("loaded.") ? 5 : 1;
            } else if (!(verb.startsWith("try-") || verb.startsWith("cond")) || state.up()) {
                SystemctlStatus.warnIfChanged(sys, manager, unit, out);
                boolean reload = verb.equals("reload-or-restart") && state.up() && unit.has("ExecReload");
                requests.add(new Manager.Request(reload ? "reload" : kind, unit.name(), sys.pid(), ""));
                waited.add(unit.name());
            }
        }
        if (requests.isEmpty()) {
            return out.drain(sys, status);
        }
        return ask(sys, requests, given.has("no-block") ? List.of() : waited, out, kind);
    }

    // Why the manager refuses a job; empty if it does not.
    private static String refusal(Unit unit, UnitState state, String verb, String name) {
        String failed = "Failed to " + verb + " " + name + ": ";
        if (verb.equals("stop")) {
            return unit.load().equals("not-found") && !state.up() ? failed + "Unit " + name + " not loaded." : "";
        } else if (unit.load().equals("not-found")) {
            return failed + "Unit " + name + " not found.";
        } else if (unit.load().equals("masked")) {
            return failed + "Unit " + name + " is masked.";
        } else if (unit.load().equals("bad-setting")) {
            return failed + "Unit " + name + " has a bad unit file setting.\nSee system logs and 'systemctl status "
                    + name + "' for details.";
        } else if (verb.equals("reload") && !unit.has("ExecReload")) {
            return failed + "Job type reload is not applicable for unit " + name + ".";
        } else if (verb.equals("reload") && !state.up()) {
            return name + " is not active, cannot reload.";
        }
        return "";
    }

    private static Step ask(
            Syscalls sys, List<Manager.Request> requests, List<String> waited, Output out, String kind) {
        Manager manager = (Manager) sys.manager();
        for (Manager.Request request : requests) {
            manager = manager.with(request);
        }
        sys.manager(manager);
        sys.catchSignals(Set.of(Signal.CONT));
        return out.drain(sys, new Step.Continue(new Waiting(waited, kind, requests.size())));
    }

    /** Waits until the jobs are done, and tells what has failed. */
    private record Waiting(List<String> names, String kind, int requests) implements Program {
        @Override
        public Step step(Syscalls sys) {
            sys.takeSignals();
            Manager manager = (Manager) sys.manager();
            boolean busy = names.isEmpty() ? !manager.requests().isEmpty() : manager.busyFor(sys.pid());
            if (busy) {
                return new Step.Await(
                        this,
                        new Condition.Elapsed(sys.monotonic().plus(Duration.ofMillis(names.isEmpty() ? 1 : 500))));
            }
            Output out = new Output("systemctl");
            int status = 0;
            for (String name : names) {
                UnitState state = manager.state(name, sys.machine().booted());
                if (!kind.equals("stop") && !state.job().equals("done")) {
                    out.error(failure(name, state));
                    status = 1;
                }
            }
            return out.drain(sys, status);
        }
    }

    private static String failure(String name, UnitState state) {
        if (state.job().equals("dependency")) {
            return "A dependency job for " + name + " failed. See 'journalctl -xe' for details.\n";
        } else if (state.job().equals("canceled")) {
            return "Job for " + name + " canceled.\n";
        }
        String why =
                switch (state.result()) {
                    case "timeout" -> "a timeout was exceeded";
                    case "signal" -> "a fatal signal was delivered to the control process";
                    case "start-limit-hit" -> "start of the service was attempted too often";
                    default -> "the control process exited with error code";
                };
        return "Job for " + name + " failed because " + why + ".\nSee \"systemctl status " + name
                + "\" and \"journalctl -xeu " + name + "\" for details.\n"
                + (state.result().equals("start-limit-hit")
                        ? "To force a start use \"systemctl reset-failed " + name + "\"\nfollowed by \"systemctl start "
                                + name + "\" again.\n"
                        : "");
    }

    private static Step enable(Syscalls sys, Arguments given, String verb, List<String> names, Output out) {
        List<Manager.Request> requests = new ArrayList<>();
        requests.add(new Manager.Request("daemon-reload", "", 0, ""));
        List<String> waited = new ArrayList<>();
        boolean old = isOld(sys);
        for (String name : names) {
            Unit unit = UnitFiles.load(sys, name);
            boolean there = !unit.load().equals("not-found");
            if (!there && !verb.endsWith("mask")) {
                throw new UsageError("Failed to " + verb + " unit: Unit file " + name + " does not exist.", 1);
            }
            root(sys, "Failed to " + verb + " unit");
            if (unit.load().equals("masked") && verb.equals("enable")) {
                throw new UsageError("Failed to enable unit: Unit file " + unit.path() + " is masked.", 1);
            }
            try {
                List<String> told =
                        switch (verb) {
                            case "mask" -> Enabling.mask(sys, name, old);
                            case "unmask" -> Enabling.unmask(sys, name, old);
                            case "disable" -> Enabling.disable(sys, unit, old);
                            default -> Enabling.enable(sys, unit, old);
                        };
                told.forEach(line -> out.error(line + "\n"));
            } catch (Errno e) {
                throw new UsageError(
                        "Failed to " + verb + " unit: File " + UnitFiles.ETC + "/" + name + " already exists.", 1);
            }
            if (verb.equals("enable") && !unit.installable()) {
                out.error("The unit files have no installation config (WantedBy=, RequiredBy=, Also=,\n"
                        + "Alias= settings in the [Install] section, and DefaultInstance= for template\n"
                        + "units). This means they are not meant to be enabled or disabled using systemctl.\n");
            }
            if (given.has("now") && !verb.equals("unmask")) {
                requests.add(new Manager.Request(
                        verb.equals("enable") || verb.equals("reenable") ? "start" : "stop",
                        unit.name(),
                        sys.pid(),
                        ""));
                waited.add(unit.name());
            }
        }
        return ask(sys, requests, waited, out, verb.equals("enable") ? "start" : "stop");
    }
}
