package skylab.guest.shell.expand;

import java.util.List;
import java.util.Optional;
import skylab.guest.shell.syntax.Command;

/** What an expansion needs to know of the shell that expands. */
public interface Context {
    /** A variable, or null. */
    Variable variable(String name);

    /** Sets a variable; a read-only one is refused with an {@link ExpansionError}. */
    void assign(String name, Variable variable);

    /** Names of all variables, in order. */
    List<String> names();

    /** {@code $1} and those that follow. */
    List<String> positional();

    /** The value of {@code $? $$ $! $- $0}, or null if it is not set. */
    String special(char name);

    /** Whether an option such as {@code nounset}, {@code noglob} or {@code nullglob} is on. */
    boolean option(String name);

    /** Where {@code ~user} is; for an empty name one's own home. */
    Optional<String> home(String user);

    /** The names in a directory; none if it cannot be read. */
    List<String> list(String directory);

    /** Whether there is such a file, be it a dangling link. */
    boolean exists(String path);

    /** Whether that is a directory. */
    boolean isDirectory(String path);

    /** The output of the next command substitution, if it has run already. */
    Optional<String> substitution(Command body);

    /** A file that stands for the input or output of a command. */
    Optional<String> process(Command body, boolean input);
}
