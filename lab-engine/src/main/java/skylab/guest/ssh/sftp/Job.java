package skylab.guest.ssh.sftp;

import java.time.Duration;
import java.util.List;
import skylab.guest.process.Syscalls;

/** One request of a copying program, and what follows from the answer. */
interface Job {
    /** Whom it asks: 0 the machine itself, else one of the servers. */
    int side();

    /** What it asks. */
    Packet request();

    /** Goes on with the answer. */
    Outcome then(Syscalls sys, Packet answer);

    /**
     * What follows.
     *
     * @param next jobs to be done before all others
     * @param failed whether something went wrong, which was told
     * @param lasting how long it took
     * @param directory the server's working directory from now on; empty if it stays
     */
    record Outcome(List<Job> next, boolean failed, Duration lasting, String directory) {
        Outcome(List<Job> next, boolean failed, Duration lasting) {
            this(next, failed, lasting, "");
        }

        static Outcome of(Job... next) {
            return new Outcome(List.of(next), false, Duration.ZERO);
        }

        static Outcome in(String directory) {
            return new Outcome(List.of(), false, Duration.ZERO, directory);
        }

        static Outcome failure(Syscalls sys, String message) {
            sys.print(2, message + "\n");
            return new Outcome(List.of(), true, Duration.ZERO);
        }
    }
}
