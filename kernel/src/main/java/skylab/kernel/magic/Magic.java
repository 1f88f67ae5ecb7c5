package skylab.kernel.magic;

import skylab.kernel.text.Language;

/** A command of the notebook. Implement {@link LineMagic}, {@link CellMagic} or both. */
public interface Magic {
    /** The name behind the percent signs. */
    String name();

    /** What it does, one line. */
    String help(Language language);
}
