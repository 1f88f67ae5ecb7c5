package skylab.kernel.notebook;

import java.util.List;

/** Runs magics for {@link Notebook#lineMagic} and {@link Notebook#cellMagic}. */
@FunctionalInterface
public interface MagicRunner {
    /** The name under which the kernel binds its runner; no cell can mention it. */
    String BINDING = "%";

    /**
     * Runs one.
     *
     * @param body the lines below for a cell magic, null for a line magic
     * @return its value, or null
     * @throws Exception what the magic throws
     */
    Object run(String name, List<String> arguments, String body) throws Exception;
}
