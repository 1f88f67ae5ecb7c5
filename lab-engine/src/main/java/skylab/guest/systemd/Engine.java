package skylab.guest.systemd;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.guest.disk.Bytes;
import skylab.guest.process.ChildStatus;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.Facility;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Severity;
import skylab.guest.process.Signal;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** The service manager at work, during one step: jobs in their order, ends of processes, deadlines. */
final class Engine {
    final Syscalls sys;
    /** What was read of units that are not up; nobody changes the files while the engine is at work. */
    private final Map<String, Unit> read = new HashMap<>();

    private final Manager before;
    private final Services services;
    private final Timers timers;
    private PSortedMap<String, UnitState> units;
    private PSortedMap<String, Manager.Loaded> loaded;
    private PVector<Job> jobs;
    private long nextJob;
    private boolean children = true;

    Engine(Syscalls sys, Manager before) {
        this.sys = sys;
        this.before = before;
        this.units = before.units();
        this.loaded = before.loaded();
        this.jobs = before.jobs();
        this.nextJob = before.nextJob();
        this.services = new Services(this);
        this.timers = new Timers(this);
    }

    Step run() {
        if (sys.monotonic().compareTo(before.begin()) < 0) {
            return new Step.Await(before, new Condition.Elapsed(before.begin()));
        }
        if (nextJob == 1) {
            identify();
            enqueue(Manager.DEFAULT, Job.Kind.START, 0, new HashSet<>());
        }
        reap();
        deadlines();
        before.requests().forEach(this::take);
        advance();
        Optional<Duration> finished = before.finished();
        if (finished.isEmpty() && jobs.isEmpty()) {
            finished = Optional.of(sys.monotonic());
            log(
                    Severity.INFO,
                    "",
                    String.format(
                            Locale.ROOT,
                            "Startup finished in %s (kernel) + %s (userspace) = %s.",
                            seconds(before.begin()),
                            seconds(sys.monotonic().minus(before.begin())),
                            seconds(sys.monotonic())));
        }
        return new Step.Await(
                new Manager(before.begin(), units, loaded, jobs, TreePVector.empty(), nextJob, finished), until());
    }

    // The first boot of an image gives the machine its id, and the journal what the kernel has said.
    private void identify() {
        String id = "/etc/machine-id";
        try {
            if (sys.exists(id) && sys.stat(id).size() == 0) {
                sys.writeFile(id, Bytes.of(sys.machine().bootId().replace("-", "") + "\n"));
            }
        } catch (Errno e) {
            console("Failed to write /etc/machine-id: " + e.text());
        }
        sys.journalKernelMessages();
        String version = named() ? "252" : "219";
        log(Severity.INFO, "", "systemd " + version + " running in system mode.");
        log(
                Severity.INFO,
                "",
                "Detected virtualization " + (sys.machine().hypervisor().equals("KVM") ? "amazon" : "xen") + ".");
        console("\nWelcome to " + sys.machine().osName() + "!\n");
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3fs", time.toMillis() / 1000.0);
    }

    private Condition until() {
        List<Condition> any = new ArrayList<>();
        if (children) {
            any.add(new Condition.ChildChanged(0));
        }
        units.values().stream()
                .flatMap(state -> state.deadline().stream())
                .min(Duration::compareTo)
                .ifPresent(at -> any.add(new Condition.Elapsed(at)));
        return any.isEmpty() ? new Condition.Signalled() : new Condition.AnyOf(any);
    }

    // What units are

    UnitState state(String name) {
        UnitState state = units.get(name);
        return state == null ? UnitState.idle(name, now()) : state;
    }

