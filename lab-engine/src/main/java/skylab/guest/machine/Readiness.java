package skylab.guest.machine;

import java.util.Optional;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;

/** Whether what a blocked process waits for has come. */
final class Readiness {
    private Readiness() {}

    static boolean childChanged(Kernel kernel, int pid, int child) {
        boolean any = false;
        for (Task task : kernel.ram.tasks().values()) {
            if (task.ppid() == pid && (child == 0 || task.pid() == child)) {
                any = true;
                if (task.zombie() || (task.stopped() && !task.told())) {
                    return true;
                }
            }
        }
        // Waiting for nobody would never end: the process is to learn that it has no such child.
        return !any;
    }

    static boolean readable(Kernel kernel, int pid, int fd) {
        OpenFile file = open(kernel, pid, fd);
        if (file instanceof OpenFile.PipeEnd end) {
            PipeState pipe = kernel.ram.pipes().get(end.pipe());
            return !pipe.buffer().isEmpty() || !pipe.written();
        } else if (file instanceof OpenFile.Terminal terminal) {
            Tty tty = kernel.ram.ttys().get(terminal.tty());
            Task task = kernel.task(pid);
            boolean background = task.tty().equals(Optional.of(terminal.tty())) && task.group() != tty.foreground();
            return tty.hungUp() || (!background && (!tty.input().isEmpty() || tty.endOfFile()));
        } else if (file instanceof OpenFile.PtyMaster master) {
            return kernel.ram.ttys().get(master.tty()).screen().size() > 0;
        } else if (file instanceof OpenFile.Listener listener) {
            return Connections.waiting(kernel, listener).isPresent();
        } else if (file instanceof OpenFile.Socket socket) {
            return kernel.tx
                    .find(kernel.scope, Connection.CONNECTIONS, socket.connection())
                    .map(row -> socket.server()
                            ? row.toServer().size() > 0 || !row.clientOpen()
                            : row.toClient().size() > 0 || !row.serverOpen() || row.lost())
                    .orElse(true);
        }
        return true;
    }

    static boolean writable(Kernel kernel, int pid, int fd) {
        OpenFile file = open(kernel, pid, fd);
        if (file instanceof OpenFile.PipeEnd end) {
            PipeState pipe = kernel.ram.pipes().get(end.pipe());
            return pipe.buffer().size() < PipeState.CAPACITY || !pipe.read();
        }
        return true;
    }

    private static OpenFile open(Kernel kernel, int pid, int fd) {
        return kernel.open(kernel.task(pid), fd).orElse(null);
    }

    static boolean fileChanged(Kernel kernel, int pid, Condition.FileChanged changed) {
        try {
            return new TaskSyscalls(kernel, pid).stat(changed.path()).size() != changed.size();
        } catch (Errno e) {
            return false;
        }
    }
}
