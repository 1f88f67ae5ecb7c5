package skylab.kernel.protocol;

/** The frames are no message of the protocol, or not one of somebody who knows the key. */
public final class MalformedMessageException extends Exception {
    /** With what is wrong. */
    public MalformedMessageException(String reason) {
        super(reason);
    }
}
