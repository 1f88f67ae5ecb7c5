package skylab.aws.logs;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import skylab.aws.AwsError;
import skylab.aws.Page;

/** What the members of requests must satisfy, in the words of the service's own validation. */
public final class Constraints {
    private static final Pattern GROUP = Pattern.compile("[.\\-_/#A-Za-z0-9]+");
    private static final Pattern STREAM = Pattern.compile("[^:*]*");
    private static final int LONGEST_NAME = 512;

    private Constraints() {}

    /** A refusal of what a request says: {@code InvalidParameterException}. */
    public static AwsError invalid(String message) {
        return new AwsError("InvalidParameterException", message);
    }

    private static AwsError violated(Object value, String member, String rule) {
        return invalid("1 validation error detected: Value " + (value == null ? "null" : "'" + value + "'") + " at '"
                + member + "' failed to satisfy constraint: Member must " + rule);
    }

    /** Something that has to be there. */
    public static <T> T required(T value, String member) {
        if (value == null) {
            throw violated(null, member, "not be null");
        }
        return value;
    }

    /** A text of one to {@code longest} characters. */
    public static String text(String value, String member, int longest) {
        required(value, member);
        if (value.isEmpty()) {
            throw violated(value, member, "have length greater than or equal to 1");
        }
        return atMost(value, member, longest);
    }

    /** A text of at most {@code longest} characters. */
    public static String atMost(String value, String member, int longest) {
        if (value.length() > longest) {
            throw violated(value, member, "have length less than or equal to " + longest);
        }
        return value;
    }

    /** A text that a pattern describes. */
    public static String matching(String value, String member, int longest, Pattern pattern, String shown) {
        text(value, member, longest);
        if (!pattern.matcher(value).matches()) {
            throw violated(value, member, "satisfy regular expression pattern: " + shown);
        }
        return value;
    }

    /** The name of a log group. */
    public static String group(String name) {
        return matching(name, "logGroupName", LONGEST_NAME, GROUP, "[\\.\\-_/#A-Za-z0-9]+");
    }

    /** The name of a log stream. */
    public static String stream(String name) {
        return matching(name, "logStreamName", LONGEST_NAME, STREAM, "[^:*]*");
    }

    /** The name of a metric filter. */
    public static String filter(String name) {
        return matching(name, "filterName", LONGEST_NAME, STREAM, "[^:*]*");
    }

    /** One of several values. */
    public static <T> T oneOf(T value, String member, Collection<T> accepted) {
        if (!accepted.contains(value)) {
            throw violated(value, member, "satisfy enum value set: " + accepted);
        }
        return value;
    }

    /** A number within bounds, or what stands for it when it is not given. */
    public static int limit(Integer value, String member, int most, int usual) {
        if (value == null) {
            return usual;
        }
        if (value < 1) {
            throw violated(value, member, "have value greater than or equal to 1");
        }
        if (value > most) {
            throw violated(value, member, "have value less than or equal to " + most);
        }
        return value;
    }

    /** A page of a list, of at most 50 items if nothing else is asked for. */
    public static <T> Page<T> page(List<T> all, Integer limit, String member, String token) {
        return page(all, limit, member, token, 50, 50);
    }

    /** A page of a list. */
    public static <T> Page<T> page(List<T> all, Integer limit, String member, String token, int most, int usual) {
        int size = limit(limit, member, most, usual);
        try {
            return Page.of(all, size, token, 1, most);
        } catch (AwsError notAToken) {
            throw invalid("The specified nextToken is invalid.");
        }
    }
}
