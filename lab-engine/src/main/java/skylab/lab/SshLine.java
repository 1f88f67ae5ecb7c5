package skylab.lab;

import skylab.guest.machine.Streams;
import skylab.world.Kind;

/** A login that came from a program outside: an {@code ssh} on the learner's own computer. */
sealed interface SshLine {
    /** The logins that are open, by number. */
    Kind<SshLine> LINES = new Kind<>("ssh-line", "");

    /** Where its exit status is when it has ended. */
    String status();

    /**
     * With a terminal.
     *
     * @param tty the terminal
     * @param seen how far it has been read
     * @param status see {@link #status()}
     */
    record Typed(String tty, long seen, String status) implements SshLine {}

    /**
     * Without one.
     *
     * @param held its streams
     * @param status see {@link #status()}
     */
    record Piped(Streams.Held held, String status) implements SshLine {}
}
