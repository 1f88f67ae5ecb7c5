package skylab.network.proof;

import java.util.Locale;

/** What a proof finds, for people to read. */
public sealed interface Finding permits Reachable, Exposure, Shadows, Difference {
    /** As lines of text in a language: Korean, or English for all others. */
    String in(Locale language);
}
