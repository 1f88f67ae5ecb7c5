package skylab.aws.logs.pattern;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Terms: all of them, any of them, and none of those excluded. Terms of which any may be there count only when there are
 * no others.
 *
 * @param all what must be there
 * @param any of what one must be there
 * @param none what must not be there
 */
record TextPattern(List<String> all, List<String> any, List<String> none) implements FilterPattern {
    @Override
    public Optional<Match> match(String message) {
        boolean alternatives = all.isEmpty() && none.isEmpty() && !any.isEmpty();
        boolean matches = alternatives
                ? any.stream().anyMatch(message::contains)
                : all.stream().allMatch(message::contains) && none.stream().noneMatch(message::contains);
        return matches ? Optional.of(new Match(Map.of())) : Optional.empty();
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
