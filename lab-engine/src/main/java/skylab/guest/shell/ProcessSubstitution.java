package skylab.guest.shell;

import java.util.Map;
import skylab.guest.process.Errno;
import skylab.guest.process.Pipe;
import skylab.guest.shell.syntax.Command;

/**
 * Below a command that uses {@code <(...)} or {@code >(...)}: closes the shell's end of the pipe when the command is done.
 *
 * @param fd the end
 * @param pid who is at the other one
 */
record ProcessSubstitution(int fd, int pid) implements Frame {
    private static final int HIGHEST = 63;

    /** Starts the process and lets the command that needs its file begin again. */
    static void start(Interpreter sh, Execute command, Command body, boolean reads) {
        Pipe pipe = sh.sys.pipe();
        int kept = free(sh);
        sh.sys.duplicateTo(reads ? pipe.readEnd() : pipe.writeEnd(), kept);
        int theirs = Processes.aside(sh, reads ? pipe.writeEnd() : pipe.readEnd());
        sh.sys.close(reads ? pipe.readEnd() : pipe.writeEnd());
        int pid = Processes.forkWithout(sh, sh.copyFor(body), Map.of(reads ? 1 : 0, theirs), kept);
        sh.sys.close(theirs);
        sh.lastBackground = pid;
        sh.push(new ProcessSubstitution(kept, pid));
        sh.push(command.withFile("/dev/fd/" + kept));
    }

    private static int free(Interpreter sh) {
        int fd = HIGHEST;
        while (sh.sys.isOpen(fd)) {
            fd--;
        }
        return fd;
    }

    @Override
    public void resume(Interpreter sh) {
        sh.sys.close(fd);
        try {
            sh.sys.wait(pid, false);
        } catch (Errno e) {
            // Somebody has waited for it already.
            return;
        }
    }

    @Override
    public void unwind(Interpreter sh) {
        resume(sh);
    }
}
