package skylab.kernel.java.syntax;

import java.util.Set;

/** The words of Java that have a meaning at the top of a cell (JLS 3.9). */
final class Keywords {
    /** Never names. {@code var}, {@code record}, {@code sealed}, {@code yield} and their like may be. */
    static final Set<String> RESERVED = Set.of(
            "abstract",
            "assert",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "const",
            "continue",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "false",
            "final",
            "finally",
            "float",
            "for",
            "goto",
            "if",
            "implements",
            "import",
            "instanceof",
            "int",
            "interface",
            "long",
            "native",
            "new",
            "null",
            "package",
            "private",
            "protected",
            "public",
            "return",
            "short",
            "static",
            "strictfp",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "throws",
            "transient",
            "true",
            "try",
            "void",
            "volatile",
            "while");

    static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "char", "double", "float", "int", "long", "short", "void");

    static final Set<String> MODIFIERS = Set.of(
            "abstract",
            "default",
            "final",
            "native",
            "private",
            "protected",
            "public",
            "static",
            "strictfp",
            "synchronized",
            "transient",
            "volatile");

    /** Those that mean nothing at the top of a cell, where everything can be reached and nothing has an instance. */
    static final Set<String> WITHOUT_MEANING = Set.of("private", "protected", "public", "static");

    /** Begin a statement that is closed by a block or by the statement inside of it. */
    static final Set<String> COMPOUND = Set.of("do", "for", "if", "switch", "synchronized", "try", "while");

    /** Begin other statements. */
    static final Set<String> SIMPLE = Set.of("assert", "break", "continue", "return", "throw");

    private Keywords() {}
}
