package skylab.kernel.java.syntax;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The words of Java that are no names (JLS 3.9), and those that have a meaning in places. */
public final class Keywords {
    /** Words that can never be a name. */
    public static final Set<String> RESERVED = Set.of(
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

    private static final List<String> CONTEXTUAL = List.of("permits", "record", "sealed", "var", "yield");
    private static final Set<String> NEVER_OFFERED = Set.of("const", "goto", "strictfp");

    /** The types that are no classes, and {@code void}. */
    public static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "char", "double", "float", "int", "long", "short", "void");

    /** Those that may stand in front of a declaration. */
    public static final Set<String> MODIFIERS = Set.of(
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

    /** What completion offers, by name. */
    public static List<String> offered() {
        return Stream.concat(RESERVED.stream(), CONTEXTUAL.stream())
                .filter(word -> !NEVER_OFFERED.contains(word))
                .sorted()
                .toList();
    }
}
