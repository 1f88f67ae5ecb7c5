package skylab.guest.command.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.systemd.Enabling;
import skylab.guest.systemd.Manager;
import skylab.guest.systemd.Span;
import skylab.guest.systemd.Unit;
import skylab.guest.systemd.UnitFiles;
import skylab.guest.systemd.UnitState;

/** The questions that {@code systemctl} answers: {@code is-active}, {@code list-units}, {@code cat}, {@code show} and others. */
final class SystemctlQuery {
    private SystemctlQuery() {}

    static int run(Syscalls sys, Manager manager, Arguments given, String verb, List<String> names, Output out) {
        switch (verb) {
            case "is-active", "is-failed":
                return states(sys, manager, given, verb.equals("is-failed") ? "failed" : "active", names, out);
            case "is-enabled":
                return enabled(sys, given, names, out);
            case "is-system-running":
                boolean failed = manager.units().values().stream()
                        .anyMatch(one -> one.active().equals("failed"));
                String state = manager.finished().isEmpty() ? "starting" : failed ? "degraded" : "running";
                out.println(state);
                return state.equals("running") ? 0 : 1;
            case "get-default":
                out.println(UnitFiles.load(sys, Manager.DEFAULT).name());
                return 0;
            case "set-default":
                return setDefault(sys, names, out);
            case "cat":
                return cat(sys, names, out);
            case "show":
                return show(sys, manager, given, names, out);
            case "list-units":
                return units(sys, manager, given, names, out);
            case "list-unit-files":
                return files(sys, given, names, out);
            case "list-timers":
                return timers(sys, manager, out);
            case "list-dependencies":
                return dependencies(sys, manager, names.isEmpty() ? Manager.DEFAULT : names.get(0), out);
            case "edit":
                throw new UsageError(
                        "Skylab does not emulate an editor here: write the drop-in /etc/systemd/system/UNIT.d/override.conf"
                                + " with a here-document, then 'systemctl daemon-reload'.",
                        1);
            default:
                throw new UsageError("Unknown command verb '" + verb + "', or one that Skylab does not emulate.", 1);
        }
    }

    private static int states(
            Syscalls sys, Manager manager, Arguments given, String wanted, List<String> names, Output out) {
        boolean any = false;
        for (String name : names) {
            String active =
                    manager.state(UnitFiles.load(sys, name).name(), sys.now()).active();
            any |= active.equals(wanted);
            if (!given.has("q")) {
                out.println(active);
            }
        }
        return any ? 0 : wanted.equals("failed") ? 1 : 3;
    }

    private static int enabled(Syscalls sys, Arguments given, List<String> names, Output out) {
        boolean any = false;
        for (String name : names) {
            String state = Enabling.state(sys, UnitFiles.load(sys, name));
            if (state.isEmpty()) {
                out.error("Failed to get unit file state for " + name + ": No such file or directory\n");
                continue;
            }
            any |= List.of("enabled", "static", "generated").contains(state);
            if (!given.has("q")) {
                out.println(state);
            }
        }
        return any ? 0 : 1;
    }

    private static int setDefault(Syscalls sys, List<String> names, Output out) {
        String link = UnitFiles.ETC + "/" + Manager.DEFAULT;
        Unit unit = UnitFiles.load(sys, names.isEmpty() ? "" : names.get(0).replaceFirst("\\.service$", ".target"));
        if (!unit.load().equals("loaded")) {
            throw new UsageError("Failed to set default target: Unit file " + unit.name() + " does not exist.", 1);
        } else if (!sys.identity().isRoot()) {
            throw new UsageError("Failed to set default target: Interactive authentication required.", 4);
        }
        if (sys.exists(link)) {
            sys.unlink(link);
            out.error("Removed \"" + link + "\".\n");
        }
        sys.symlink(unit.path(), link);
        out.error("Created symlink " + link + " → " + unit.path() + ".\n");
        return 0;
    }

    private static int cat(Syscalls sys, List<String> names, Output out) {
        for (String name : names) {
            Unit unit = UnitFiles.load(sys, name);
            if (unit.path().isEmpty()) {
                out.error("No files found for " + name + ".\n");
                return 1;
            }
            List<String> files = new ArrayList<>(List.of(unit.path()));
            files.addAll(unit.dropIns());
            boolean first = true;
            for (String file : files) {
                try {
                    out.print((first ? "" : "\n") + "# " + file + "\n"
                            + sys.readFile(file).text());
                } catch (Errno e) {
                    out.error("Failed to cat " + file + ": " + e.text() + "\n");
                    return 1;
                }
                first = false;
            }
        }
        return 0;
    }

    private static int show(Syscalls sys, Manager manager, Arguments given, List<String> names, Output out) {
        for (String name : names) {
            Unit unit = UnitFiles.load(sys, name);
            UnitState state = manager.state(unit.name(), sys.now());
            Map<String, String> all = new LinkedHashMap<>();
            all.put("Type", unit.service("Type").orElse("simple"));
            all.put("Restart", unit.service("Restart").orElse("no"));
            all.put("MainPID", Integer.toString(state.main()));
            all.put("ControlPID", Integer.toString(state.control()));
            all.put("NRestarts", Integer.toString(state.restarts()));
            all.put("Result", state.result());
            all.put("ExecMainStatus", Integer.toString(status(state)));
            all.put("Id", unit.name());
            all.put("Names", unit.name());
            all.put("Description", unit.description());
            all.put("LoadState", unit.load());
            all.put("ActiveState", state.active());
            all.put("SubState", state.sub());
            all.put("FragmentPath", unit.path());
            all.put("UnitFileState", Enabling.state(sys, unit));
            all.put(
                    "ActiveEnterTimestamp",
                    state.up() ? Clock.format(Clock.local(sys, state.since()), "EEE yyyy-MM-dd HH:mm:ss z") : "");
            List<String> wanted = given.values("p").stream()
                    .flatMap(list -> List.of(list.split(",")).stream())
                    .toList();
            all.forEach((key, value) -> {
                if (wanted.isEmpty() || wanted.contains(key)) {
                    out.println(given.has("value") ? value : key + "=" + value);
                }
            });
        }
        return 0;
    }

