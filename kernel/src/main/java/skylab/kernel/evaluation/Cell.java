package skylab.kernel.evaluation;

/**
 * What to run.
 *
 * @param number as the front end shows it in brackets
 * @param code the text
 */
public record Cell(int number, String code) {}
