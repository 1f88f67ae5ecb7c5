package skylab.kernel.course;

import java.util.Optional;

/** What the cells of a notebook have declared, for checks of answers and of Java itself. */
public interface Cells {
    /** The value of a variable; empty when there is none of this name or it is null. */
    Optional<Object> value(String variable);

    /** Whether a variable, a method or a type of this name is declared. */
    boolean declares(String name);
}
