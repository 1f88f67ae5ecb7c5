package skylab.aws;

/**
 * A refusal in AWS's terms, thrown by the model. Each service turns it into the exception of its own SDK client.
 */
public final class AwsError extends RuntimeException {
    private final String code;

    /**
     * A refusal.
     *
     * @param code AWS's error code, e.g. {@code InvalidInstanceID.NotFound}
     * @param message AWS's words
     */
    public AwsError(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** AWS's error code. */
    public String code() {
        return code;
    }
}
