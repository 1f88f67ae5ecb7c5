package skylab.kernel.failure;

import java.util.Collection;
import java.util.List;

/** What names mean in the session; asked only when something does not compile. */
public interface Scope {
    /** Names of the variables, methods and types that cells have declared, and of the bound ones. */
    Collection<String> declared();

    /** Qualified names of the public classes of this simple name, the likeliest first; empty when there are none. */
    List<String> qualified(String simpleName);

    /**
     * Names of the public members of a type; methods end with {@code ()}.
     *
     * @param type its simple or qualified name, without type arguments
     */
    Collection<String> members(String type);
}
