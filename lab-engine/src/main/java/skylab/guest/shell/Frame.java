package skylab.guest.shell;

/** Something that the shell is in the middle of. The innermost is on top of the stack; values only. */
interface Frame {
    /** Goes on; the frame has been taken from the stack and puts itself back if it is not done. */
    void resume(Interpreter sh);

    /** Is left before its end, by {@code return}, {@code break}, {@code exit} or an interrupt. */
    default void unwind(Interpreter sh) {}

    /** Whether traps have to wait until it is done. */
    default boolean waits() {
        return false;
    }
}
