package skylab.aws.logs.pattern;

import java.util.Map;
import java.util.Optional;

/**
 * A regular expression that must be found somewhere.
 *
 * @param regex the expression
 */
record RegexPattern(LinearRegex regex) implements FilterPattern {
    @Override
    public Optional<Match> match(String message) {
        return regex.isIn(message) ? Optional.of(new Match(Map.of())) : Optional.empty();
    }

    @Override
    public boolean hasField(String field) {
        return false;
    }

    @Override
    public Optional<String> field(String field, String message) {
        return Optional.empty();
    }
}
