package skylab.guest.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import skylab.guest.disk.Disk;
import skylab.guest.disk.FileSystem;
import skylab.guest.process.KernelMessage;
import skylab.guest.process.SwapArea;

/**
 * A machine's memory: all that is lost when it is switched off, and all that hibernation keeps.
 *
 * @param bootId a UUID for this boot
 * @param booted when it was switched on
 * @param wakes when it was switched on, and when it woke up from each hibernation
 * @param hostName the host name now
 * @param tasks processes by id
 * @param nextPid the next process id
 * @param files open files
 * @param pipes pipes
 * @param nextNumber the number of the next open file or pipe
 * @param ttys terminals by name
 * @param mounts mounted file systems in order
 * @param memory file systems in memory
 * @param swaps swap areas in use
 * @param messages the kernel's ring buffer
 * @param busySince since when processes have had more to do than was done, in time of running; empty if all wait
 */
public record Ram(
        String bootId,
        Instant booted,
        PVector<Wake> wakes,
        String hostName,
        PSortedMap<Integer, Task> tasks,
        int nextPid,
        PSortedMap<Long, OpenFile> files,
        PSortedMap<Long, PipeState> pipes,
        long nextNumber,
        PSortedMap<String, Tty> ttys,
        PVector<Mount> mounts,
        PSortedMap<Integer, FileSystem> memory,
        PVector<SwapArea> swaps,
        PVector<KernelMessage> messages,
        Optional<Duration> busySince)
        implements Disk.HibernationImage {

    /**
     * A moment from which on it ran without interruption.
     *
     * @param monotonic how long it had run by then
     * @param at when that was
     */
    record Wake(Duration monotonic, Instant at) {}

    /** How long it has run, at a time; hibernation does not count. */
    public Duration monotonic(Instant now) {
        Wake last = wakes.get(wakes.size() - 1);
        return last.monotonic.plus(Duration.between(last.at, now));
    }

    /** How long it had run when it was last switched on or woken up; what was started earlier has been asleep. */
    public Duration ran() {
        return wakes.get(wakes.size() - 1).monotonic;
    }

    /** How long ago it booted, at a time; hibernation counts, as in Linux's {@code /proc/uptime}. */
    public Duration upTime(Instant now) {
        return Duration.between(booted, now);
    }

    /** When, on the wall clock, it had run, or will have run, for so long. */
    Instant wallClock(Duration monotonic) {
        int i = wakes.size() - 1;
        while (i > 0 && wakes.get(i).monotonic.compareTo(monotonic) > 0) {
            i--;
        }
        return wakes.get(i).at.plus(monotonic.minus(wakes.get(i).monotonic));
    }

    Ram asleep(Instant now) {
        return wakes(wakes.plus(new Wake(monotonic(now), now)));
    }

    Ram awake(Instant now) {
        int last = wakes.size() - 1;
        return wakes(wakes.with(last, new Wake(wakes.get(last).monotonic(), now)));
    }

    private Ram wakes(PVector<Wake> all) {
        return with(ram -> ram.wakes = all);
    }

    Ram hostName(String name) {
        return with(ram -> ram.hostName = name);
    }

    Ram tasks(PSortedMap<Integer, Task> all) {
        return with(ram -> ram.tasks = all);
    }

    Ram put(Task task) {
        return tasks(tasks.plus(task.pid(), task));
    }

    Ram nextPid(int pid) {
        return with(ram -> ram.nextPid = pid);
    }

    Ram files(PSortedMap<Long, OpenFile> all) {
        return with(ram -> ram.files = all);
    }

    Ram pipes(PSortedMap<Long, PipeState> all) {
        return with(ram -> ram.pipes = all);
    }

    Ram nextNumber(long number) {
        return with(ram -> ram.nextNumber = number);
    }

    Ram tty(String name, Tty tty) {
        return with(ram -> ram.ttys = ttys.plus(name, tty));
    }

    Ram withoutTty(String name) {
        return with(ram -> ram.ttys = ttys.minus(name));
    }

    Ram mounts(PVector<Mount> all) {
        return with(ram -> ram.mounts = all);
    }

    Ram memory(PSortedMap<Integer, FileSystem> all) {
        return with(ram -> ram.memory = all);
    }

    Ram swaps(PVector<SwapArea> all) {
        return with(ram -> ram.swaps = all);
    }

    Ram message(KernelMessage message) {
        return with(ram -> ram.messages = messages.plus(message));
    }

    Ram busySince(Optional<Duration> monotonic) {
        return busySince.equals(monotonic) ? this : with(ram -> ram.busySince = monotonic);
    }

    /** This with some of its parts changed: the one place that copies them all. */
    private Ram with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.build();
    }

    /** A memory that can be changed. Lives only while one is made of another. */
    private static final class Draft {
        private String bootId;
        private Instant booted;
        private PVector<Wake> wakes;
        private String hostName;
        private PSortedMap<Integer, Task> tasks;
        private int nextPid;
        private PSortedMap<Long, OpenFile> files;
        private PSortedMap<Long, PipeState> pipes;
        private long nextNumber;
        private PSortedMap<String, Tty> ttys;
        private PVector<Mount> mounts;
        private PSortedMap<Integer, FileSystem> memory;
        private PVector<SwapArea> swaps;
        private PVector<KernelMessage> messages;
        private Optional<Duration> busySince;

        Draft(Ram from) {
            bootId = from.bootId;
            booted = from.booted;
            wakes = from.wakes;
            hostName = from.hostName;
            tasks = from.tasks;
            nextPid = from.nextPid;
            files = from.files;
            pipes = from.pipes;
            nextNumber = from.nextNumber;
            ttys = from.ttys;
            mounts = from.mounts;
            memory = from.memory;
            swaps = from.swaps;
            messages = from.messages;
            busySince = from.busySince;
        }

        Ram build() {
            return new Ram(
                    bootId,
                    booted,
                    wakes,
                    hostName,
                    tasks,
                    nextPid,
                    files,
                    pipes,
                    nextNumber,
                    ttys,
                    mounts,
                    memory,
                    swaps,
                    messages,
                    busySince);
        }
    }
}
