package skylab.aws.logs.pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import skylab.aws.AwsError;

/**
 * Conditions on a JSON document; a message that is none does not match.
 *
 * @param condition what must hold
 */
record JsonPattern(Condition<Test> condition) implements FilterPattern {
    private static final ObjectReader READER =
            new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What is said of what a selector finds. */
    sealed interface Test {
        Selector selector();

        boolean holds(JsonNode document);
    }

    /**
     * A comparison of a text, number or truth value. Where there is none, or an array, an object or null, nothing holds.
     *
     * @param selector where to look
     * @param comparison how it is compared
     * @param operand with what
     */
    record Compared(Selector selector, Comparison comparison, Operand operand) implements Test {
        @Override
        public boolean holds(JsonNode document) {
            return selector.in(document)
                    .anyMatch(node -> node.isValueNode()
                            && !node.isNull()
                            && comparison.test(
                                    node.asText(),
                                    node.isNumber() ? OptionalDouble.of(node.doubleValue()) : OptionalDouble.empty(),
                                    operand));
        }
    }

    /**
     * What it must be.
     *
     * @param selector where to look
     * @param state {@code NULL}, {@code TRUE} or {@code FALSE}
     */
    record Is(Selector selector, State state) implements Test {
        @Override
        public boolean holds(JsonNode document) {
            return selector.in(document).anyMatch(node -> switch (state) {
                case NULL -> node.isNull();
                case TRUE -> node.isBoolean() && node.booleanValue();
                case FALSE -> node.isBoolean() && !node.booleanValue();
            });
        }
    }

    /** What a place can be said to be. */
    enum State {
        NULL,
        TRUE,
        FALSE
    }

    /**
     * That nothing is there.
     *
     * @param selector where to look
     */
    record Missing(Selector selector) implements Test {
        @Override
        public boolean holds(JsonNode document) {
            return selector.in(document).findAny().isEmpty();
        }
    }

    @Override
    public Optional<Match> match(String message) {
        return document(message)
                .filter(document -> condition.test(test -> test.holds(document)))
                .map(document -> {
                    Map<String, String> extracted = new TreeMap<>();
                    condition.each(test -> value(test.selector(), document)
                            .ifPresent(value -> extracted.put(test.selector().text(), value)));
                    return new Match(extracted);
                });
    }

    @Override
    public boolean hasField(String field) {
        return selector(field).isPresent();
    }

    @Override
    public Optional<String> field(String field, String message) {
        return selector(field).flatMap(selector -> document(message).flatMap(document -> value(selector, document)));
    }

    private static Optional<Selector> selector(String field) {
        try {
            return Optional.of(new PatternParser(field).soleSelector());
        } catch (AwsError notASelector) {
            return Optional.empty();
        }
    }

    private static Optional<String> value(Selector selector, JsonNode document) {
        return selector.in(document)
                .filter(node -> node.isValueNode() && !node.isNull())
                .findFirst()
                .map(JsonNode::asText);
    }

    private static Optional<JsonNode> document(String message) {
        try {
            return Optional.of(READER.readTree(message)).filter(JsonNode::isContainerNode);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
