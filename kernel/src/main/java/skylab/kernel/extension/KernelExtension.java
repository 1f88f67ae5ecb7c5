package skylab.kernel.extension;

import java.util.List;
import skylab.kernel.display.Renderer;
import skylab.kernel.magic.Magic;

/** What a library brings to the kernel. Every part is optional; none may do long work before it is needed. */
public interface KernelExtension extends AutoCloseable {
    /** Called once before anything else. */
    default void start(KernelContext context) {}

    /** What every cell imports, as between {@code import} and the semicolon, such as {@code static a.B.*}. */
    default List<String> imports() {
        return List.of();
    }

    /** Declarations that every session starts with, each one snippet of Java. */
    default List<String> declarations() {
        return List.of();
    }

    /** Names with values. */
    default List<Binding> bindings() {
        return List.of();
    }

    /** Line and cell magics. */
    default List<Magic> magics() {
        return List.of();
    }

    /** Rich forms of values, asked before the kernel's own. */
    default List<Renderer> renderers() {
        return List.of();
    }

    /** Explanations of exceptions. */
    default List<ErrorTeacher> teachers() {
        return List.of();
    }

    /** Completions beyond Java's. */
    default List<CompletionContributor> completions() {
        return List.of();
    }

    /** Called when the kernel ends. */
    @Override
    default void close() {}
}
