package skylab.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.cli.CliError;

/** Expressions as Python's jmespath 1.1.0 evaluates them, which the AWS CLI uses. */
class QueryTest {
    private static final String ANSWER =
            """
            {"a": [{"b": 1, "c": "x"}, {"b": "y", "c": 2}], "s": "text", "q": "it's"}
            """;

    private static JsonNode search(String expression) {
        try {
            return Query.of(expression).of(new ObjectMapper().readTree(ANSWER));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    sum(`["a"]`) | In function sum(), invalid type for value: a, expected one of: ['array-number'], received: "str"
                    length(`5`) | In function length(), invalid type for value: 5, expected one of: ['string', 'array', 'object'], received: "number"
                    sum(a) | In function sum(), invalid type for value: {'b': 1, 'c': 'x'}, expected one of: ['array-number'], received: "dict"
                    starts_with(`5`, 'a') | In function starts_with(), invalid type for value: 5, expected one of: ['string'], received: "number"
                    join(',', `[1]`) | In function join(), invalid type for value: 1, expected one of: ['array-string'], received: "int"
                    length() | Expected 1 argument for function length(), received 0
                    abs('x') | In function abs(), invalid type for value: x, expected one of: ['number'], received: "string"
                    contains(s) | Expected 2 arguments for function contains(), received 1
                    keys(a) | In function keys(), invalid type for value: [{'b': 1, 'c': 'x'}, {'b': 'y', 'c': 2}], expected one of: ['object'], received: "array"
                    sort(`[1,"a"]`) | In function sort(), invalid type for value: a, expected one of: ['array-string', 'array-number'], received: "str"
                    sort(`[true]`) | In function sort(), invalid type for value: True, expected one of: ['array-string', 'array-number'], received: "bool"
                    sort(`["a", 1.5]`) | In function sort(), invalid type for value: 1.5, expected one of: ['array-string', 'array-number'], received: "float"
                    contains(`5`, 'a') | In function contains(), invalid type for value: 5, expected one of: ['array', 'string'], received: "number"
                    max(`[[1]]`) | In function max(), invalid type for value: [1], expected one of: ['array-number', 'array-string'], received: "list"
                    reverse(`1`) | In function reverse(), invalid type for value: 1, expected one of: ['array', 'string'], received: "number"
                    sum(nope) | In function sum(), invalid type for value: None, expected one of: ['array-number'], received: "null"
                    map(&b, `1`) | In function map(), invalid type for value: 1, expected one of: ['array'], received: "number"
                    not_null() | Expected at least 1 argument for function not_null(), received 0
                    sort_by(a, b) | In function sort_by(), invalid type for value: None, expected one of: ['expref'], received: "null"
                    avg(s) | In function avg(), invalid type for value: text, expected one of: ['array-number'], received: "string"
                    length(n) | In function length(), invalid type for value: None, expected one of: ['string', 'array', 'object'], received: "null"
                    values([q]) | In function values(), invalid type for value: ["it's"], expected one of: ['object'], received: "array"
                    abs(`true`) | In function abs(), invalid type for value: True, expected one of: ['number'], received: "boolean"
                    merge(s, @) | In function merge(), invalid type for value: text, expected one of: ['object'], received: "string"
                    keys(`[{"k\\nl": null}]`) | In function keys(), invalid type for value: [{'k\\nl': None}], expected one of: ['object'], received: "array"
                    ends_with(s, `1.5`) | In function ends_with(), invalid type for value: 1.5, expected one of: ['string'], received: "number"
                    sum(`[null]`) | In function sum(), invalid type for value: None, expected one of: ['array-number'], received: "NoneType"
                    """)
    void anArgumentOfAWrongTypeIsRefusedInTheWordsOfTheCommandLine(String expression, String message) {
        assertEquals(
                message,
                assertThrows(CliError.class, () -> search(expression))
                        .getMessage()
                        .strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    sum(`[]`) | 0
                    sum(`[1, 2]`) | 3
                    sum(`[1, 0.5]`) | 1.5
                    max(`[\"a\", \"b\"]`) | "b"
                    sort(`[]`) | []
                    map(&b, a) | [1,"y"]
                    sort_by(`[{\"n\": 2}, {\"n\": 1}]`, &n)[0].n | 1
                    not_null(nope, s) | "text"
                    """)
    void whatIsRightIsFound(String expression, String found) {
        assertEquals(found, search(expression).toString());
    }
}
