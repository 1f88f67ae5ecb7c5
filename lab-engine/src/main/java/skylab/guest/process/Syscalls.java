package skylab.guest.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;
import skylab.guest.disk.Generator;

/**
 * What a process may ask of the kernel of its machine. Relative paths begin at the working directory; every refusal is an
 * {@link Errno}.
 */
public interface Syscalls extends FileCalls, DeviceCalls, NetworkCalls, SystemCalls {

    // Descriptors

    /**
     * Reads from where the descriptor stands. Never waits: see {@link Chunk#wouldBlock()} and {@link Condition.Readable}.
     *
     * @param max at most so many bytes
     */
    Chunk read(int fd, int max);

    /**
     * Writes at where the descriptor stands, or at the end of a file opened for appending.
     *
     * @return how many bytes were taken; 0 when a pipe is full, see {@link Condition.Writable}
     * @throws Errno EPIPE, with SIGPIPE sent, when nobody reads; ENOSPC
     */
    int write(int fd, Bytes bytes);

    /**
     * Appends to a regular file content that is computed when somebody reads it. Neighbouring pieces of the same
     * generator are joined.
     *
     * @return false if the descriptor is no regular file: the bytes must then be written
     */
    boolean append(int fd, Generator content);

    /** Whether a descriptor is a regular file, a disk, or a device like {@code zero}: see {@link #readContent}. */
    boolean holdsContent(int fd);

    /**
     * Reads from where a descriptor stands that {@link #holdsContent}, without copying, and without the time that the disk
     * takes: see {@link #transfer}.
     *
     * @param max at most so many bytes
     */
    Content readContent(int fd, long max);

    /**
     * Writes at where a descriptor stands that {@link #holdsContent}, as {@link #readContent} reads.
     *
     * @return how many bytes were taken: fewer if there is no room for all
     * @throws Errno ENOSPC if there is no room at all
     */
    long writeContent(int fd, Content content);

    /** Whether what is written there is gone at once, as with {@code /dev/null}. */
    boolean discards(int fd);

    /** Whether reading there never comes to an end, as with {@code /dev/zero}. */
    boolean inexhaustible(int fd);

    /** Has the process wait, when its step is over, as if it read or wrote what is open there. */
    void transfer(int fd, Transfer work);

    /** Whether the descriptor is open. */
    boolean isOpen(int fd);

    /** Whether it is a terminal. */
    boolean isTerminal(int fd);

    /** Closes; does nothing if it is not open. */
    void close(int fd);

    /** Makes one more descriptor, of the lowest free number at or above another, for the same open file. */
    int duplicate(int fd, int atLeast);

    /** Makes a descriptor of a chosen number refer to the same open file as another; what it was is closed. */
    void duplicateTo(int fd, int chosen);

    /** The open descriptors in order. */
    List<Integer> descriptors();

    /** A pipe of 64 KiB. */
    Pipe pipe();

    /** Moves to a place of a file and returns it; of a pipe ESPIPE. */
    long seek(int fd, long position);

    /** What is open there. */
    Stat stat(int fd);

    // Processes

    /** Its own id. */
    int pid();

    /** The id of its parent; 1 if that has ended. */
    int ppid();

    /** Its own process group. */
    int processGroup();

    /** In whose name it acts. */
    Credentials identity();

    /** Acts in another's name from now on; for root only. */
    void identity(Credentials other);

    /** Its arguments, the first one its name. */
    List<String> argv();

    /** Its environment, by name. */
    SortedMap<String, String> env();

    /** The bits that new files do not get. */
    int umask();

    /** Sets them. */
    void umask(int bits);

    /** Starts a child. ENOENT, EACCES, ENOEXEC if the file cannot be executed. Returns the pid. */
    int spawn(Spawn child);

    /**
     * Becomes another program: arguments, environment and what is executed change, pid and descriptors stay. The caller
     * returns {@link Step.Continue} with the program that this gives.
     */
    Program execute(String path, List<String> argv, Map<String, String> env);

    /**
     * A child that has ended or, if asked for, was halted, and that was not waited for; an ended child is then forgotten.
     *
     * @param pid the child, or 0 for any
     * @return empty if there is such a child but nothing to tell
     * @throws Errno ECHILD if there is none
     */
    Optional<ChildStatus> wait(int pid, boolean alsoStopped);

    /**
     * Sends a signal.
     *
     * @param pid a process; negative: all of that process group
     * @param signal empty to ask only whether one could
     */
    void kill(int pid, Optional<Signal> signal);

    /** Which signals end the process's waiting instead of the process, and are told by {@link #takeSignals()}. */
    void catchSignals(Set<Signal> signals);

    /** Which signals do nothing to it; its children inherit that. */
    void ignoreSignals(Set<Signal> signals);

    /** Which signals do nothing to it. */
    Set<Signal> ignoredSignals();

    /** The caught signals that came since the last time, in order. */
    List<Signal> takeSignals();

    /** Puts a process into a group; 0 for the process itself, and for a group of its own. */
    void setProcessGroup(int pid, int group);

    /** Gives the terminal of its session to a process group. */
    void setForeground(int group);

    /** The process group that has the terminal of its session; 0 without a terminal. */
    int foreground();

    /** Its controlling terminal, such as {@code pts/0}. */
    Optional<String> terminal();

    /** Makes the terminal behind a descriptor the controlling one of the caller's session, and the caller its foreground. */
    void controlTerminal(int fd);

    /** The size of the terminal: columns and rows. */
    TerminalSize terminalSize();

    /** Switches echo and line editing of the terminal behind a descriptor: off while a remote one does both. */
    void terminalMode(int fd, boolean echo, boolean canonical);

    /** All processes of the machine, by pid. */
    List<ProcessInfo> processes();

    // Time

    /** The wall clock. */
    Instant now();

    /** How long the machine has run since it booted, hibernation not counted. */
    Duration monotonic();

    /** A number in [0, 1) that depends on nothing but the lab's seed, the machine, the process, and this number. */
    double noise(long number);

    // Convenience

    /** Writes a text to a descriptor; what a full pipe does not take is lost. For messages, not for bulk. */
    default void print(int fd, String text) {
        write(fd, Bytes.of(text));
    }
}
