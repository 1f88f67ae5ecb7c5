package skylab.lab.ssh;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.sshd.server.Environment;
import skylab.guest.disk.Bytes;
import skylab.guest.ssh.sftp.Packet;
import skylab.lab.SshLines;

/** The subsystem {@code sftp}, which {@code scp} uses too: a login to the machine's own file server, and {@link Sftp} before it. */
final class SftpChannel extends LoginChannel {
    // A request of a client is shorter, unless something is wrong.
    private static final int LONGEST = 1 << 20;

    private Bytes heard = Bytes.EMPTY;
    private Optional<Integer> status = Optional.empty();

    SftpChannel(SshLines lines, SshLines.Login wish) {
        super(lines, wish);
    }

    @Override
    void serve(Environment env) {
        int end = 0;
        try {
            open();
            Sftp sftp = new Sftp(this::ask);
            DataInputStream requests = new DataInputStream(in);
            DataOutputStream answers = new DataOutputStream(out);
            while (status.isEmpty()) {
                byte[] request = new byte[length(requests)];
                requests.readFully(request);
                byte[] answer = sftp.answer(request);
                answers.writeInt(answer.length);
                answers.write(answer);
                answers.flush();
            }
        } catch (EOFException clientIsDone) {
            end = status.orElse(0);
        } catch (IOException | RuntimeException e) {
            end = status.orElse(FAILED);
        }
        exit.onExit(end);
    }

    private static int length(DataInputStream requests) throws IOException {
        int length = requests.readInt();
        if (length < 1 || length > LONGEST) {
            throw new IOException("no request has " + length + " bytes");
        }
        return length;
    }

    private synchronized void open() throws IOException {
        line = lines.open(wish);
        take(lines.pass(line, Duration.ZERO));
    }

    private synchronized Packet ask(Packet request) {
        try {
            Bytes rest = request.encoded();
            while (!rest.isEmpty()) {
                SshLines.Heard answer = lines.send(line, rest.toArray(), false);
                take(answer);
                rest = rest.slice(answer.taken(), rest.size());
            }
            while (Packet.parse(heard).isEmpty()) {
                take(lines.pass(line, SshAccess.TICK));
            }
            Packet.Parsed parsed = Packet.parse(heard).orElseThrow();
            heard = parsed.rest();
            return parsed.packet();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(SshLines.Heard answer) throws IOException {
        heard = heard.plus(Bytes.of(answer.out()));
        err.write(answer.err());
        err.flush();
        status = answer.status();
        if (status.isPresent()) {
            throw new IOException("the machine has hung up");
        }
    }
}
