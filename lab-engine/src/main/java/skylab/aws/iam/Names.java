package skylab.aws.iam;

import java.util.Locale;
import java.util.regex.Pattern;
import skylab.aws.AwsError;

/** Names and paths of IAM (IAM guide, "IAM identifiers"). */
public final class Names {
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]+");
    private static final Pattern PATH = Pattern.compile("/|/[\\x21-\\x7e]+/");
    private static final int LONGEST_PATH = 512;

    private Names() {}

    /**
     * A name that is one.
     *
     * @param parameter as AWS calls it, e.g. {@code userName}
     * @param longest how many characters it may have
     * @throws AwsError {@code ValidationError}
     */
    public static String checked(String name, String parameter, int longest) {
        require(name, parameter);
        if (name.length() > longest) {
            throw invalid(name, parameter, "Member must have length less than or equal to " + longest);
        }
        if (!NAME.matcher(name).matches()) {
            throw new AwsError(
                    "ValidationError",
                    "The specified value for " + parameter + " is invalid. It must contain only alphanumeric characters"
                            + " and/or the following: +=,.@_-");
        }
        return name;
    }

    /**
     * A path that is one; {@code /} when none is given.
     *
     * @throws AwsError {@code ValidationError}
     */
    public static String path(String path) {
        if (path == null) {
            return "/";
        }
        if (path.length() > LONGEST_PATH || !PATH.matcher(path).matches()) {
            throw new AwsError(
                    "ValidationError",
                    "The specified value for path is invalid. It must begin and end with / and contain only"
                            + " alphanumeric characters and/or / characters.");
        }
        return path;
    }

    /**
     * Checks that there is a value.
     *
     * @throws AwsError {@code ValidationError}
     */
    public static <T> T require(T value, String parameter) {
        if (value == null || "".equals(value)) {
            throw new AwsError(
                    "ValidationError",
                    "1 validation error detected: Value null at '" + parameter
                            + "' failed to satisfy constraint: Member must not be null");
        }
        return value;
    }

    private static AwsError invalid(String value, String parameter, String constraint) {
        return new AwsError(
                "ValidationError",
                "1 validation error detected: Value '" + value + "' at '" + parameter
                        + "' failed to satisfy constraint: " + constraint);
    }

    /** What a row is found by: names differ only if they differ in more than their case. */
    public static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
