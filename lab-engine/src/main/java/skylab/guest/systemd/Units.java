package skylab.guest.systemd;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pcollections.PSortedMap;
import skylab.guest.process.Errno;
import skylab.guest.process.Facility;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Severity;
import skylab.guest.process.Syscalls;

/** What the service manager knows of its units during one step, and what it says of them. */
final class Units {
    final Syscalls sys;
    /** What was read of units that are not up; nobody changes the files while the manager is at work. */
    private final Map<String, Unit> read = new HashMap<>();

    private final boolean booting;
    private PSortedMap<String, UnitState> states;
    private PSortedMap<String, Manager.Loaded> loaded;
    private boolean children = true;

    Units(Syscalls sys, Manager before) {
        this.sys = sys;
        this.booting = before.finished().isEmpty();
        this.states = before.units();
        this.loaded = before.loaded();
    }

    PSortedMap<String, UnitState> states() {
        return states;
    }

    PSortedMap<String, Manager.Loaded> loaded() {
        return loaded;
    }

    /** All of them as they stand now, whatever happens to them meanwhile. */
    List<UnitState> all() {
        return List.copyOf(states.values());
    }

    /** Whether there may be processes whose end is waited for. */
    boolean hasChildren() {
        return children;
    }

    /** There is no process any more whose end is waited for. */
    void childless() {
        children = false;
    }

    void forget(String name) {
        states = states.minus(name);
    }

    /** Reads all definitions again. */
    void reload() {
        log(Severity.INFO, "", "Reloading.");
        for (String name : List.copyOf(loaded.keySet())) {
            Unit unit = UnitFiles.load(sys, name);
            unit.text().problems().forEach(problem -> log(Severity.WARNING, name, problem));
            // What runs and has lost its file goes on with what is known of it.
            if (unit.load().equals("loaded")) {
                loaded = loaded.plus(name, new Manager.Loaded(unit, now()));
            }
        }
    }

    UnitState state(String name) {
        UnitState state = states.get(name);
        return state == null ? UnitState.idle(name, now()) : state;
    }

    void put(UnitState state) {
        states = states.plus(state.name(), state);
    }

    /** The definition in memory while the unit is up, else what the files say now. */
    Unit unit(String name) {
        Manager.Loaded known = loaded.get(name);
        if (known != null && !List.of("inactive", "failed").contains(state(name).active())) {
            return known.unit();
        }
        return read.computeIfAbsent(name, missing -> {
            Unit unit = UnitFiles.load(sys, missing);
            loaded = loaded.plus(missing, new Manager.Loaded(unit, now()));
            return unit;
        });
    }

    Instant now() {
        return sys.now();
    }

    /** There is a process whose end is waited for. */
    void launched() {
        children = true;
    }

    void log(Severity severity, String unit, String message) {
        sys.log(Facility.DAEMON, severity, "systemd", unit, message);
    }

    /** Says what has become of a unit, in the journal and on the console: {@code Started}, {@code Failed to start}. */
    void tell(Severity severity, String mark, String word, Unit unit) {
        String name = named() && !unit.description().equals(unit.name())
                ? unit.name() + " - " + unit.description()
                : unit.description();
        log(severity, unit.name(), word + " " + name + (word.endsWith("ing") ? "..." : "."));
        if (!mark.isEmpty() && booting) {
            console("[" + mark + "] " + word + " " + name + ".");
        }
    }

    /** Whether messages name the unit besides its description, as they do since version 250. */
    boolean named() {
        String os = sys.machine().osName();
        return !os.equals("Amazon Linux 2") && !os.contains("22.04");
    }

    void console(String line) {
        try {
            int fd = sys.open("/dev/console", Set.of(OpenFlag.WRITE), 0);
            sys.print(fd, line + "\n");
            sys.close(fd);
        } catch (Errno e) {
            // A machine without a console is told nothing.
            return;
        }
    }
}
