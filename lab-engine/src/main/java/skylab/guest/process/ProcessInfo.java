package skylab.guest.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A process as others see it.
 *
 * @param pid process id
 * @param ppid its parent's
 * @param pgid its process group
 * @param session its session
 * @param uid its user
 * @param tty the name of its terminal such as {@code pts/0}, or {@code ?}
 * @param foreground whether its group has the terminal
 * @param state as {@code ps} shows it: R, S, T, Z, I
 * @param argv its arguments; empty for a thread of the kernel
 * @param name the short name
 * @param started when, on the wall clock
 * @param cpuTime processor time used
 * @param cpu processors kept busy now, 0 to 1
 * @param virtualKb virtual memory in KiB
 * @param residentKb memory in KiB
 * @param invocation the mark of the unit that it belongs to, empty if it belongs to none
 */
public record ProcessInfo(
        int pid,
        int ppid,
        int pgid,
        int session,
        int uid,
        String tty,
        boolean foreground,
        char state,
        List<String> argv,
        String name,
        Instant started,
        Duration cpuTime,
        double cpu,
        long virtualKb,
        long residentKb,
        String invocation) {}