    void put(UnitState state) {
        units = units.plus(state.name(), state);
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

    // What is said

    void log(Severity severity, String unit, String message) {
        sys.log(Facility.DAEMON, severity, "systemd", unit, message);
    }

    /** Says what has become of a unit, in the journal and on the console: {@code Started}, {@code Failed to start}. */
    void tell(Severity severity, String mark, String word, Unit unit) {
        String name = named() && !unit.description().equals(unit.name())
                ? unit.name() + " - " + unit.description()
                : unit.description();
        log(severity, unit.name(), word + " " + name + (word.endsWith("ing") ? "..." : "."));
        if (!mark.isEmpty() && before.finished().isEmpty()) {
            console("[" + mark + "] " + word + " " + name + ".");
        }
    }

    // Since version 250 messages name the unit besides its description.
    private boolean named() {
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

    // Ends of processes, and time

    private void reap() {
        try {
            for (Optional<ChildStatus> one = sys.wait(0, false); one.isPresent(); one = sys.wait(0, false)) {
                ChildStatus child = one.get();
                for (UnitState state : List.copyOf(units.values())) {
                    if (child.pid() == state.main() || child.pid() == state.control()) {
                        services.exited(unit(state.name()), state, child);
                    }
                }
            }
        } catch (Errno e) {
            children = false;
        }
        for (UnitState state : List.copyOf(units.values())) {
            if (state.sub().equals("stop-sigterm")) {
                services.proceed(unit(state.name()));
            }
        }
    }

    private void deadlines() {
        for (UnitState state : List.copyOf(units.values())) {
            if (state.deadline().isPresent() && state.deadline().get().compareTo(sys.monotonic()) <= 0) {
                Unit unit = unit(state.name());
                if (unit.suffix().equals("timer")) {
                    timers.elapsed(unit);
                } else {
                    services.late(unit, state);
                }
            }
        }
    }

    // Requests

    private void take(Manager.Request request) {
        switch (request.verb()) {
            case "start" -> enqueue(request.unit(), Job.Kind.START, request.requester(), new HashSet<>());
            case "stop" -> stop(request.unit(), request.requester());
            case "restart" -> enqueue(request.unit(), Job.Kind.RESTART, request.requester(), new HashSet<>());
            case "reload" -> enqueue(request.unit(), Job.Kind.RELOAD, request.requester(), new HashSet<>());
            case "daemon-reload" -> reload();
            case "reset-failed" -> reset(request.unit());
            case "kill" ->
                services.signal(
                        state(request.unit()), Signal.parse(request.signal()).orElse(Signal.TERM));
            default -> log(Severity.WARNING, "", "Unknown request " + request.verb() + ", ignoring.");
        }
    }

    private void reload() {
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

    private void reset(String name) {
        for (UnitState state : List.copyOf(units.values())) {
            if ((name.isEmpty() || state.name().equals(name)) && state.active().equals("failed")) {
                units = units.minus(state.name());
            }
        }
    }

    /** Adds a job, and jobs for what the unit needs; whether the unit can be started at all. */
    boolean enqueue(String name, Job.Kind kind, int requester, Set<String> seen) {
        if (!seen.add(name)) {
            return true;
        }
        Unit unit = unit(name);
        if (!unit.load().equals("loaded")) {
            return false;
        }
        if (kind == Job.Kind.START || kind == Job.Kind.RESTART) {
            for (String needed : unit.needed()) {
                if (!state(needed).up()) {
                    enqueue(needed, Job.Kind.START, 0, seen);
                }
            }
            for (String wanted : unit.wanted()) {
                if (!state(wanted).up()) {
                    enqueue(wanted, Job.Kind.START, 0, seen);
                }
            }
            for (String other : unit.names("Conflicts")) {
                if (state(other).up()) {
                    stop(other, 0);
                }
            }
        }
        jobs = jobs.plus(new Job(nextJob++, unit.name(), kind, requester, false));
        return true;
    }

    private void stop(String name, int requester) {
        jobs = jobs.plus(new Job(nextJob++, name, Job.Kind.STOP, requester, false));
        for (UnitState state : units.values()) {
            boolean tied = !state.name().equals(name) && (state.up() || state.changing());
            if (tied
                    && jobs.stream().noneMatch(job -> job.unit().equals(state.name()) && job.kind() == Job.Kind.STOP)) {
                Unit unit = unit(state.name());
                if (unit.needed().contains(name) || unit.names("PartOf").contains(name)) {
                    stop(state.name(), 0);
                }
            }
        }
    }

    // Jobs

    private void advance() {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Job job : List.copyOf(jobs)) {
                if (!jobs.contains(job)) {
                    continue;
                }
                if (!job.begun() && !blocked(job)) {
                    begin(job);
                    moved = true;
                } else if (job.begun() && over(job)) {
                    moved = true;
                }
            }
            if (!moved && !jobs.isEmpty() && jobs.stream().noneMatch(Job::begun)) {
                log(
                        Severity.WARNING,
                        jobs.get(0).unit(),
                        "Found ordering cycle, starting " + jobs.get(0).unit() + ".");
                begin(jobs.get(0));
                moved = true;
            }
        }
    }

    private boolean blocked(Job job) {
        for (Job other : jobs) {
            if (other.unit().equals(job.unit())) {
                if (other.id() < job.id()) {
                    return true;
                }
                continue;
            }
            boolean stops = job.kind() == Job.Kind.STOP;
            boolean otherStops = other.kind() == Job.Kind.STOP;
            if (stops ? otherStops && after(other.unit(), job.unit()) : after(job.unit(), other.unit())) {
                return true;
            }
        }
        return false;
    }

    private boolean after(String one, String other) {
        Unit unit = unit(one);
        Unit first = unit(other);
        if (unit.names("After").contains(other) || first.names("Before").contains(one)) {
            return true;
        }
        boolean usual =
                !unit.text().last("Unit", "DefaultDependencies").orElse("yes").equals("no");
        if (unit.suffix().equals("target")) {
            return usual
                    && (unit.wanted().contains(other) || unit.needed().contains(other))
                    && !first.names("After").contains(one);
        }
        return usual && (other.equals("sysinit.target") || other.equals("basic.target"));
    }

    private void begin(Job job) {
        replace(job, job.begin());
        Unit unit = unit(job.unit());
        UnitState state = state(job.unit());
        switch (job.kind()) {
            case START -> {
                Optional<String> missing = unit.needed().stream()
                        .filter(needed -> !state(needed).up()
                                && !(state(needed).result().equals("success")
                                        && unit(needed).suffix().equals("service")
                                        && unit(needed).type().equals("oneshot")))
                        .findFirst();
                if (missing.isPresent()) {
                    tell(Severity.ERR, "DEPEND", "Dependency failed for", unit);
                    put(state.job("dependency"));
                    finish(job.begin(), "dependency");
                } else if (!state.up() && !state.changing()) {
                    start(unit);
                } else if (state.sub().equals("auto-restart")) {
                    services.start(unit);
                }
            }
            case STOP -> stopped(unit);
            case RESTART -> {
                if (state.up() || state.changing()) {
                    stopped(unit);
                }
            }
            case RELOAD -> services.reload(unit);
            default -> throw new IllegalStateException();
        }
    }

    private void start(Unit unit) {
        switch (unit.suffix()) {
            case "service", "mount" -> services.start(unit);
            case "timer" -> timers.start(unit);
            default -> {
                put(state(unit.name()).become("active", sub(unit.suffix()), now()));
                if (unit.suffix().equals("target")) {
                    tell(Severity.INFO, "  OK  ", "Reached target", unit);
                }
            }
        }
    }

    private static String sub(String suffix) {
        return switch (suffix) {
            case "socket" -> "listening";
            case "path" -> "waiting";
            case "scope" -> "running";
            case "device" -> "plugged";
            default -> "active";
        };
    }

    private void stopped(Unit unit) {
        if (unit.suffix().equals("service") || unit.suffix().equals("mount")) {
            services.stop(unit);
        } else if (state(unit.name()).up()) {
            put(state(unit.name()).become("inactive", "dead", now()));
            tell(Severity.INFO, "", unit.suffix().equals("target") ? "Stopped target" : "Stopped", unit);
        }
    }

    // Whether a job that was begun is over now, and what follows from that.
    private boolean over(Job job) {
        UnitState state = state(job.unit());
        boolean down = List.of("inactive", "failed").contains(state.active());
        boolean waits = state.sub().equals("auto-restart");
        switch (job.kind()) {
            case START:
                if (state.up() || down || waits) {
                    boolean good = state.up() || (down && state.result().equals("success"));
                    finish(job, good ? "done" : "failed");
                    return true;
                }
                return false;
            case RELOAD:
                if (!state.active().equals("reloading")) {
                    finish(job, state.up() ? "done" : "failed");
                    return true;
                }
                return false;
            case RESTART:
                if (down) {
                    replace(job, job.as(Job.Kind.START));
                    return true;
                }
                return false;
            default:
                if (down) {
                    finish(job, "done");
                }
                return down;
        }
    }

    private void replace(Job job, Job other) {
        List<Job> all = new ArrayList<>(jobs);
        all.replaceAll(one -> one.id() == job.id() ? other : one);
        jobs = TreePVector.from(all);
    }

    private void finish(Job job, String outcome) {
        jobs = TreePVector.from(
                jobs.stream().filter(one -> one.id() != job.id()).toList());
        put(state(job.unit()).job(outcome));
        if (job.requester() > 0) {
            try {
                sys.kill(job.requester(), Optional.of(Signal.CONT));
            } catch (Errno e) {
                // Who asked did not wait for the answer.
                return;
            }
        }
        if (job.unit().equals("local-fs.target") && outcome.equals("dependency")) {
            emergency();
        }
    }

    // Without its file systems a machine does not come up: only the console is left.
    private void emergency() {
        jobs = TreePVector.empty();
        put(state("emergency.target").become("active", "active", now()));
        log(Severity.ERR, "", "Started emergency.service - Emergency Shell.");
        console("You are in emergency mode. After logging in, type \"journalctl -xb\" to view\n"
                + "system logs, \"systemctl reboot\" to reboot, \"systemctl default\" or \"exit\"\nto boot into default mode.\n"
                + "\nCannot open access to console, the root account is locked.\n"
                + "See sulogin(8) man page for more details.\n\nPress Enter to continue.");
    }
}
