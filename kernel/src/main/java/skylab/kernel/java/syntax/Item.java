package skylab.kernel.java.syntax;

import java.util.List;
import java.util.Set;

/** A thing that stands at the top of a cell. All places are UTF-16 indexes in the text of the cell. */
public sealed interface Item {
    /** Where it stands, with its semicolon when it has one. */
    Range range();

    /**
     * A stretch of the text.
     *
     * @param start of its first character
     * @param end behind its last character
     */
    record Range(int start, int end) {
        /** The text of this stretch. */
        public String of(String code) {
            return code.substring(start, end);
        }
    }

    /** An import declaration. */
    record Import(Range range) implements Item {}

    /**
     * A class, interface, enum, record or annotation.
     *
     * @param keyword {@code class}, {@code interface}, {@code enum}, {@code record} or {@code @interface}
     * @param modifiers in front that mean nothing here
     */
    record Type(Range range, String keyword, String name, List<Range> modifiers) implements Item {}

    /**
     * A method.
     *
     * @param type of its result
     * @param signature the name and the parameter types as written, such as {@code f(int,String)}
     * @param modifiers in front that mean nothing here
     */
    record Method(Range range, Range type, String name, String signature, List<Range> modifiers) implements Item {}

    /**
     * A declaration of variables.
     *
     * @param type as written, without modifiers and annotations
     * @param inferred whether the type is {@code var}
     */
    record Variables(Range range, Range type, boolean inferred, List<Variable> variables) implements Item {}

    /**
     * One variable.
     *
     * @param dimensions brackets behind the name, such as {@code []}; mostly empty
     * @param initializer null when there is none
     * @param isArrayInitializer whether it is braces without {@code new}
     */
    record Variable(String name, Range place, String dimensions, Range initializer, boolean isArrayInitializer) {}

    /**
     * A statement.
     *
     * @param compound whether it is closed without a semicolon of its own
     */
    record Statement(Range range, boolean compound) implements Item {}

    /**
     * An expression.
     *
     * @param value the expression without its semicolon
     * @param closed whether a semicolon closes it, which means that nobody wants to see its value
     */
    record Expression(Range range, Range value, boolean closed) implements Item {}

    /** The names that this declares. */
    default Set<String> declares() {
        if (this instanceof Type type) {
            return Set.of(type.name());
        }
        if (this instanceof Method method) {
            return Set.of(method.name());
        }
        if (this instanceof Variables variables) {
            return Set.copyOf(variables.variables().stream().map(Variable::name).toList());
        }
        return Set.of();
    }
}
