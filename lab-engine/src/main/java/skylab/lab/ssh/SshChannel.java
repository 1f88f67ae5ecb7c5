package skylab.lab.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.channel.ChannelSession;
import skylab.guest.machine.Sessions;
import skylab.lab.SshLines;

/**
 * A shell, command or subsystem that a client has asked for: passes bytes between the client and a login in the lab. Time in
 * the lab moves with what is sent, up to the end of what that begins, as at the lab's terminal; where a program goes on until
 * it is interrupted it moves with {@link #tick}.
 */
final class SshChannel extends LoginChannel {
    private static final int PART = 1 << 15;

    private final Consumer<SshChannel> ended;
    private boolean tty;
    private Sessions.State state = Sessions.State.READY;
    private boolean over;

    SshChannel(SshLines lines, SshLines.Login wish, Consumer<SshChannel> ended) {
        super(lines, wish);
        this.ended = ended;
    }

    @Override
    void serve(Environment env) {
        tty = env.getEnv().containsKey(Environment.ENV_COLUMNS);
        try {
            synchronized (this) {
                line = lines.open(
                        new SshLines.Login(wish.user(), wish.address(), tty, wish.subsystem(), wish.command()));
                heard(lines.pass(line, Duration.ZERO));
            }
            byte[] buffer = new byte[PART];
            int count = 0;
            while (count >= 0 && !isOver()) {
                count = in.read(buffer);
                send(Arrays.copyOf(buffer, Math.max(0, count)), count < 0);
            }
        } catch (IOException | RuntimeException e) {
            fail();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isOver() {
        return over;
    }

    private synchronized void send(byte[] bytes, boolean end) throws IOException, InterruptedException {
        byte[] rest = tty ? returnsAsNewlines(bytes) : bytes;
        while (!over && (rest.length > 0 || end)) {
            SshLines.Heard heard = lines.send(line, rest, end);
            heard(heard);
            if (heard.taken() == rest.length) {
                return;
            }
            rest = Arrays.copyOfRange(rest, heard.taken(), rest.length);
            if (heard.taken() == 0) {
                wait(SshAccess.TICK.toMillis());
            }
        }
    }

    /** Passes on what came without being asked for; a program that never ends goes on for the length of a tick. */
    synchronized void tick() {
        try {
            if (line == null || over) {
                return;
            }
            if (state == Sessions.State.ENDLESS) {
                heard(lines.pass(line, SshAccess.TICK));
            } else if (lines.stirs(line)) {
                heard(lines.pass(line, Duration.ZERO));
            }
        } catch (IOException | RuntimeException e) {
            fail();
        }
    }

    private void heard(SshLines.Heard first) throws IOException {
        SshLines.Heard heard = first;
        while (true) {
            state = heard.state();
            out.write(tty ? newlinesAsReturns(heard.out()) : heard.out());
            out.flush();
            err.write(heard.err());
            err.flush();
            if (heard.status().isPresent()) {
                finish(heard.status().get());
                return;
            }
            if (state != Sessions.State.BUSY || heard.out().length + heard.err().length == 0) {
                return;
            }
            heard = lines.pass(line, Duration.ZERO);
        }
    }

    private synchronized void fail() {
        if (!over) {
            finish(FAILED);
        }
    }

    private void finish(int status) {
        over = true;
        ended.accept(this);
        exit.onExit(status);
    }

    @Override
    public synchronized void destroy(ChannelSession channel) {
        super.destroy(channel);
        if (!over) {
            over = true;
            ended.accept(this);
        }
    }

    private static byte[] returnsAsNewlines(byte[] bytes) {
        byte[] mapped = bytes.clone();
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = mapped[i] == '\r' ? (byte) '\n' : mapped[i];
        }
        return mapped;
    }

    private static byte[] newlinesAsReturns(byte[] bytes) {
        ByteArrayOutputStream mapped = new ByteArrayOutputStream(bytes.length + 64);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r')) {
                mapped.write('\r');
            }
            mapped.write(bytes[i]);
        }
        return mapped.toByteArray();
    }
}
