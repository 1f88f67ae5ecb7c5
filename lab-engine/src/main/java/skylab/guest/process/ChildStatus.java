package skylab.guest.process;

/**
 * How a child ended, or that it was halted.
 *
 * @param pid the child
 * @param status what {@code $?} shows: the exit status, or 128 and the signal's number
 * @param signal the signal's number if it was ended or halted by one, else 0
 * @param stopped whether it is only halted
 */
public record ChildStatus(int pid, int status, int signal, boolean stopped) {}
