package skylab.kernel.session;

/** A pattern for a whole text: {@code *} stands for anything, {@code ?} for one character, all else for itself. */
record Glob(String pattern) {
    /** Takes at most the product of both lengths, whatever the pattern: it only ever returns to the latest star. */
    boolean matches(String text) {
        int[] wanted = pattern.codePoints().toArray();
        int[] given = text.codePoints().toArray();
        int star = -1;
        int resume = 0;
        int p = 0;
        int t = 0;
        while (t < given.length) {
            if (p < wanted.length && wanted[p] == '*') {
                star = p++;
                resume = t;
            } else if (p < wanted.length && (wanted[p] == '?' || wanted[p] == given[t])) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < wanted.length && wanted[p] == '*') {
            p++;
        }
        return p == wanted.length;
    }
}
