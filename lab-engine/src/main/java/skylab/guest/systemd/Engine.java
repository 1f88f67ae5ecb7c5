package skylab.guest.systemd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pcollections.TreePVector;
import skylab.guest.disk.Bytes;
import skylab.guest.process.ChildStatus;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.Severity;
import skylab.guest.process.Signal;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** The service manager at work, during one step: ends of processes, deadlines, requests, and the jobs that follow. */
final class Engine {
    private final Syscalls sys;
    private final Manager before;
    private final Units units;
    private final Services services;
    private final Timers timers;
    private final JobQueue jobs;

    Engine(Syscalls sys, Manager before) {
        this.sys = sys;
        this.before = before;
        this.units = new Units(sys, before);
        this.services = new Services(units);
        this.timers = new Timers(units);
        this.jobs = new JobQueue(units, services, timers, before);
    }

    Step run() {
        if (sys.monotonic().compareTo(before.begin()) < 0) {
            return new Step.Await(before, new Condition.Elapsed(before.begin()));
        }
        if (jobs.isFresh()) {
            identify();
            KernelParameters.boot(sys);
            jobs.start(Manager.DEFAULT);
        }
        reap();
        deadlines();
        before.requests().forEach(this::take);
        jobs.advance();
        Optional<Duration> finished = before.finished();
        if (finished.isEmpty() && jobs.jobs().isEmpty()) {
            finished = Optional.of(sys.monotonic());
            units.log(
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
                new Manager(
                        before.begin(),
                        units.states(),
                        units.loaded(),
                        jobs.jobs(),
                        TreePVector.empty(),
                        jobs.nextJob(),
                        finished),
                until());
    }

    // The first boot of an image gives the machine its id, and the journal what the kernel has said.
    private void identify() {
        String id = "/etc/machine-id";
        try {
            if (sys.exists(id) && sys.stat(id).size() == 0) {
                sys.writeFile(id, Bytes.of(sys.machine().bootId().replace("-", "") + "\n"));
            }
        } catch (Errno e) {
            units.console("Failed to write /etc/machine-id: " + e.text());
        }
        sys.journalKernelMessages();
        String version = units.named() ? "252" : "219";
        units.log(Severity.INFO, "", "systemd " + version + " running in system mode.");
        units.log(
                Severity.INFO,
                "",
                "Detected virtualization " + (sys.machine().hypervisor().equals("KVM") ? "amazon" : "xen") + ".");
        units.console("\nWelcome to " + sys.machine().osName() + "!\n");
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3fs", time.toMillis() / 1000.0);
    }

    private Condition until() {
        List<Condition> any = new ArrayList<>();
        if (units.hasChildren()) {
            any.add(new Condition.ChildChanged(0));
        }
        units.states().values().stream()
                .flatMap(state -> state.deadline().stream())
                .min(Duration::compareTo)
                .ifPresent(at -> any.add(new Condition.Elapsed(at)));
        return any.isEmpty() ? new Condition.Signalled() : new Condition.AnyOf(any);
    }

    // Ends of processes, and time

    private void reap() {
        try {
            for (Optional<ChildStatus> one = sys.wait(0, false); one.isPresent(); one = sys.wait(0, false)) {
                ChildStatus child = one.get();
                for (UnitState state : units.all()) {
                    if (child.pid() == state.main() || child.pid() == state.control()) {
                        services.exited(units.unit(state.name()), state, child);
                    }
                }
            }
        } catch (Errno e) {
            units.childless();
        }
        for (UnitState state : units.all()) {
            if (state.sub().equals("stop-sigterm")) {
                services.proceed(units.unit(state.name()));
            }
        }
    }

    private void deadlines() {
        for (UnitState state : units.all()) {
            if (state.deadline().isPresent() && state.deadline().get().compareTo(sys.monotonic()) <= 0) {
                Unit unit = units.unit(state.name());
                if (unit.suffix().equals("timer")) {
                    timers.elapsed(unit, jobs);
                } else {
                    services.late(unit, state);
                }
            }
        }
    }

    // Requests

    private void take(Manager.Request request) {
        switch (request.verb()) {
            case "start" -> jobs.add(request.unit(), Job.Kind.START, request.requester());
            case "stop" -> jobs.add(request.unit(), Job.Kind.STOP, request.requester());
            case "restart" -> jobs.add(request.unit(), Job.Kind.RESTART, request.requester());
            case "reload" -> jobs.add(request.unit(), Job.Kind.RELOAD, request.requester());
            case "daemon-reload" -> units.reload();
            case "reset-failed" -> reset(request.unit());
            case "kill" ->
                services.signal(
                        units.state(request.unit()),
                        Signal.parse(request.signal()).orElse(Signal.TERM));
            default -> units.log(Severity.WARNING, "", "Unknown request " + request.verb() + ", ignoring.");
        }
    }

    private void reset(String name) {
        for (UnitState state : units.all()) {
            if ((name.isEmpty() || state.name().equals(name)) && state.active().equals("failed")) {
                units.forget(state.name());
            }
        }
    }
}
