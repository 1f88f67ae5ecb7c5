package skylab.kernel.evaluation;

/**
 * Whether code could run.
 *
 * @param indent for the next line when more is to come
 */
public record Completeness(Status status, String indent) {
    /** The states that the protocol knows. */
    public enum Status {
        COMPLETE,
        INCOMPLETE,
        INVALID
    }
}
