package skylab.grader.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Whoever a program in a sandbox may talk with: over its standard input and output, and in no other way. */
@FunctionalInterface
public interface Peer {
    /** Nobody. */
    Peer NOBODY = (said, answers) -> {};

    /**
     * Talks, until it has nothing more to say or the program has ended.
     *
     * @param said what the program says; nobody can trust it
     * @param answers what it is told
     * @throws IOException when one of them has ended
     */
    void talk(InputStream said, OutputStream answers) throws IOException, InterruptedException;
}
