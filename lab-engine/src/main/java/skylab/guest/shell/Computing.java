package skylab.guest.shell;

/** Marks a shell that computes without waiting for anything: nobody knows whether it will end. */
record Computing() implements Frame {
    @Override
    public void resume(Interpreter sh) {
        // What is below it goes on.
    }
}
