package skylab.guest.shell;

import skylab.guest.disk.Bytes;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;

/** Writes the rest of what a builtin prints. */
record Printing(int fd, Bytes rest) implements Frame {
    @Override
    public void resume(Interpreter sh) {
        Bytes left = rest;
        try {
            while (!left.isEmpty()) {
                int taken = sh.sys.write(fd, left);
                if (taken == 0) {
                    sh.await(new Printing(fd, left), new Condition.Writable(fd));
                    return;
                }
                left = left.slice(taken, left.size());
            }
        } catch (Errno e) {
            sh.complain("write error: " + e.text());
            sh.status = 1;
        }
    }
}
