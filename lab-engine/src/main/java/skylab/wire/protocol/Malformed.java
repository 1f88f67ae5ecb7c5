package skylab.wire.protocol;

/** A request that no operation can be called with; the refusal says what is wrong with it. */
public final class Malformed extends RuntimeException {
    private final transient Refused refused;

    /** A request that is refused so. */
    public Malformed(String code, String message, int status) {
        super(message, null, false, false);
        this.refused = new Refused(code, message, status);
    }

    /** A request that is refused with status 400. */
    public Malformed(String code, String message) {
        this(code, message, 400);
    }

    /** What is answered. */
    public Refused refused() {
        return refused;
    }
}
