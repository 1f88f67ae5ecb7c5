package skylab.lab.ssh;

import java.io.InputStream;
import java.io.OutputStream;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import skylab.lab.SshLines;

/** What a client has asked for: its streams, and the login in the lab that serves it, in a thread of its own. */
abstract class LoginChannel implements Command {
    /** How a channel ends that has not ended by itself (ssh(1)). */
    static final int FAILED = 255;

    final SshLines lines;
    final SshLines.Login wish;
    InputStream in;
    OutputStream out;
    OutputStream err;
    ExitCallback exit;
    /** The login, once it was begun. */
    String line;

    LoginChannel(SshLines lines, SshLines.Login wish) {
        this.lines = lines;
        this.wish = wish;
    }

    /** Passes on what comes from the client until one of both has ended. */
    abstract void serve(Environment env);

    @Override
    public final void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public final void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public final void setErrorStream(OutputStream stream) {
        err = stream;
    }

    @Override
    public final void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public final void start(ChannelSession channel, Environment env) {
        Thread reader = new Thread(() -> serve(env), "skylab-ssh");
        reader.setDaemon(true);
        reader.start();
    }

    /** The client has gone, or the door is closed. */
    @Override
    public synchronized void destroy(ChannelSession channel) {
        if (line != null) {
            lines.close(line);
        }
    }
}
