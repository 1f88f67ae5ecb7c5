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

    /** Whether that is a symbolic link. */
    boolean isLink(String path);

    /** Whether that is a directory. */
    boolean isDirectory(String path);

    /** The variable that another one refers to by its name, if it is such a reference. */
    Optional<String> reference(String name);

    /** The output of the next substitution, if it has run already; of one of a process, its file. */
    Optional<String> substitution(Command body);
}
