package skylab.guest.command.web;

/** A configuration that cannot be used; the message is the server's own. */
final class Syntax extends RuntimeException {
    Syntax(String message) {
        super(message, null, false, false);
    }
}
