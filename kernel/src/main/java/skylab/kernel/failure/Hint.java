package skylab.kernel.failure;

import java.util.List;
import java.util.Optional;

/**
 * What a mistake means and what to do, as a text of the catalogue {@code skylab.kernel.failure.hints}.
 *
 * @param key of the text
 * @param arguments for its places
 */
record Hint(String key, List<Object> arguments) {
    static Optional<Hint> of(String key, Object... arguments) {
        return Optional.of(new Hint(key, List.of(arguments)));
    }
}
