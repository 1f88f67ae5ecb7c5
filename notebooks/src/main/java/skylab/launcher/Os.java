package skylab.launcher;

import java.util.Locale;

/** The families of operating systems that differ in where Jupyter keeps its data. */
public enum Os {
    LINUX,
    MACOS,
    WINDOWS;

    /** The family of a value of the system property {@code os.name}; whatever is unknown is taken for a Unix. */
    public static Os named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            return WINDOWS;
        }
        return lower.startsWith("mac") ? MACOS : LINUX;
    }
}
