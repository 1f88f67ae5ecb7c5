package skylab.guest.ssh.server;

import skylab.guest.process.Credentials;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;
import skylab.guest.ssh.Account;
import skylab.guest.ssh.agent.SocketPath;

/**
 * The socket at which a forwarded agent is reached.
 *
 * @param fd its descriptor
 * @param path where it is
 */
record AgentSocket(int fd, String path) {
    static AgentSocket make(Syscalls sys, Account user) {
        String path = SocketPath.make(sys, sys.pid());
        int fd = sys.listenLocal(path);
        sys.changeMode(path, 0600);
        String directory = path.substring(0, path.lastIndexOf('/'));
        Credentials owner = user.identity();
        sys.changeOwner(path, owner.uid(), owner.gid(), true);
        sys.changeOwner(directory, owner.uid(), owner.gid(), true);
        return new AgentSocket(fd, path);
    }

    static void remove(Syscalls sys, String path) {
        try {
            sys.unlink(path);
            sys.removeDirectory(path.substring(0, path.lastIndexOf('/')));
        } catch (Errno gone) {
            return;
        }
    }
}
