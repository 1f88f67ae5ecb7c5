package skylab.launcher;

import java.util.concurrent.Callable;

/**
 * A command of the launcher: a picocli {@code @Command} with a public constructor without parameters, found by
 * {@link java.util.ServiceLoader}. Its {@link #call} answers the exit code: 0 when done, 1 when it failed. A
 * {@link Failure} is printed as one line; any other exception is a fault of Skylab and printed with its trace.
 */
public interface Subcommand extends Callable<Integer> {}
