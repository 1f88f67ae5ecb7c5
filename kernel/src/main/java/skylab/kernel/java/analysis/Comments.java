package skylab.kernel.java.analysis;

/** Documentation comments in text. */
public final class Comments {
    private Comments() {}

    /** Where the documentation comment right in front of a place begins; the place itself when there is none. */
    public static int before(String code, int place) {
        String front = code.substring(0, place).stripTrailing();
        if (front.endsWith("*/")) {
            int begin = front.lastIndexOf("/*");
            return begin >= 0 && front.startsWith("/**", begin) ? begin : place;
        }
        int found = place;
        int end = front.length();
        while (end > 0) {
            int begin = front.lastIndexOf('\n', end - 1) + 1;
            if (!front.substring(begin, end).strip().startsWith("///")) {
                break;
            }
            found = begin;
            end = begin - 1;
        }
        return found;
    }
}
