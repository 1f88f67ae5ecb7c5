package skylab.guest.systemd;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.guest.process.Errno;
import skylab.guest.process.Severity;
import skylab.guest.process.Signal;

/** What is to be done with units, in the order that they ask for (systemd.unit(5), "Before=, After="). */
final class JobQueue {
    private final Units units;
    private final Services services;
    private final Timers timers;
    private PVector<Job> jobs;
    private long nextJob;

    JobQueue(Units units, Services services, Timers timers, Manager before) {
        this.units = units;
        this.services = services;
        this.timers = timers;
        this.jobs = before.jobs();
        this.nextJob = before.nextJob();
    }

    PVector<Job> jobs() {
        return jobs;
    }

    long nextJob() {
        return nextJob;
    }

    /** Whether nothing was ever to be done. */
    boolean isFresh() {
        return nextJob == 1;
    }

    /** Adds a job to start a unit, for nobody who waits; whether it can be started at all. */
    boolean start(String name) {
        return enqueue(name, Job.Kind.START, 0, new HashSet<>());
    }

    /** Adds a job for who waits for it. */
    void add(String name, Job.Kind kind, int requester) {
        if (kind == Job.Kind.STOP) {
            stop(name, requester);
        } else {
            enqueue(name, kind, requester, new HashSet<>());
        }
    }

    // Adds a job, and jobs for what the unit needs; whether the unit can be started at all.
    private boolean enqueue(String name, Job.Kind kind, int requester, Set<String> seen) {
        if (!seen.add(name)) {
            return true;
        }
        Unit unit = units.unit(name);
        if (!unit.load().equals("loaded")) {
            return false;
        }
        if (kind == Job.Kind.START || kind == Job.Kind.RESTART) {
            for (String needed : unit.needed()) {
                if (!units.state(needed).up()) {
                    enqueue(needed, Job.Kind.START, 0, seen);
                }
            }
            for (String wanted : unit.wanted()) {
                if (!units.state(wanted).up()) {
                    enqueue(wanted, Job.Kind.START, 0, seen);
                }
            }
            for (String other : unit.names("Conflicts")) {
                if (units.state(other).up()) {
                    stop(other, 0);
                }
            }
        }
        jobs = jobs.plus(new Job(nextJob++, unit.name(), kind, requester, false));
        return true;
    }

    private void stop(String name, int requester) {
        jobs = jobs.plus(new Job(nextJob++, name, Job.Kind.STOP, requester, false));
        for (UnitState state : units.all()) {
            boolean tied = !state.name().equals(name) && (state.up() || state.changing());
            if (tied
                    && jobs.stream().noneMatch(job -> job.unit().equals(state.name()) && job.kind() == Job.Kind.STOP)) {
                Unit unit = units.unit(state.name());
                if (unit.needed().contains(name) || unit.names("PartOf").contains(name)) {
                    stop(state.name(), 0);
                }
            }
        }
    }

    /** Does what can be done now. */
    void advance() {
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
                units.log(
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
        Unit unit = units.unit(one);
        Unit first = units.unit(other);
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
        Unit unit = units.unit(job.unit());
        UnitState state = units.state(job.unit());
        switch (job.kind()) {
            case START -> {
                Optional<String> missing = unit.needed().stream()
                        .filter(needed -> !units.state(needed).up()
                                && !(units.state(needed).result().equals("success")
                                        && units.unit(needed).suffix().equals("service")
                                        && units.unit(needed).type().equals("oneshot")))
                        .findFirst();
                if (missing.isPresent()) {
                    units.tell(Severity.ERR, "DEPEND", "Dependency failed for", unit);
                    units.put(state.job("dependency"));
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
                units.put(units.state(unit.name()).become("active", sub(unit.suffix()), units.now()));
                if (unit.suffix().equals("target")) {
                    units.tell(Severity.INFO, "  OK  ", "Reached target", unit);
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
        } else if (units.state(unit.name()).up()) {
            units.put(units.state(unit.name()).become("inactive", "dead", units.now()));
            units.tell(Severity.INFO, "", unit.suffix().equals("target") ? "Stopped target" : "Stopped", unit);
        }
    }

    // Whether a job that was begun is over now, and what follows from that.
    private boolean over(Job job) {
        UnitState state = units.state(job.unit());
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
        units.put(units.state(job.unit()).job(outcome));
        if (job.requester() > 0) {
            try {
                units.sys.kill(job.requester(), Optional.of(Signal.CONT));
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
        units.put(units.state("emergency.target").become("active", "active", units.now()));
        units.log(Severity.ERR, "", "Started emergency.service - Emergency Shell.");
        units.console("You are in emergency mode. After logging in, type \"journalctl -xb\" to view\n"
                + "system logs, \"systemctl reboot\" to reboot, \"systemctl default\" or \"exit\"\nto boot into default mode.\n"
                + "\nCannot open access to console, the root account is locked.\n"
                + "See sulogin(8) man page for more details.\n\nPress Enter to continue.");
    }
}
