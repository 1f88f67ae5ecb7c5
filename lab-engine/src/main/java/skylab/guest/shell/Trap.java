package skylab.guest.shell;

/** Below the action of a trap: gives {@code $?} back after it. */
record Trap(int status, boolean exiting) implements Frame {
    @Override
    public void resume(Interpreter sh) {
        sh.status = status;
    }
}
