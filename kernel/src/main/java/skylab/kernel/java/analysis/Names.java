package skylab.kernel.java.analysis;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the cells that ran so far have declared, as source. Asking runs none of their code. */
public interface Names {
    /**
     * A method or type.
     *
     * @param source as the cell wrote it, its documentation comment included when that is known
     */
    record Declaration(String name, String source) {}

    /** The imports in force, each as between {@code import} and the semicolon, such as {@code static a.B.*}. */
    List<String> imports();

    /** Types of variables by name, as a cell would write them. */
    Map<String, String> variables();

    /** The methods, overloads each by themselves. */
    List<Declaration> methods();

    /** The classes, interfaces, enums and records. */
    List<Declaration> types();

    /** Jars and directories that cells compile against; empty means the class path of this JVM. */
    List<Path> classPath();

    /** The value of a variable; empty when it is null or not known. */
    Optional<Object> value(String variable);
}
