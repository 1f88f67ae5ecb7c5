package skylab.guest.process;

/** How a program's step ended. */
public sealed interface Step {
    /**
     * There is more to do now.
     *
     * @param next how it goes on
     */
    record Continue(Program next) implements Step {}

    /**
     * Nothing can be done for the time being.
     *
     * @param next how it goes on then
     * @param until when that is; a signal that the process catches also ends the waiting
     */
    record Await(Program next, Condition until) implements Step {}

    /**
     * The process ends.
     *
     * @param status its exit status, 0 to 255
     */
    record Exit(int status) implements Step {}
}
