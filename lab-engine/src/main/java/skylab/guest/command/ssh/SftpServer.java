package skylab.guest.command.ssh;

import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Program;
import skylab.guest.ssh.sftp.FileServer;

/** {@code sftp-server}: what sshd starts for {@code sftp} and {@code scp}. */
@Command.Installed({"/usr/libexec/openssh/sftp-server", "/usr/lib/openssh/sftp-server"})
public final class SftpServer implements Command {
    @Override
    public Program start(List<String> argv) {
        return FileServer.NEW;
    }
}
