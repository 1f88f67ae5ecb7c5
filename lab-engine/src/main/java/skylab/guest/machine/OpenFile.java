package skylab.guest.machine;

import skylab.guest.disk.Bytes;

/** What descriptors refer to; shared by all descriptors that are copies of each other. */
sealed interface OpenFile {
    /** A file or directory. */
    record Opened(FsRef fs, long inode, long offset, boolean read, boolean write, boolean append) implements OpenFile {
        Opened at(long place) {
            return new Opened(fs, inode, place, read, write, append);
        }
    }

    /** An end of a pipe. */
    record PipeEnd(long pipe, boolean write) implements OpenFile {}

    /** A terminal. */
    record Terminal(String tty) implements OpenFile {}

    /** The program's end of a terminal pair. */
    record PtyMaster(String tty) implements OpenFile {}

    /** {@code null}, {@code zero}, {@code full} or {@code urandom}; the count is of bytes read. */
    record Special(String name, long count) implements OpenFile {}

    /** A whole disk or a partition as bytes. */
    record Device(String name, long offset) implements OpenFile {}

    /** An end of a connection. */
    record Socket(String connection, boolean server) implements OpenFile {}

    /** Lines for the journal; what is begun of one waits for its end. */
    record LogStream(String unit, String identifier, Bytes begun) implements OpenFile {}

    /** A port that is listened on, of one address or of all: {@code 0.0.0.0}. */
    record Listener(String address, int port) implements OpenFile {
        /** Whether a connection to an address of the machine is for it. */
        boolean takes(String to, int toPort) {
            return port == toPort && (address.equals("0.0.0.0") || address.equals(to));
        }
    }
}
