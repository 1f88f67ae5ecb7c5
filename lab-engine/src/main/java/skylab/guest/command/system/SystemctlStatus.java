package skylab.guest.command.system;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import skylab.guest.journal.JournalEntry;
import skylab.guest.journal.JournalFiles;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.ProcessInfo;
import skylab.guest.process.Syscalls;
import skylab.guest.systemd.Enabling;
import skylab.guest.systemd.Manager;
import skylab.guest.systemd.Span;
import skylab.guest.systemd.Unit;
import skylab.guest.systemd.UnitFiles;
import skylab.guest.systemd.UnitState;

/** {@code systemctl status}. */
final class SystemctlStatus {
    private final Syscalls sys;
    private final Manager manager;
    private final Output out;
    private final boolean old;

    private SystemctlStatus(Syscalls sys, Manager manager, Output out) {
        this.sys = sys;
        this.manager = manager;
        this.out = out;
        this.old = Systemctl.isOld(sys);
    }

    static int print(Syscalls sys, Manager manager, Arguments given, List<String> names, Output out) {
        SystemctlStatus status = new SystemctlStatus(sys, manager, out);
        if (names.isEmpty()) {
            status.system();
            return 0;
        }
        int lines = given.value("n")
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(Integer::parseInt)
                .orElse(10);
        int worst = 0;
        boolean first = true;
        for (String name : names) {
            if (!first) {
                out.println("");
            }
            first = false;
            worst = Math.max(worst, status.unit(name, lines));
        }
        return worst;
    }

    /** Says that a unit's files have changed since they were read. */
    static void warnIfChanged(Syscalls sys, Manager manager, Unit unit, Output out) {
        Manager.Loaded known = manager.loaded().get(unit.name());
        if (known == null
                || unit.path().isEmpty()
                || !manager.state(unit.name(), sys.now()).up()) {
            return;
        }
        try {
            if (sys.stat(unit.path()).modified().isAfter(known.at())) {
                out.error("Warning: The unit file, source configuration file or drop-ins of " + unit.name()
                        + " changed on disk. Run 'systemctl daemon-reload' to reload units.\n");
            }
        } catch (Errno e) {
            // What is generated has no file.
            return;
        }
    }

    private void line(String label, String text) {
        int width = old ? 9 : 11;
        out.println((label.isEmpty()
                        ? " ".repeat(width + 1)
                        : " ".repeat(Math.max(0, width - label.length())) + label + ":")
                + " " + text);
    }

    private void system() {
        long failed = manager.units().values().stream()
                .filter(one -> one.active().equals("failed"))
                .count();
        out.println("● " + sys.machine().hostName());
        line("State", manager.finished().isEmpty() ? "starting" : failed > 0 ? "degraded" : "running");
        line("Units", manager.units().size() + " loaded (incl. loaded aliases)");
        line("Jobs", manager.jobs().size() + " queued");
        line("Failed", failed + " units");
        line("Since", since(sys.machine().booted()));
    }

    private String since(java.time.Instant at) {
        return Clock.format(Clock.local(sys, at), "EEE yyyy-MM-dd HH:mm:ss z") + "; "
                + Span.ago(Duration.between(at, sys.now())) + " ago";
    }

