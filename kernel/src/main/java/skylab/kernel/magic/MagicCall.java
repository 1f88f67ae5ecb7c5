package skylab.kernel.magic;

/**
 * A magic as a cell calls it.
 *
 * @param arguments the rest of the line, trimmed
 * @param body the lines below for a cell magic, null for a line magic
 */
public record MagicCall(String name, String arguments, String body) {}
