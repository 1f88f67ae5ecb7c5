package skylab.guest.machine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import skylab.guest.process.Condition;
import skylab.guest.process.Credentials;
import skylab.guest.process.Program;
import skylab.guest.process.Signal;

/**
 * A process as the kernel keeps it.
 *
 * @param pid process id
 * @param ppid its parent's
 * @param group its process group
 * @param session its session
 * @param identity in whose name it acts
 * @param argv its arguments; empty for a thread of the kernel
 * @param name its short name
 * @param env its environment
 * @param cwd its working directory
 * @param umask bits that new files do not get
 * @param fds its descriptors, and the open files that they refer to
 * @param tty its controlling terminal
 * @param started when, since boot
 * @param program what it executes and how far it has come
 * @param waiting what it waits for; empty when it can go on
 * @param stopped whether it is halted
 * @param ended how it ended, until its parent asks: the exit status, or 256 and the signal's number
 * @param told whether its parent knows that it is halted
 * @param caught signals that it handles itself
 * @param ignored signals that do nothing to it
 * @param pending signals that have come
 * @param residentKb memory in KiB
 */
public record Task(
        int pid,
        int ppid,
        int group,
        int session,
        Credentials identity,
        List<String> argv,
        String name,
        PSortedMap<String, String> env,
        String cwd,
        int umask,
        PSortedMap<Integer, Long> fds,
        Optional<String> tty,
        Duration started,
        Program program,
        Optional<Condition> waiting,
        boolean stopped,
        Optional<Integer> ended,
        boolean told,
        Set<Signal> caught,
        Set<Signal> ignored,
        PVector<Signal> pending,
        long residentKb) {

    /** Whether it has ended and only its parent does not know yet. */
    public boolean zombie() {
        return ended.isPresent();
    }

    Task ppid(int parent) {
        return new Task(
                pid,
                parent,
                group,
                session,
                identity,
                argv,
                name,
                env,
                cwd,
                umask,
                fds,
                tty,
                started,
                program,
                waiting,
                stopped,
                ended,
                told,
                caught,
                ignored,
                pending,
                residentKb);
    }

    Task group(int pgid) {
        return new Task(
                pid,
                ppid,
                pgid,
                session,
                identity,
                argv,
                name,
                env,
                cwd,
                umask,
                fds,
                tty,
                started,
                program,
                waiting,
                stopped,
                ended,
                told,
                caught,
                ignored,
                pending,
                residentKb);
    }

    Task identity(Credentials other) {
        return new Task(
                pid,
                ppid,
                group,
                session,
                other,
                argv,
                name,
                env,
                cwd,
                umask,
                fds,
                tty,
                started,
                program,
                waiting,
                stopped,
                ended,
                told,
                caught,
                ignored,
                pending,
                residentKb);
    }

    Task image(List<String> arguments, String title, PSortedMap<String, String> environment) {
        return new Task(
                pid,
                ppid,
                group,
                session,
                identity,
                arguments,
                title,
                environment,
                cwd,
                umask,
                fds,
                tty,
                started,
                program,
                waiting,
                stopped,
                ended,
                told,
                Set.of(),
                ignored,
                pending,
                residentKb);
    }

    Task cwd(String directory) {
        return new Task(
                pid,
                ppid,
                group,
                session,
                identity,
                argv,
                name,
                env,
                directory,
                umask,
                fds,
                tty,
                started,
                program,
                waiting,
                stopped,
                ended,
                told,
                caught,
                ignored,
                pending,
                residentKb);
    }

    Task umask(int bits) {
        return new Task(
                pid,
                ppid,
                group,
                session,
                identity,
                argv,
                name,
                env,
                cwd,
                bits,
                fds,
                tty,
                started,
                program,
                waiting,
                stopped,
                ended,
                told,
                caught,
                ignored,
                pending,
                residentKb);
    }

    Task fds(PSortedMap<Integer, Long> descriptors) {
        return new Task(
                pid,
                ppid,
                group,
                session,
                identity,
                argv,
                name,
                env,
                cwd,
                umask,
                descriptors,
                tty,
                started,
                program,
                waiting,
                stopped,
                ended,
                told,
                caught,
                ignored,
                pending,
                residentKb);
    }

    Task tty(Optional<String> terminal) {
        return new Task(
                pid,
                ppid,
                group,
                session,
                identity,
                argv,
                name,
                env,
                cwd,
                umask,
                fds,
                terminal,
                started,
                program,
                waiting,
                stopped,
                ended,
                told,
                caught,
                ignored,
                pending,
                residentKb);
    }

    Task going(Program next, Optional<Condition> until) {
        return new Task(
                pid,
                ppid,
                group,
                session,
                identity,
                argv,
                name,
                env,
                cwd,
                umask,
                fds,
                tty,
                started,
                next,
                until,
                stopped,
                ended,
                told,
                caught,
                ignored,
                pending,
                residentKb);
    }

    Task halted(boolean halt, boolean known) {
        return new Task(
                pid,
                ppid,
                group,
                session,
                identity,
                argv,
                name,
                env,
                cwd,
                umask,
                fds,
                tty,
                started,
                program,
                waiting,
                halt,
                ended,
                known,
                caught,
                ignored,
                pending,
                residentKb);
    }

    Task end(int status) {
        return new Task(
                pid,
                ppid,
                group,
                session,
                identity,
                argv,
                name,
                env,
                cwd,
                umask,
                fds,
                tty,
                started,
                Idle.INSTANCE,
                Optional.empty(),
                false,
                Optional.of(status),
                told,
                caught,
                ignored,
                pending,
                0);
    }

    Task signals(Set<Signal> catches, Set<Signal> ignores, PVector<Signal> queue) {
        return new Task(
                pid,
                ppid,
                group,
                session,
                identity,
                argv,
                name,
                env,
                cwd,
                umask,
                fds,
                tty,
                started,
                program,
                waiting,
                stopped,
                ended,
                told,
                catches,
                ignores,
                queue,
                residentKb);
    }
}
