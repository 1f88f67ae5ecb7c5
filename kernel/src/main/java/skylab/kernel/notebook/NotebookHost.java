package skylab.kernel.notebook;

import java.io.IOException;
import java.util.function.Function;

/** What the functions of {@link Notebook} need of the kernel that runs them. */
public interface NotebookHost {
    /** The forms of a value; never null. */
    MimeBundle render(Object value);

    /** Shows the forms under the running cell. */
    void display(MimeBundle bundle, String displayId);

    /** Replaces what was shown with this id, wherever it is. */
    void update(MimeBundle bundle, String displayId);

    /** Clears the output of the running cell; {@code wait} clears when the next output comes. */
    void clearOutput(boolean wait);

    /** The value of a name that an extension binds; see {@link Bindings}. */
    Object binding(String name);

    /**
     * The value of code of the session; null when it has none.
     *
     * @throws Exception what the code throws, or why it does not compile
     * @throws UnsupportedOperationException when there is no session
     */
    default Object eval(String code) throws Exception {
        throw new UnsupportedOperationException("there is no session here");
    }

    /**
     * Asks the student for a text that is not shown while it is typed.
     *
     * @throws IOException when the cell is interrupted or the input ended
     * @throws UnsupportedOperationException when there is no front end
     */
    default String readPassword(String prompt) throws IOException {
        throw new UnsupportedOperationException("there is no front end here");
    }

    /**
     * Has the values of a type shown as a function says.
     *
     * @throws UnsupportedOperationException when this host has a fixed set of renderers
     */
    default void addRenderer(Class<?> type, Function<Object, ?> form) {
        throw new UnsupportedOperationException("no renderers can be added here");
    }

    /**
     * Conversations with the front end's widgets.
     *
     * @throws UnsupportedOperationException when there is no front end
     */
    default CommHost comms() {
        throw new UnsupportedOperationException("there is no front end here");
    }
}
