package skylab.guest.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.process.Condition;
import skylab.guest.process.DeviceCalls.PowerRequest;
import skylab.guest.process.Errno;
import skylab.guest.process.Signal;
import skylab.guest.process.Step;
import skylab.telemetry.Activity;
import skylab.world.Event;
import skylab.world.Interruption;
import skylab.world.Scope;
import skylab.world.Transaction;

/** Runs processes: machines in the order of their ids, processes in the order of theirs, until all wait for something. */
final class Scheduler {
    /** What is told of a process whose program failed as no program should. */
    static final String FAULT = "aborted by a fault of Skylab: ";

    // So many steps processes may do without waiting before time is let pass: they are then taken for busy. What goes
    // on for long gets ever fewer and longer quanta, so that following it for days costs no more than for a minute.
    private static final int QUANTUM = 200_000;
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration PROMPT = Duration.ofSeconds(1);
    private static final int QUANTA = 20;
    private static final int LEAST = 50;
    // A terminal shows so many bytes in the time of a step.
    private static final int SHOWN = 8;

    private final Machines machines;

    Scheduler(Machines machines) {
        this.machines = machines;
    }

    /** Wakes a machine's kernel at a time that it asked for. */
    record Wake(Machines machines, Scope scope, String machine, Instant at) implements Event {
        @Override
        public void happen(Transaction tx) {
            Optional<Machine> row = tx.find(scope, Machine.MACHINES, machine);
            if (row.isPresent() && row.get().wake().equals(Optional.of(at))) {
                tx.put(scope, Machine.MACHINES, machine, row.get().wakingAt(Optional.empty()));
                RunQueue.wake(tx, scope, machine);
                machines.run(tx, scope);
            }
        }
    }

    /**
     * What a machine may still do before time has to pass. Machines that answer each other share out one quantum each
     * among all their turns: else they would do so for ever at one moment.
     */
    private static final class Turn {
        private final Optional<Duration> busySince;
        private long left;

        Turn(Kernel kernel) {
            busySince = kernel.ram.busySince();
            left = steps(kernel);
        }
    }

    /** Runs what can run now. */
    void run(Transaction tx, Scope scope) {
        Map<String, Turn> turns = new HashMap<>();
        while (!RunQueue.of(tx, scope).runnable().isEmpty()) {
            run(tx, scope, RunQueue.of(tx, scope).runnable().first(), false, turns);
        }
    }

    /** Brings processes that wait lazily up to the present. */
    void settle(Transaction tx, Scope scope) {
        Map<String, Turn> turns = new HashMap<>();
        for (String id : RunQueue.of(tx, scope).lazy()) {
            run(tx, scope, id, true, turns);
        }
    }

    private void run(Transaction tx, Scope scope, String id, boolean lazyOnly, Map<String, Turn> turns) {
        Optional<Machine> row = tx.find(scope, Machine.MACHINES, id);
        if (row.isEmpty() || !row.get().isOn()) {
            RunQueue.asleep(tx, scope, id, false);
            return;
        }
        Kernel kernel = new Kernel(tx, scope, machines, id);
        Turn turn = turns.computeIfAbsent(id, first -> new Turn(kernel));
        boolean lazyDue = pass(kernel, true);
        boolean busy = kernel.ram.busySince().isPresent();
        if (!lazyOnly || lazyDue) {
            busy = true;
            while (turn.left > 0 && busy) {
                Interruption.check();
                long shown = kernel.shown;
                busy = pass(kernel, false);
                turn.left -= kernel.ram.tasks().size() + (kernel.shown - shown) / SHOWN;
            }
        }
        if (turn.left <= 0) {
            kernel.ram = kernel.ram.busySince(kernel.ram.busySince().or(() -> turn.busySince));
        }
        busy(kernel, busy);
        kernel.save();
        RunQueue.asleep(tx, scope, id, isLazy(kernel));
        Optional<Instant> next = nextTimer(kernel);
        Machine machine = tx.find(scope, Machine.MACHINES, id).orElseThrow();
        if (next.isPresent()
                && (machine.wake().isEmpty()
                        || next.get().isBefore(machine.wake().get()))) {
            tx.put(scope, Machine.MACHINES, id, machine.wakingAt(next));
            tx.schedule(Duration.between(tx.now(), next.get()), new Wake(machines, scope, id, next.get()));
        }
        record(kernel);
        if (kernel.power.isPresent()) {
            machines.requests().power(tx, scope, id, kernel.power.get() == PowerRequest.REBOOT);
        }
    }

