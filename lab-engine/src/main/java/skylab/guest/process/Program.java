package skylab.guest.process;

import java.util.Optional;
import skylab.telemetry.Activity;

/**
 * What a process executes, and how far it has come. Implementations are records of immutable values: a process can then
 * be kept in a hibernation image, forked with its world, and compared.
 */
@FunctionalInterface
public interface Program {
    /**
     * Goes on as far as is possible without waiting.
     *
     * @param sys what the kernel offers; valid during this call only
     * @throws Errno a refused system call that the program does not handle: the process then ends with status 1
     */
    Step step(Syscalls sys);

    /** Whether it goes on for ever if nobody interrupts it, as {@code tail -f} does. */
    default boolean endless() {
        return false;
    }

    /** Whether it has others do the same again and again until somebody interrupts it, as a loop of a shell does. */
    default boolean repeats() {
        return false;
    }

    /** What on another machine it stands for, while somebody types to that through it. */
    default Optional<Remote> remote() {
        return Optional.empty();
    }

    /** How many processors it keeps busy while it is not blocked for long, 0 to 1; for the machine's load. */
    default double cpu() {
        return 0;
    }

    /** Memory that it takes besides what every process does, in KiB. */
    default long residentKb() {
        return 0;
    }

    /** What it does to network and disks in the mean while it runs; its processor time is {@link #cpu()}. */
    default Activity.Load load() {
        return Activity.Load.IDLE;
    }
}
