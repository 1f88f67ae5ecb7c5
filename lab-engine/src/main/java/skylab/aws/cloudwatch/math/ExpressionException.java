package skylab.aws.cloudwatch.math;

/** Why an expression is none. */
public final class ExpressionException extends RuntimeException {
    /**
     * A refusal.
     *
     * @param message a sentence
     */
    public ExpressionException(String message) {
        super(message, null, false, false);
    }
}
