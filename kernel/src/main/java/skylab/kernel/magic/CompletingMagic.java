package skylab.kernel.magic;

import java.util.List;

/** A magic that knows what its arguments may be. */
public interface CompletingMagic extends Magic {
    /**
     * What may stand in the place of the word at the cursor.
     *
     * @param before the words in front of it
     * @param begun the part of it in front of the cursor, may be empty
     * @return whole words, best first; those that do not begin so are dropped
     */
    List<String> complete(List<String> before, String begun);
}
