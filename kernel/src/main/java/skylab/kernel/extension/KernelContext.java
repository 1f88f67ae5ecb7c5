package skylab.kernel.extension;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** The value of a variable that a cell has declared; empty when there is none of this name or it is null. */
    Optional<Object> value(String variable);

    /**
     * Compiles a source file, which does not become a part of the session, with the session's compiler and class path.
     *
     * @return class files by binary name
     * @throws IllegalArgumentException when it does not compile, with the lines and the compiler's messages
     */
    Map<String, byte[]> compile(String source);

    /**
     * Adds jars and directories of classes to what cells may use. Magics and extensions that they bring are there from
     * then on. What the class path has already stays as it is: of two versions of a class the first counts.
     */
    void addToClassPath(List<Path> paths);

    /** What cells have declared, without what every session starts with; by kind, then by name. */
    List<Declaration> declarations();

    /**
     * Forgets all declarations and imports of cells. What every session starts with is there as at the start; the values
     * that extensions bind, such as the lab, stay.
     */
    void reset() throws Exception;

    /** From now on cells may use the preview features of this version of Java (JEP 12), or may not. */
    void preview(boolean on);

    /** Declares a name anew at its next mention, for example after its value has changed. */
    void rebind(Binding binding);
}
