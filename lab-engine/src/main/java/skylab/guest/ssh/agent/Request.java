package skylab.guest.ssh.agent;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;
import skylab.guest.ssh.KeyMaterial;

/**
 * A line that an agent is sent, or answers: a word and arguments in base64 (a plain form of the SSH agent protocol).
 *
 * @param word what is asked or answered
 * @param arguments any texts
 */
public record Request(String word, List<String> arguments) {
    /** Asks which keys there are; answered by {@link #KEYS}. */
    public static final String LIST = "LIST";
    /** Asks for a signature with the private half of a key over data; answered by {@link #SIGNATURE}. */
    public static final String SIGN = "SIGN";
    /** Adds a private key file's text, with comment and seconds to live ({@code 0}: for ever). */
    public static final String ADD = "ADD";
    /** Removes the private half of a key. */
    public static final String REMOVE = "REMOVE";
    /** Removes all. */
    public static final String REMOVE_ALL = "REMOVE_ALL";
    /** Key and comment by turns. */
    public static final String KEYS = "KEYS";
    /** A signature in base64. */
    public static final String SIGNATURE = "SIGNATURE";
    /** Done. */
    public static final String SUCCESS = "SUCCESS";
    /** Not done. */
    public static final String FAILURE = "FAILURE";
    /** Who is asked: the variable with the path of the socket. */
    public static final String SOCKET = "SSH_AUTH_SOCK";

    /** Copies the list. */
    public Request {
        arguments = List.copyOf(arguments);
    }

    /** A request. */
    public static Request of(String word, String... arguments) {
        return new Request(word, List.of(arguments));
    }

    /** As it goes over the socket. */
    public Bytes encoded() {
        StringBuilder line = new StringBuilder(word);
        for (String argument : arguments) {
            line.append(' ')
                    .append('=')
                    .append(Base64.getEncoder().encodeToString(argument.getBytes(StandardCharsets.UTF_8)));
        }
        return Bytes.of(line.append('\n').toString());
    }

    /** What a line says; empty if it is none of an agent. */
    public static Optional<Request> parse(String line) {
        try {
            String[] words = line.strip().split(" ");
            List<String> arguments = new ArrayList<>();
            for (int i = 1; i < words.length; i++) {
                arguments.add(new String(Base64.getDecoder().decode(words[i].substring(1)), StandardCharsets.UTF_8));
            }
            return Optional.of(new Request(words[0], arguments));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Connects to the agent of the environment.
     *
     * @return the descriptor; empty if there is no agent, or it is not reached
     */
    public static Optional<Integer> connect(Syscalls sys, String path) {
        try {
            return path.isEmpty() ? Optional.empty() : Optional.of(sys.connectLocal(path));
        } catch (Errno e) {
            return Optional.empty();
        }
    }

    /**
     * A key that an agent holds.
     *
     * @param key the public half
     * @param comment its name
     */
    public record Held(KeyMaterial.Blob key, String comment) {}

    /** The keys of an answer. */
    public List<Held> keys() {
        List<Held> keys = new ArrayList<>();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            keys.add(new Held(new KeyMaterial.Blob(arguments.get(i)), arguments.get(i + 1)));
        }
        return keys;
    }
}
