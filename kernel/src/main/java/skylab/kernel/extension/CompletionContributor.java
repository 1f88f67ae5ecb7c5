package skylab.kernel.extension;

import java.util.List;

/**
 * Proposes completions that Java's own analysis cannot know, such as resource ids inside a string. It is asked first, at
 * every place; it must be quick and change nothing. {@link skylab.kernel.java.analysis.TextArgument} tells in which string a
 * cursor is.
 */
@FunctionalInterface
public interface CompletionContributor {
    /**
     * The proposals at a cursor.
     *
     * @param code the whole cell
     * @param cursor UTF-16 index into the code
     * @return each with the place of the text that it replaces, ending at the cursor; may be empty
     */
    List<Proposal> complete(String code, int cursor);

    /**
     * One proposal.
     *
     * @param text what would stand in the cell
     * @param start UTF-16 index where the replaced text begins
     * @param type its kind, shown beside it, such as {@code instance}
     * @param signature what it is, such as the name and state of a resource; may be empty
     */
    record Proposal(String text, int start, String type, String signature) {
        /** Without more about it. */
        public Proposal(String text, int start, String type) {
            this(text, start, type, "");
        }
    }
}
