package skylab.guest.machine;

import skylab.guest.disk.Bytes;

/** What is in a pipe, and which of its ends are still open. */
record PipeState(Bytes buffer, boolean written, boolean read) {
    static final int CAPACITY = 65536;
    static final PipeState NEW = new PipeState(Bytes.EMPTY, true, true);

    PipeState with(Bytes content) {
        return new PipeState(content, written, read);
    }

    PipeState without(boolean writeEnd) {
        return new PipeState(buffer, written && !writeEnd, read && writeEnd);
    }
}
