package skylab.kernel.session;

/** A cell reads input where the front end allows none. */
final class InputRefusedException extends IllegalStateException {
    InputRefusedException(String message) {
        super(message);
    }
}
