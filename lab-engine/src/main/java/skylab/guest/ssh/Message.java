package skylab.guest.ssh;

import java.util.Base64;
import java.util.Optional;
import skylab.guest.disk.Bytes;

/**
 * What client and server say to each other once the transport is up: the messages of RFC 4252 and 4254 that matter here.
 *
 * @param kind which
 * @param body what it carries
 */
record Message(Kind kind, Bytes body) {
    enum Kind {
        HOST_KEY,
        AUTHENTICATE,
        ACCEPTED,
        REFUSED,
        SHELL,
        EXECUTE,
        DATA,
        ERROR_DATA,
        END_OF_FILE,
        EXIT
    }

    /**
     * The first message of what came in, and what follows it.
     *
     * @param message the first
     * @param rest what follows
     */
    record Parsed(Message message, Bytes rest) {}

    static Message of(Kind kind, String text) {
        return new Message(kind, Bytes.of(text));
    }

    Bytes encoded() {
        return Bytes.of(kind + " " + Base64.getEncoder().encodeToString(body.toArray()) + "\n");
    }

    static Optional<Parsed> parse(Bytes input) {
        int end = input.indexOf((byte) '\n', 0);
        if (end < 0) {
            return Optional.empty();
        }
        String[] words = input.slice(0, end).text().split(" ", 2);
        Message message =
                new Message(Kind.valueOf(words[0]), Bytes.of(Base64.getDecoder().decode(words[1])));
        return Optional.of(new Parsed(message, input.slice(end + 1, input.size())));
    }
}
