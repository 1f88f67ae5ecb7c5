package skylab.kernel.extension;

import java.nio.file.Path;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Messages;

/** What the kernel offers to extensions and magics. */
public interface KernelContext {
    /** The texts, and by them the language. */
    Messages messages();

    /** The forms of a value. */
    MimeBundle render(Object value);

    /** Shows a value under the running cell. */
    void display(Object value);

    /**
     * Runs Java as a cell would; its output shows under the running cell. Only from a magic or an extension's value.
     *
     * @return the value of the last expression, or null
     * @throws Exception what the code throws, or a description of why it does not compile
     */
    Object evaluate(String code) throws Exception;

    /** Adds a jar or a directory of classes to what cells may use. */
    void addToClassPath(Path path);

    /** Declares a name anew at its next mention, for example after its value has changed. */
    void rebind(Binding binding);
}
