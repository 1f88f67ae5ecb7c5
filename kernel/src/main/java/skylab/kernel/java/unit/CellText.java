package skylab.kernel.java.unit;

/**
 * The text that a cell was run with.
 *
 * @param number as the front end shows it in brackets; 0 for what the kernel declares itself
 * @param code the whole cell, magics included
 */
public record CellText(int number, String code) {}
