package skylab.aws.logs.pattern;

import java.util.Map;
import java.util.Optional;
import skylab.aws.AwsError;

/** A filter pattern, read; it never fails on a message. */
public sealed interface FilterPattern permits TextPattern, RegexPattern, JsonPattern, SpacePattern {
    /** The longest pattern, in characters. */
    int LONGEST = 1024;

    /**
     * What a pattern finds in a message that it matches.
     *
     * @param extracted what it names and what is there, such as {@code $.latency} or {@code $bytes}
     */
    record Match(Map<String, String> extracted) {}

    /**
     * Reads a pattern; an empty one matches everything.
     *
     * @throws AwsError {@code InvalidParameterException}
     */
    static FilterPattern parse(String pattern) {
        return new PatternParser(pattern).pattern();
    }

    /** The match of a message, or empty if it does not match. */
    Optional<Match> match(String message);

    /** Whether values of a field can be taken out of what it matches, e.g. {@code $.latency} of JSON. */
    boolean hasField(String field);

    /** The value of a field in a message that it matches, if it is there. */
    Optional<String> field(String field, String message);
}
