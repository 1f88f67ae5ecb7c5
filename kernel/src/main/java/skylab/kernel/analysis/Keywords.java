package skylab.kernel.analysis;

import java.util.List;
import java.util.Set;

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

    private Keywords() {}

    /** What completion offers, by name. */
    public static List<String> offered() {
        return java.util.stream.Stream.concat(RESERVED.stream(), CONTEXTUAL.stream())
                .filter(word -> !NEVER_OFFERED.contains(word))
                .sorted()
                .toList();
    }
}
