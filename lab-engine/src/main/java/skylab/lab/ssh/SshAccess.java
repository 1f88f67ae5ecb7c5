package skylab.lab.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.subsystem.SubsystemFactory;
import skylab.guest.ssh.KeyMaterial;
import skylab.lab.Lab;
import skylab.lab.SshLines;

/**
 * A door on this computer's loopback interface for OpenSSH's {@code ssh}, {@code scp} and {@code sftp}: whoever has the lab's
 * {@code labsuser.pem} comes through it to an {@code ssh} on the learner's emulated computer, and from there to a machine
 * if the lab lets them. It forwards no ports. To be closed when it is no longer needed.
 *
 * <pre>{@code
 * ssh -F …/config web
 * }</pre>
 */
public final class SshAccess implements AutoCloseable {
    /** How often it looks whether something has come by itself. */
    static final Duration TICK = Duration.ofMillis(200);

    private static final String SFTP = "sftp";

    private final Lab lab;
    private final SshLines lines;
    private final SshFiles files;
    private final SshServer server = SshServer.setUpDefaultServer();
    private final Set<SshChannel> channels = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "skylab-ssh-ticks");
        thread.setDaemon(true);
        return thread;
    });
    private List<SshHost> written = List.of();

    private SshAccess(Lab lab, SshLines lines) throws IOException, GeneralSecurityException {
        this.lab = lab;
        this.lines = lines;
        this.files = SshFiles.create();
        String pem = lines.privateKey();
        files.key(pem);
        KeyMaterial.Blob admitted = KeyMaterial.publicHalf(pem).orElseThrow();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair hostKey = generator.generateKeyPair();
        files.hostKey(PublicKeyEntry.toString(hostKey.getPublic()));
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setPublickeyAuthenticator(
                (user, key, session) -> isKey(admitted, key) && host(user).isPresent());
        server.setShellFactory(channel -> channel(channel, ""));
        server.setCommandFactory(this::channel);
        server.setSubsystemFactories(List.of(new SubsystemFactory() {
            @Override
            public String getName() {
                return SFTP;
            }

            @Override
            public Command createSubsystem(ChannelSession channel) throws IOException {
                return new SftpChannel(lines, wish(channel, true, SFTP));
            }
        }));
        // Somebody who thinks is not thrown out.
        CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ZERO);
        server.start();
        hosts();
        ticks.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Opens the door to a lab.
     *
     * @param lines where logins go
     * @throws UncheckedIOException if there is no port or no place for its files
     */
    public static SshAccess open(Lab lab, SshLines lines) {
        try {
            return new SshAccess(lab, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no elliptic curves", e);
        }
    }

    /** The configuration file with an entry for each machine; one that is launched later appears in it too. */
    public Path config() {
        hosts();
        return files.config();
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return server.getPort();
    }

    private static boolean isKey(KeyMaterial.Blob admitted, PublicKey key) {
        ByteArrayBuffer wire = new ByteArrayBuffer();
        wire.putRawPublicKey(key);
        return Arrays.equals(admitted.bytes(), wire.getCompactData());
    }

    // "ec2-user+i-0123…" or "ec2-user+web".
    private Optional<SshHost> host(String user) {
        String name = user.substring(user.indexOf('+') + 1);
        return user.indexOf('+') < 1
                ? Optional.empty()
                : SshHost.all(lab).stream()
                        .filter(one -> one.id().equals(name) || one.name().equals(name))
                        .findFirst();
    }

    private Command channel(ChannelSession channel, String command) throws IOException {
        SshChannel one = new SshChannel(lines, wish(channel, false, command), channels::remove);
        channels.add(one);
        return one;
    }

    private SshLines.Login wish(ChannelSession channel, boolean subsystem, String command) throws IOException {
        String user = channel.getSession().getUsername();
        SshHost host = host(user).orElseThrow(() -> new IOException("the machine is no longer there"));
        return new SshLines.Login(user.substring(0, user.indexOf('+')), host.address(), false, subsystem, command);
    }

    private void tick() {
        hosts();
        channels.forEach(SshChannel::tick);
    }

    private synchronized void hosts() {
        List<SshHost> now = SshHost.all(lab);
        if (!now.equals(written)) {
            try {
                files.hosts(now, port());
                written = now;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Ends all logins, and takes the files away. */
    @Override
    public void close() {
        ticks.shutdownNow();
        try {
            server.stop(true);
            files.delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How to log in to each machine. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (SshHost host : SshHost.all(lab)) {
            text.append("ssh -F ").append(config()).append(' ').append(host.id());
            text.append(host.name().isEmpty() ? "" : "   # " + host.name()).append('\n');
        }
        return text.isEmpty()
                ? "ssh -F " + config() + " NAME   # once a machine is launched"
                : text.toString().strip();
    }
}
