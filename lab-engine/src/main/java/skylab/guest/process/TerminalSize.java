package skylab.guest.process;

/**
 * The size of a terminal.
 *
 * @param columns characters in a line
 * @param rows lines
 */
public record TerminalSize(int columns, int rows) {}