    private int unit(String name, int lines) {
        Unit unit = UnitFiles.load(sys, name);
        UnitState state = manager.state(unit.name(), sys.machine().booted());
        if (unit.load().equals("not-found") && !manager.units().containsKey(unit.name())) {
            out.error("Unit " + name + " could not be found.\n");
            return 4;
        }
        warnIfChanged(sys, manager, unit, out);
        boolean failed = state.active().equals("failed");
        String mark = old || state.up() || state.active().endsWith("ing") ? "●" : failed ? "×" : "○";
        boolean described = !unit.description().equals(unit.name());
        out.println(mark + " " + unit.name() + (described ? " - " + unit.description() : ""));
        String enabled = Enabling.state(sys, unit);
        line(
                "Loaded",
                unit.load()
                        + (unit.load().equals("masked")
                                ? " (Reason: Unit " + unit.name() + " is masked.)"
                                : unit.load().equals("bad-setting")
                                        ? " (Reason: Unit " + unit.name() + " has a bad unit file setting.)"
                                        : unit.path().isEmpty()
                                                ? ""
                                                : " (" + unit.path() + (enabled.isEmpty() ? "" : "; " + enabled)
                                                        + (enabled.equals("static") || enabled.equals("generated")
                                                                ? ""
                                                                : (old ? "; vendor" : ";") + " preset: " + preset(unit))
                                                        + ")"));
        if (!unit.dropIns().isEmpty()) {
            String first = unit.dropIns().get(0);
            line("Drop-In", first.substring(0, first.lastIndexOf('/')));
            unit.dropIns().forEach(file -> line("", "└─" + file.substring(file.lastIndexOf('/') + 1)));
        }
        boolean ever = manager.units().containsKey(unit.name());
        line(
                "Active",
                state.active() + " (" + (failed ? "Result: " + state.result() : state.sub()) + ")"
                        + (state.sub().equals("auto-restart") ? " (Result: " + state.result() + ")" : "")
                        + (ever ? " since " + since(state.since()) : ""));
        List<String> docs = unit.names("Documentation");
        for (int i = 0; i < docs.size(); i++) {
            line(i == 0 ? "Docs" : "", docs.get(i));
        }
        processes(unit, state);
        log(unit, state, lines);
        return state.up() || state.active().equals("activating") ? 0 : 3;
    }

    private static String preset(Unit unit) {
        boolean base = unit.path().startsWith(UnitFiles.USR)
                && List.of("sshd", "ssh", "chronyd", "chrony", "crond", "cron", "rsyslog", "amazon-ssm-agent")
                        .contains(unit.name().replaceFirst("\\.service$", ""));
        return base || unit.name().startsWith("systemd-") || unit.name().startsWith("cloud-") ? "enabled" : "disabled";
    }

    private void processes(Unit unit, UnitState state) {
        for (UnitState.Ran ran : state.ran()) {
            if (!ran.main() || state.main() == 0) {
                line("Process", ran.pid() + " " + ran.key() + "=" + ran.line() + " (" + ran.code() + ")");
            }
        }
        List<ProcessInfo> own = sys.processes().stream()
                .filter(one -> !state.invocation().isEmpty()
                        && one.invocation().equals(state.invocation())
                        && one.state() != 'Z')
                .toList();
        Optional<ProcessInfo> main =
                own.stream().filter(one -> one.pid() == state.main()).findFirst();
        if (main.isPresent()) {
            line("Main PID", main.get().pid() + " (" + main.get().name() + ")");
        } else {
            state.ran().stream()
                    .filter(UnitState.Ran::main)
                    .reduce((one, other) -> other)
                    .ifPresent(ran -> line("Main PID", ran.pid() + " (" + ran.code() + ")"));
        }
        if (own.isEmpty()) {
            return;
        }
        long kib = own.stream().mapToLong(ProcessInfo::residentKb).sum();
        if (!old) {
            line("Tasks", own.size() + " (limit: " + sys.machine().memory() / (1 << 20) * 11 / 10 + ")");
            line("Memory", String.format(Locale.ROOT, "%.1fM", kib / 1024.0));
            long millis =
                    own.stream().mapToLong(one -> one.cpuTime().toMillis()).sum();
            line("CPU", millis < 1000 ? millis + "ms" : String.format(Locale.ROOT, "%.3fs", millis / 1000.0));
        }
        line("CGroup", "/system.slice/" + unit.name());
        for (int i = 0; i < own.size(); i++) {
            ProcessInfo one = own.get(i);
            line("", (i == own.size() - 1 ? "└─" : "├─") + one.pid() + " " + String.join(" ", one.argv()));
        }
    }

    private void log(Unit unit, UnitState state, int lines) {
        List<JournalEntry> entries;
        try {
            entries = JournalFiles.read(sys).stream()
                    .filter(entry -> entry.unit().equals(unit.name()))
                    .toList();
        } catch (Errno e) {
            out.error("\nWarning: some journal files were not opened due to insufficient permissions.\n");
            return;
        }
        if (!entries.isEmpty() && lines > 0) {
            out.println("");
            entries.subList(Math.max(0, entries.size() - lines), entries.size())
                    .forEach(entry -> out.println(JournalFormat.brief(sys, entry)));
        }
    }
}
