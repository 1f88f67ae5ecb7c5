package skylab.guest.systemd;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/**
 * systemd: the first process. Starts what the default target wants, in order, and watches it.
 *
 * @param begin since boot, when it begins
 * @param units how units stand, by name
 * @param loaded their definitions as they were read, by name
 * @param jobs what is to be done, in order
 * @param requests what was asked for over the bus and not taken up yet
 * @param nextJob the number of the next job
 * @param finished when the boot was over, since it began
 */
public record Manager(
        Duration begin,
        PSortedMap<String, UnitState> units,
        PSortedMap<String, Loaded> loaded,
        PVector<Job> jobs,
        PVector<Request> requests,
        long nextJob,
        Optional<Duration> finished)
        implements Program {

    /** The unit that the boot leads to. */
    public static final String DEFAULT = "default.target";

    /** Before it has done anything. */
    public static final Manager NEW = new Manager(
            Duration.ofSeconds(4),
            TreePMap.empty(),
            TreePMap.empty(),
            TreePVector.empty(),
            TreePVector.empty(),
            1,
            Optional.empty());

    /**
     * A definition in memory.
     *
     * @param unit what the files said
     * @param at when
     */
    public record Loaded(Unit unit, Instant at) {}

    /**
     * What is asked for over the bus.
     *
     * @param verb {@code start}, {@code stop}, {@code restart}, {@code reload}, {@code daemon-reload}, {@code reset-failed},
     *     {@code kill}
     * @param unit of which unit, empty for all
     * @param requester the process that asks
     * @param signal the signal's name for {@code kill}
     */
    public record Request(String verb, String unit, int requester, String signal) {}

    @Override
    public Step step(Syscalls sys) {
        return new Engine(sys, this).run();
    }

    /** This with one more request. */
    public Manager with(Request request) {
        return new Manager(begin, units, loaded, jobs, requests.plus(request), nextJob, finished);
    }

    /** Whether a process waits for something that is not done yet. */
    public boolean busyFor(int requester) {
        return requests.stream().anyMatch(one -> one.requester() == requester)
                || jobs.stream().anyMatch(one -> one.requester() == requester);
    }

    /** How a unit stands. */
    public UnitState state(String name, Instant booted) {
        UnitState state = units.get(name);
        return state == null ? UnitState.idle(name, booted) : state;
    }

    /** The unit whose processes bear a mark; empty if there is none. */
    public String unitOf(String invocation) {
        if (invocation.isEmpty()) {
            return "";
        }
        for (UnitState state : units.values()) {
            if (state.invocation().equals(invocation)) {
                return state.name();
            }
        }
        return "";
    }
}
