package skylab.aws.logs.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Where to look in a JSON document.
 *
 * @param text as written, e.g. {@code $.users[0].id}
 * @param steps from the root
 */
record Selector(String text, List<Step> steps) {
    /** One step down. */
    sealed interface Step {}

    /**
     * To a property.
     *
     * @param name its name
     */
    record Property(String name) implements Step {}

    /**
     * To an element of an array.
     *
     * @param index from 0
     */
    record Element(int index) implements Step {}

    /** To every element or property. */
    record Every() implements Step {}

    /** What is there. */
    Stream<JsonNode> in(JsonNode document) {
        Stream<JsonNode> found = Stream.of(document);
        for (Step step : steps) {
            found = found.flatMap(node -> {
                if (step instanceof Property property) {
                    return Stream.ofNullable(node.isObject() ? node.get(property.name()) : null);
                } else if (step instanceof Element element) {
                    return Stream.ofNullable(node.isArray() ? node.get(element.index()) : null);
                }
                return StreamSupport.stream(node.spliterator(), false);
            });
        }
        return found;
    }
}
