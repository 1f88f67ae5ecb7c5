package skylab.lab.history;

/**
 * What differs in one resource between two moments.
 *
 * @param kind what it is, e.g. {@code instance}
 * @param id e.g. {@code i-0123456789abcdef0}
 * @param name its Name tag, or empty
 * @param what what became of it
 * @param member which member of its description, e.g. {@code state.name} or {@code tags[Name].value}; empty if all of it
 *     came or went
 * @param before its value at the first moment, or empty
 * @param after its value at the second moment, or empty
 */
public record Change(String kind, String id, String name, What what, String member, String before, String after) {
    /** What can become of a resource. */
    public enum What {
        /** It came into being. */
        CREATED,
        /** It is gone. */
        DELETED,
        /** It is there at both moments and is described otherwise. */
        CHANGED
    }
}