    // One round over all processes; whether any could go on.
    private boolean pass(Kernel kernel, boolean lazily) {
        boolean any = false;
        for (int pid : List.copyOf(kernel.ram.tasks().keySet())) {
            Task task = kernel.ram.tasks().get(pid);
            if (task == null || task.zombie() || task.stopped()) {
                continue;
            }
            boolean goes = lazily
                    ? task.waiting().isPresent()
                            && lazilyDue(kernel, task.waiting().get())
                    : task.waiting().isEmpty()
                            || !task.pending().isEmpty()
                            || holds(kernel, pid, task.waiting().get());
            if (goes) {
                step(kernel, pid);
                any = true;
            }
        }
        return any;
    }

    private static boolean runnable(Kernel kernel, Task task) {
        return !task.zombie()
                && !task.stopped()
                && (task.waiting().isEmpty()
                        || holds(kernel, task.pid(), task.waiting().get()));
    }

    private static void step(Kernel kernel, int pid) {
        TaskSyscalls sys = new TaskSyscalls(kernel, pid);
        Step step;
        kernel.blocked = Instant.MIN;
        try {
            step = kernel.task(pid).program().step(sys);
        } catch (Errno e) {
            end(kernel, sys, e.code() == Errno.Code.EPIPE ? "" : e.text(), 1);
            return;
        } catch (StackOverflowError e) {
            // A program that goes too deep ends as a real one does: by SIGSEGV.
            end(kernel, sys, "stack overflow", 139);
            return;
        } catch (OutOfMemoryError e) {
            // What it had gathered is free again once it has ended.
            sys.kernelMessage("Out of memory: Killed process " + pid + " ("
                    + kernel.task(pid).name() + ")");
            end(kernel, sys, "", 256 + Signal.KILL.number());
            return;
        } catch (Interruption e) {
            throw e;
        } catch (RuntimeException e) {
            // A fault of ours is the end of one process, told in the kernel's log; the lab goes on.
            sys.kernelMessage(kernel.task(pid).name() + "[" + pid + "]: " + FAULT + e);
            end(kernel, sys, FAULT + e, 134);
            return;
        }
        Task after = kernel.ram.tasks().get(pid);
        if (after == null || after.zombie()) {
            return;
        }
        if (kernel.blocked.isAfter(kernel.tx.now())) {
            Duration until = kernel.monotonic().plus(Duration.between(kernel.tx.now(), kernel.blocked));
            kernel.ram = kernel.ram.put(after.going(new DiskWait(step), Optional.of(new Condition.Elapsed(until))));
            kernel.rate(pid, 0);
        } else if (step instanceof Step.Continue next) {
            kernel.ram = kernel.ram.put(after.going(next.next(), Optional.empty()));
        } else if (step instanceof Step.Await await) {
            kernel.ram = kernel.ram.put(after.going(await.next(), Optional.of(await.until())));
            double rate = await.next().cpu();
            // Whether lazy work is done in one step or in many must make no difference.
            if (!hasLazily(await.until()) || rate != after.usage().rate()) {
                stepped(kernel, pid, rate);
            }
        } else if (step instanceof Step.Exit exit) {
            kernel.end(pid, exit.status() & 255);
        }
    }

    private static void stepped(Kernel kernel, int pid, double rate) {
        kernel.rate(pid, rate);
        Task task = kernel.task(pid);
        kernel.ram = kernel.ram.put(task.using(task.usage().stepped()));
    }

    private static void end(Kernel kernel, TaskSyscalls sys, String why, int status) {
        int pid = sys.pid();
        if (kernel.ram.tasks().containsKey(pid) && !kernel.task(pid).zombie()) {
            if (!why.isEmpty() && sys.isOpen(2)) {
                complain(sys, kernel.task(pid).name() + ": " + why + "\n");
            }
            kernel.end(pid, status);
        }
    }

    // Who has more to do than a quantum's worth keeps a processor busy.
    private static void busy(Kernel kernel, boolean busy) {
        if (!busy) {
            kernel.ram = kernel.ram.busySince(Optional.empty());
            return;
        }
        kernel.ram = kernel.ram.busySince(kernel.ram.busySince().or(() -> Optional.of(kernel.monotonic())));
        for (Task task : List.copyOf(kernel.ram.tasks().values())) {
            if (runnable(kernel, task) && task.usage().rate() != 1) {
                kernel.rate(task.pid(), 1);
            }
        }
    }

