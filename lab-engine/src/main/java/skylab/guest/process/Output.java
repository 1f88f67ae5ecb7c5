package skylab.guest.process;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import skylab.guest.disk.Bytes;

/** What a command prints during one step, in order of printing. */
public final class Output {
    private final String name;
    private final List<Drain.Piece> pieces = new ArrayList<>();
    private final ByteArrayOutputStream current = new ByteArrayOutputStream();
    private int descriptor = 1;

    /** Nothing printed yet; the name is what messages begin with. */
    public Output(String name) {
        this.name = name;
    }

    /** Prints to standard output. */
    public void print(String text) {
        put(1, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Prints a line to standard output. */
    public void println(String line) {
        print(line + "\n");
    }

    /** Prints bytes to standard output. */
    public void write(Bytes bytes) {
        put(1, bytes.toArray());
    }

    /** Prints to standard error. */
    public void error(String text) {
        put(2, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Prints to standard error: the command's name, a colon, the message, a line's end. */
    public void complain(String message) {
        error(name + ": " + message + "\n");
    }

    /** How many bytes were printed and not written yet. */
    public int size() {
        return current.size()
                + pieces.stream().mapToInt(piece -> piece.bytes().size()).sum();
    }

    private void put(int fd, byte[] bytes) {
        if (fd != descriptor) {
            flush();
            descriptor = fd;
        }
        current.writeBytes(bytes);
    }

    private void flush() {
        if (current.size() > 0) {
            pieces.add(new Drain.Piece(descriptor, Bytes.of(current.toByteArray())));
            current.reset();
        }
    }

    /** Writes it all, waiting for slow readers, and then exits. */
    public Step drain(Syscalls sys, int status) {
        flush();
        return new Drain(pieces, new Step.Exit(status)).step(sys);
    }

    /** Writes it all, waiting for slow readers, and then goes on as told. */
    public Step drain(Syscalls sys, Step then) {
        flush();
        return new Drain(pieces, then).step(sys);
    }
}
