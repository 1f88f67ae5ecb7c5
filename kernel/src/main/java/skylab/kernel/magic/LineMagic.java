package skylab.kernel.magic;

import skylab.kernel.extension.KernelContext;

/** A magic that may stand in a line between lines of Java: {@code %name arguments}. */
public interface LineMagic extends Magic {
    /**
     * Runs it.
     *
     * @param arguments the rest of the line, trimmed; {@link Arguments#split} cuts it into words
     * @return its value: what the cell shows when this is its last line, what {@code List<String> x = %name} assigns;
     *     null for none
     * @throws UsageException when it was called wrongly
     * @throws Exception shown as the error of the cell
     */
    Object line(String arguments, KernelContext context) throws Exception;
}