    private static int status(UnitState state) {
        return state.ran().stream()
                .filter(UnitState.Ran::main)
                .mapToInt(ran -> ran.signal() > 0 ? ran.signal() : ran.status())
                .reduce(0, (one, other) -> other);
    }

    private static int units(Syscalls sys, Manager manager, Arguments given, List<String> names, Output out) {
        List<String> types = given.values("t").stream()
                .flatMap(list -> List.of(list.split(",")).stream())
                .toList();
        List<String> states = new ArrayList<>(given.values("state").stream()
                .flatMap(list -> List.of(list.split(",")).stream())
                .toList());
        if (given.has("failed")) {
            states.add("failed");
        }
        List<List<String>> rows = new ArrayList<>();
        for (UnitState state : manager.units().values()) {
            Unit unit = manager.loaded().containsKey(state.name())
                    ? manager.loaded().get(state.name()).unit()
                    : UnitFiles.load(sys, state.name());
            boolean shown = (types.isEmpty() || types.contains(unit.suffix()))
                    && (states.isEmpty()
                            ? given.has("a") || !state.active().equals("inactive")
                            : states.contains(state.active()) || states.contains(state.sub()))
                    && (names.isEmpty() || names.contains(unit.name()));
            if (shown) {
                rows.add(List.of(
                        (state.active().equals("failed") ? "● " : "  ") + unit.name(),
                        unit.load(),
                        state.active(),
                        state.sub(),
                        unit.description()));
            }
        }
        table(given, List.of("  UNIT", "LOAD", "ACTIVE", "SUB", "DESCRIPTION"), rows, out);
        if (!given.has("no-legend")) {
            out.print((rows.isEmpty()
                            ? ""
                            : "\nLOAD   = Reflects whether the unit definition was properly loaded.\n"
                                    + "ACTIVE = The high-level unit activation state, i.e. generalization of SUB.\n"
                                    + "SUB    = The low-level unit activation state, values depend on unit type.\n")
                    + rows.size() + " loaded units listed."
                    + (given.has("a") || given.has("failed")
                            ? ""
                            : " Pass --all to see loaded but inactive units, too.")
                    + "\n"
                    + (rows.isEmpty() ? "" : "To show all installed unit files use 'systemctl list-unit-files'.\n"));
        }
        return 0;
    }

    private static void table(Arguments given, List<String> headings, List<List<String>> rows, Output out) {
        new TextTable(
                        headings,
                        headings.stream().map(heading -> false).toList(),
                        headings.stream().map(heading -> 0).toList())
                .lines(rows, !given.has("no-legend"))
                .forEach(line -> out.println(line.stripTrailing()));
    }

    private static int files(Syscalls sys, Arguments given, List<String> names, Output out) {
        List<String> types = given.values("t");
        List<List<String>> rows = new ArrayList<>();
        for (String name : UnitFiles.names(sys)) {
            if ((names.isEmpty() || names.contains(name))
                    && (types.isEmpty() || types.contains(name.substring(name.lastIndexOf('.') + 1)))) {
                Unit unit = UnitFiles.load(sys, name);
                String state = unit.name().equals(name) ? Enabling.state(sys, unit) : "alias";
                rows.add(List.of(name, state, state.equals("enabled") || state.equals("disabled") ? "enabled" : "-"));
            }
        }
        table(given, List.of("UNIT FILE", "STATE", "PRESET"), rows, out);
        if (!given.has("no-legend")) {
            out.print("\n" + rows.size() + " unit files listed.\n");
        }
        return 0;
    }

    private static int timers(Syscalls sys, Manager manager, Output out) {
        List<List<String>> rows = new ArrayList<>();
        for (UnitState state : manager.units().values()) {
            if (state.name().endsWith(".timer") && state.deadline().isPresent()) {
                Duration left = state.deadline().get().minus(sys.monotonic());
                rows.add(List.of(
                        Clock.format(Clock.local(sys, sys.now().plus(left)), "EEE yyyy-MM-dd HH:mm:ss z"),
                        Span.ago(left) + " left",
                        state.name(),
                        state.name().replaceFirst("\\.timer$", ".service")));
            }
        }
        new TextTable(
                        List.of("NEXT", "LEFT", "UNIT", "ACTIVATES"),
                        List.of(false, false, false, false),
                        List.of(0, 0, 0, 0))
                .lines(rows, true)
                .forEach(out::println);
        out.print("\n" + rows.size() + " timers listed.\n");
        return 0;
    }

    private static int dependencies(Syscalls sys, Manager manager, String name, Output out) {
        Unit unit = UnitFiles.load(sys, name);
        out.println(unit.name());
        List<String> all = java.util.stream.Stream.concat(unit.needed().stream(), unit.wanted().stream())
                .distinct()
                .sorted()
                .collect(Collectors.toList());
        for (int i = 0; i < all.size(); i++) {
            String mark = manager.state(all.get(i), sys.now()).up() ? "●" : "○";
            out.println(mark + " " + (i == all.size() - 1 ? "└─" : "├─") + all.get(i));
        }
        return 0;
    }
}
