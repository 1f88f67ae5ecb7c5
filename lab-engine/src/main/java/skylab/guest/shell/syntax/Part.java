package skylab.guest.shell.syntax;

import java.util.List;

/** A part of a word. */
public sealed interface Part {
    /** Unquoted text: braces, a leading tilde and glob characters in it mean something. */
    record Literal(String text) implements Part {}

    /** Text that stands for itself: single-quoted, escaped or {@code $'...'}. */
    record Quoted(String text) implements Part {}

    /** Double-quoted parts: expanded, but neither split nor globbed. */
    record DoubleQuoted(List<Part> parts) implements Part {
        /** Makes the list immutable. */
        public DoubleQuoted {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A parameter expansion.
     *
     * @param name variable, digits of a positional parameter, or one of {@code @*#?-$!0}
     * @param subscript what stands in brackets, or null; {@code @} and {@code *} ask for all elements
     * @param indirect {@code ${!name}}: the value is the name of the parameter meant
     * @param modifier what is done with the value
     * @param source as written, for messages
     */
    record Parameter(String name, Word subscript, boolean indirect, Modifier modifier, String source) implements Part {}

    /** {@code $(...)} or backquotes. */
    record CommandSubstitution(Command body) implements Part {}

    /** {@code <(...)} or {@code >(...)}. */
    record ProcessSubstitution(Command body, boolean input) implements Part {}

    /** {@code $((...))}. */
    record Arithmetic(Word expression) implements Part {}

    /** {@code (a b [3]=c)} after {@code name=}. */
    record ArrayLiteral(List<Element> elements) implements Part {
        /** Makes the list immutable. */
        public ArrayLiteral {
            elements = List.copyOf(elements);
        }
    }

    /** An element of an array literal; the subscript is null where none is written. */
    record Element(Word subscript, Word value) {}
}
