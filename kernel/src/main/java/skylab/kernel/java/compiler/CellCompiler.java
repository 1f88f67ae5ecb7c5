package skylab.kernel.java.compiler;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import skylab.kernel.failure.Problem;

/** Compiles sources against a class path and the classes of a session. One thread at a time. */
public interface CellCompiler {
    /**
     * What came of a source.
     *
     * @param classes class files by binary name; none when there are errors
     * @param errors in the order of the source, with places in it
     */
    record Result(Map<String, byte[]> classes, List<Problem> errors) {}

    /**
     * Types of variables.
     *
     * @param types by name, as a declaration would write them; without those whose initializer is wrong
     * @param nameless those whose type is an anonymous class, for which a type above stands in {@code types}
     */
    record Inferred(Map<String, String> types, Set<String> nameless) {}

    /** Makes the compiler of a session. */
    @FunctionalInterface
    interface Maker {
        /**
         * A compiler.
         *
         * @param store the classes of the session
         * @param classPath jars and directories; empty means the class path of this JVM
         * @param options as for {@code javac}, beyond those that cells always have
         */
        CellCompiler of(ClassStore store, String classPath, List<String> options);
    }

    /** Compiles a source. */
    Result compile(String source);

    /**
     * The types of local variables that a source declares in a method, as the compiler infers them. Errors elsewhere in
     * the source do not matter.
     */
    Inferred localTypes(String source, String method, Set<String> names);

    /** From now on allows the preview features of this Java, or does not. */
    void preview(boolean on);

    /**
     * Adds jars and directories, separated as in a class path.
     *
     * @throws IOException when one cannot be read
     */
    void addToClassPath(String classPath) throws IOException;
}
