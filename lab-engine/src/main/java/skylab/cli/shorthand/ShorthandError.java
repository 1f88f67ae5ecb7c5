package skylab.cli.shorthand;

/** What is written is no shorthand; the message says where. */
public final class ShorthandError extends RuntimeException {
    ShorthandError(String message) {
        super(message, null, false, false);
    }
}
