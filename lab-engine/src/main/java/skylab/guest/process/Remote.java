package skylab.guest.process;

import java.util.Optional;

/**
 * What on another machine a program stands for, such as {@code ssh} for the shell that it is logged in to: whether one can
 * type is then a question to that one.
 *
 * @param machine its id
 * @param tty the terminal there, such as {@code pts/0}; empty if there is none
 * @param pid the process there that leads the session
 */
public record Remote(String machine, Optional<String> tty, int pid) {}
