package skylab.course;

/** One cell of a source, in both languages. */
public sealed interface Block {
    /** Its line in the file, from 1. */
    int line();

    /** The id of its cell, unique in the file. */
    String id();

    /** What stands in braces. */
    Attributes attributes();

    /**
     * A cell of text.
     *
     * @param english Markdown
     * @param korean Markdown
     */
    record Text(int line, String id, Attributes attributes, String english, String korean) implements Block {}

    /**
     * A cell of code, the same in both languages.
     *
     * @param source its lines, without a last newline
     */
    record Code(int line, String id, Attributes attributes, String source) implements Block {}
}
