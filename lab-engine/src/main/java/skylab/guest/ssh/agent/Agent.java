package skylab.guest.ssh.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.NetworkCalls.Accepted;
import skylab.guest.process.Program;
import skylab.guest.process.Signal;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.ssh.KeyFile;
import skylab.guest.ssh.KeyMaterial;
import skylab.guest.ssh.SecretKey;

/**
 * {@code ssh-agent} at work.
 *
 * @param listener the descriptor of its socket
 * @param path of the socket
 * @param keys in the order of their adding
 * @param clients who is connected, and what they have sent of a line
 */
public record Agent(int listener, String path, List<Key> keys, PSortedMap<Integer, Bytes> clients) implements Program {
    private static final int PART = 65_536;

    /** Copies the list. */
    public Agent {
        keys = List.copyOf(keys);
    }

    /**
     * A key that is held.
     *
     * @param secret the key
     * @param comment its name
     * @param until when it is forgotten
     */
    record Key(SecretKey secret, String comment, Optional<Duration> until) {}

    /** An agent without keys that listens. */
    public static Agent at(int listener, String path) {
        return new Agent(listener, path, List.of(), TreePMap.empty());
    }

    @Override
    public Step step(Syscalls sys) {
        sys.catchSignals(Set.of(Signal.TERM, Signal.PIPE));
        if (sys.takeSignals().contains(Signal.TERM)) {
            try {
                sys.unlink(path);
                sys.removeDirectory(path.substring(0, path.lastIndexOf('/')));
            } catch (Errno e) {
                return new Step.Exit(2);
            }
            return new Step.Exit(2);
        }
        List<Key> held = keys.stream()
                .filter(key -> key.until().isEmpty() || key.until().get().compareTo(sys.monotonic()) > 0)
                .toList();
        Agent now = new Agent(listener, path, held, clients);
        for (Optional<Accepted> next = sys.accept(listener); next.isPresent(); next = sys.accept(listener)) {
            now = now.client(next.get().fd(), Bytes.EMPTY);
        }
        for (int fd : List.copyOf(now.clients.keySet())) {
            now = now.serve(sys, fd);
        }
        List<Condition> until = new ArrayList<>(List.of(new Condition.Readable(listener)));
        now.clients.keySet().forEach(fd -> until.add(new Condition.Readable(fd)));
        now.keys.forEach(key -> key.until().ifPresent(time -> until.add(new Condition.Lazily(time))));
        return new Step.Await(now, new Condition.AnyOf(until));
    }

    private Agent client(int fd, Bytes input) {
        return new Agent(listener, path, keys, clients.plus(fd, input));
    }

    private Agent holding(List<Key> other) {
        return new Agent(listener, path, other, clients);
    }

    private Agent serve(Syscalls sys, int fd) {
        Chunk chunk = sys.read(fd, PART);
        if (chunk.end()) {
            sys.close(fd);
            return new Agent(listener, path, keys, clients.minus(fd));
        }
        Bytes input = clients.get(fd).plus(chunk.bytes());
        Agent now = this;
        for (int end = input.indexOf((byte) '\n', 0); end >= 0; end = input.indexOf((byte) '\n', 0)) {
            Optional<Request> request = Request.parse(input.slice(0, end).text());
            input = input.slice(end + 1, input.size());
            now = now.answer(sys, fd, request.orElse(Request.of("")));
        }
        return now.client(fd, input);
    }

    private Agent answer(Syscalls sys, int fd, Request request) {
        List<String> given = request.arguments();
        Agent now = this;
        Request answer = Request.of(Request.SUCCESS);
        switch (request.word()) {
            case Request.LIST -> {
                List<String> all = new ArrayList<>();
                keys.forEach(key -> all.addAll(List.of(key.secret().publicBlob().base64(), key.comment())));
                answer = new Request(Request.KEYS, all);
            }
            case Request.SIGN ->
                answer = find(given.get(0))
                        .map(key -> Request.of(
                                Request.SIGNATURE,
                                Base64.getEncoder()
                                        .encodeToString(key.secret()
                                                .sign(Base64.getDecoder().decode(given.get(1))))))
                        .orElse(Request.of(Request.FAILURE));
            case Request.ADD -> {
                Optional<SecretKey> added = KeyFile.parse(given.get(0), "").flatMap(KeyFile::secret);
                answer = added.isPresent() ? answer : Request.of(Request.FAILURE);
                now = added.isPresent() ? add(sys, added.get(), given.get(1), Long.parseLong(given.get(2))) : now;
            }
            case Request.REMOVE -> {
                answer = find(given.get(0)).isPresent() ? answer : Request.of(Request.FAILURE);
                now = holding(without(given.get(0)));
            }
            case Request.REMOVE_ALL -> now = holding(List.of());
            default -> answer = Request.of(Request.FAILURE);
        }
        try {
            sys.write(fd, answer.encoded());
        } catch (Errno gone) {
            return now;
        }
        return now;
    }

    private Agent add(Syscalls sys, SecretKey secret, String comment, long seconds) {
        List<Key> more = new ArrayList<>(without(secret.publicBlob().base64()));
        more.add(new Key(
                secret,
                comment,
                seconds == 0 ? Optional.empty() : Optional.of(sys.monotonic().plusSeconds(seconds))));
        return holding(more);
    }

    private Optional<Key> find(String key) {
        return keys.stream()
                .filter(one -> one.secret().publicBlob().equals(new KeyMaterial.Blob(key)))
                .findFirst();
    }

    private List<Key> without(String key) {
        return keys.stream()
                .filter(one -> !one.secret().publicBlob().equals(new KeyMaterial.Blob(key)))
                .toList();
    }
}
