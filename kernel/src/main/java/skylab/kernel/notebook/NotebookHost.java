package skylab.kernel.notebook;

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
}
