package skylab.guest.command.system;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import skylab.guest.process.ProcessInfo;
import skylab.guest.process.Syscalls;

/**
 * What {@code ps} has to know besides the processes.
 *
 * @param now the wall clock
 * @param zone the reader's
 * @param accounts names of users
 * @param memoryBytes RAM of the machine
 */
record PsView(Instant now, ZoneId zone, Accounts accounts, long memoryBytes) {
    static PsView of(Syscalls sys) {
        return new PsView(
                sys.now(), Clock.zone(sys), Accounts.of(sys), sys.machine().memory());
    }

    ZonedDateTime local(Instant time) {
        return time.atZone(zone);
    }

    /** How long ago a process was started. */
    Duration age(ProcessInfo one) {
        return Duration.between(one.started(), now);
    }

    /** Processor time over life time. */
    double share(ProcessInfo one) {
        double seconds = age(one).toMillis() / 1000.0;
        return seconds < 1 ? one.cpu() : Math.max(one.cpu(), one.cpuTime().toMillis() / 1000.0 / seconds);
    }

    /** Per cent of the machine's memory. */
    double memory(ProcessInfo one) {
        return 100.0 * one.residentKb() * 1024 / memoryBytes;
    }
}
