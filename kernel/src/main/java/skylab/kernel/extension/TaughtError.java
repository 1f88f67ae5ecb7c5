package skylab.kernel.extension;

/**
 * An exception explained to a learner.
 *
 * @param name the name of the error, such as the AWS error code
 * @param message what happened, one line
 * @param explanation why, and what to do; may have several lines, may be empty
 */
public record TaughtError(String name, String message, String explanation) {}