    /** How much of a processor each process gets that wants one: all of it while there are enough. */
    static double share(Kernel kernel) {
        double wanted = 0;
        for (Task task : kernel.ram.tasks().values()) {
            wanted += task.usage().rate();
        }
        int there = kernel.machine.hardware().vcpus();
        return wanted <= there ? 1 : there / wanted;
    }

    private static void complain(TaskSyscalls sys, String text) {
        try {
            sys.print(2, text);
        } catch (Errno gone) {
            // Nobody is left to be told.
            return;
        }
    }

    private static boolean holds(Kernel kernel, int pid, Condition condition) {
        if (condition instanceof Condition.AnyOf any) {
            return any.conditions().stream().anyMatch(one -> holds(kernel, pid, one));
        } else if (condition instanceof Condition.Elapsed elapsed) {
            return elapsed.monotonic().compareTo(kernel.monotonic()) <= 0;
        } else if (condition instanceof Condition.ChildChanged child) {
            return Readiness.childChanged(kernel, pid, child.pid());
        } else if (condition instanceof Condition.Ended ended) {
            Task other = kernel.ram.tasks().get(ended.pid());
            return other == null || other.zombie();
        } else if (condition instanceof Condition.Readable readable) {
            return Readiness.readable(kernel, pid, readable.fd());
        } else if (condition instanceof Condition.Writable writable) {
            return Readiness.writable(kernel, pid, writable.fd());
        } else if (condition instanceof Condition.FileChanged changed) {
            return Readiness.fileChanged(kernel, pid, changed);
        }
        return false;
    }

    private static boolean lazilyDue(Kernel kernel, Condition condition) {
        if (condition instanceof Condition.AnyOf any) {
            return any.conditions().stream().anyMatch(one -> lazilyDue(kernel, one));
        }
        return condition instanceof Condition.Lazily lazily
                && lazily.monotonic().compareTo(kernel.monotonic()) <= 0;
    }

    private static boolean isLazy(Kernel kernel) {
        return kernel.ram.tasks().values().stream()
                .anyMatch(task -> task.waiting().map(Scheduler::hasLazily).orElse(false));
    }

    private static boolean hasLazily(Condition condition) {
        return condition instanceof Condition.Lazily
                || (condition instanceof Condition.AnyOf any
                        && any.conditions().stream().anyMatch(Scheduler::hasLazily));
    }

    private static Optional<Instant> nextTimer(Kernel kernel) {
        Optional<Duration> next = kernel.ram.tasks().values().stream()
                .filter(task -> !task.stopped())
                .flatMap(task -> task.waiting().stream())
                .flatMap(condition -> timers(condition).stream())
                .min(Duration::compareTo);
        if (kernel.ram.busySince().isPresent()) {
            Duration tick = kernel.monotonic().plus(TICK);
            Duration quantum = kernel.monotonic().plus(quantum(kernel));
            // A processor that is busy comes to what is due now and then.
            next = next.filter(due -> due.compareTo(quantum) < 0)
                    .map(due -> due.compareTo(tick) > 0 ? due : tick)
                    .or(() -> Optional.of(quantum));
        }
        return next.map(kernel.ram::wallClock);
    }

    private static Duration busyFor(Kernel kernel) {
        return kernel.ram.busySince().map(kernel.monotonic()::minus).orElse(Duration.ZERO);
    }

    // How much is done in a quantum.
    private static int steps(Kernel kernel) {
        double past = Math.max(1, busyFor(kernel).toNanos());
        return (int) (QUANTUM * Math.max(1.0 / LEAST, Math.min(1, PROMPT.toNanos() / past)));
    }

    // How long that takes.
    private static Duration quantum(Kernel kernel) {
        Duration part = busyFor(kernel).dividedBy(QUANTA);
        return part.compareTo(TICK) > 0 ? part : TICK;
    }

    private static List<Duration> timers(Condition condition) {
        if (condition instanceof Condition.AnyOf any) {
            return any.conditions().stream()
                    .flatMap(one -> timers(one).stream())
                    .toList();
        }
        return condition instanceof Condition.Elapsed elapsed ? List.of(elapsed.monotonic()) : List.of();
    }

    private static void record(Kernel kernel) {
        Activity before =
                kernel.tx.find(kernel.scope, Activity.ACTIVITIES, kernel.id).orElse(Activity.NONE);
        Activity after = before.then(kernel.tx.now(), true, Loads.of(kernel));
        if (after != before) {
            kernel.tx.put(kernel.scope, Activity.ACTIVITIES, kernel.id, after);
        }
    }
}
