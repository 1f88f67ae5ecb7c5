package skylab.kernel.magic;

import skylab.kernel.extension.KernelContext;

/** A magic that takes a whole cell: {@code %%name arguments} in the first line, the body below. */
public interface CellMagic extends Magic {
    /**
     * Runs it.
     *
     * @param arguments the rest of the first line, trimmed
     * @param body the lines below it
     * @return what the cell shows, or null
     * @throws UsageException when it was called wrongly
     * @throws Exception shown as the error of the cell
     */
    Object cell(String arguments, String body, KernelContext context) throws Exception;
}
