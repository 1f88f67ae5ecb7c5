package skylab.lab.academy;

/** What a button of the Learner Lab's page says instead of doing it. */
public final class SessionRefusal extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final Cause reason;

    /** Why. */
    public enum Cause {
        /** An account of one's own has no sessions. */
        OWN_ACCOUNT,
        /** The budget was exceeded. */
        OVER_BUDGET,
        /** Too many instances ran at once. */
        DEACTIVATED
    }

    SessionRefusal(Cause reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why. */
    public Cause reason() {
        return reason;
    }
}
