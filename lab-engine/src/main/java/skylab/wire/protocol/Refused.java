package skylab.wire.protocol;

/**
 * A refusal as all protocols send it.
 *
 * @param code AWS's code
 * @param message AWS's words
 * @param status of HTTP, 400 to 599
 */
public record Refused(String code, String message, int status) {
    /** Whose fault it is, in the words of the query protocol. */
    String fault() {
        return status < 500 ? "Sender" : "Receiver";
    }
}
