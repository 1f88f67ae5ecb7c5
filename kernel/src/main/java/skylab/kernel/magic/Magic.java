package skylab.kernel.magic;

import java.util.List;
import skylab.kernel.text.Language;

/**
 * A command of the notebook. Implement {@link LineMagic}, {@link CellMagic} or both.
 *
 * <p>A library brings its own by naming the class in {@code META-INF/services/skylab.kernel.magic.Magic}; a public
 * constructor without parameters is needed. It is found on the kernel's class path, and in every jar or directory that a
 * cell adds with {@code %jars}, {@code %classpath} or {@code %maven}. A magic whose name is taken replaces the one before.
 */
public interface Magic {
    /** The name behind the percent signs: a letter, then letters, digits and underscores. */
    String name();

    /** Other names by which it may be called. */
    default List<String> aliases() {
        return List.of();
    }

    /** What it does, one line. */
    String help(Language language);

    /** How to call it, what it affects, examples; shown by {@code %name?} below the line of help. May be empty. */
    default String details(Language language) {
        return "";
    }
}
