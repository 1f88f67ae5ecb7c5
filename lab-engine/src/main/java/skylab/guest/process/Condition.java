package skylab.guest.process;

import java.time.Duration;
import java.util.List;

/** What a blocked process waits for. */
public sealed interface Condition {
    /**
     * Something can be read, or the end has been reached.
     *
     * @param fd a descriptor open for reading
     */
    record Readable(int fd) implements Condition {}

    /**
     * Something can be written, or nobody reads any more.
     *
     * @param fd a descriptor open for writing
     */
    record Writable(int fd) implements Condition {}

    /**
     * The machine has run for so long.
     *
     * @param monotonic as {@link Syscalls#monotonic()} tells it; stands still while the machine hibernates
     */
    record Elapsed(Duration monotonic) implements Condition {}

    /**
     * As {@link Elapsed}, but nobody notices whether the process wakes at once or later: it is woken when the machine is
     * next looked at, and does then in one step what it would have done in many. For programs that only append to a
     * file from time to time.
     *
     * @param monotonic when there is something to do
     */
    record Lazily(Duration monotonic) implements Condition {}

    /**
     * A child has ended or stopped and was not waited for yet.
     *
     * @param pid the child, or 0 for any
     */
    record ChildChanged(int pid) implements Condition {}

    /**
     * Another process has ended.
     *
     * @param pid any process of the machine
     */
    record Ended(int pid) implements Condition {}

    /**
     * A file's content differs from what it was.
     *
     * @param path the file
     * @param size the size that is known
     */
    record FileChanged(String path, long size) implements Condition {}

    /** A caught signal, and nothing else. */
    record Signalled() implements Condition {}

    /**
     * One of several.
     *
     * @param conditions the first that holds suffices
     */
    record AnyOf(List<Condition> conditions) implements Condition {
        /** Copies the list. */
        public AnyOf {
            conditions = List.copyOf(conditions);
        }
    }
}
