package skylab.kernel.extension;

import java.util.function.Supplier;

/**
 * A name that cells may use as if they had declared it. It is declared when a cell first mentions it.
 *
 * @param name a Java identifier
 * @param type the Java type as a cell would write it, fully qualified unless imported
 * @param value asked once, when the name is declared
 */
public record Binding(String name, String type, Supplier<?> value) {}
