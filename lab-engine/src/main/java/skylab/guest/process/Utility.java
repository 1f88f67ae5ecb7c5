package skylab.guest.process;

import java.util.List;

/**
 * A command that does its work in one go, without waiting: {@code id}, {@code ls}, {@code df}. What it prints is kept
 * and written as fast as the reader takes it.
 */
public interface Utility extends Command {
    /**
     * Does the work. A {@link UsageError} becomes a message and its status.
     *
     * @param sys the kernel
     * @param arguments without the name
     * @param out where to print
     * @return exit status
     */
    int run(Syscalls sys, List<String> arguments, Output out);

    @Override
    default Program start(List<String> argv) {
        return new UtilityProgram(this, argv);
    }
}
