package skylab.aws.logs.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.AwsError;

/** Filter patterns, by the examples of the CloudWatch Logs guide ("Filter pattern syntax"). */
class FilterPatternTest {
    private static final String[] TERMS = {"ERROR WARN message", "ERROR message", "WARN message"};

    private static final String TRAIL =
            """
            {"eventType": "UpdateTrail", "sourceIPAddress": "111.111.111.111",
             "arrayKey": ["value", "another value"],
             "objectList": [{"name": "a", "id": 1}, {"name": "b", "id": 2}],
             "SomeObject": null, "ThisFlag": true, "latency": 500.5, "text": "500"}""";

    private static final String USERS =
            """
            {"user": {"id": 1, "email": "John.Stiles@example.com"},
             "users": [{"id": 2, "email": "John.Doe@example.com"}, {"id": 3, "email": "Jane.Doe@example.com"}],
             "actions": ["GET", "PUT", "DELETE"],
             "coordinates": [[0, 1, 2], [4, 5, 6], [7, 8, 9]]}""";

    private static final String[] ACCESS = {
        "127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] \"GET /apache_pb.gif HTTP/1.0\" 200 1534",
        "127.0.0.1 - frank [10/Oct/2000:13:35:22 -0700] \"GET /apache_pb.gif HTTP/1.0\" 500 5324",
        "127.0.0.1 - frank [10/Oct/2000:13:50:35 -0700] \"GET /apache_pb.gif HTTP/1.0\" 200 4355",
        "127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] \"GET /index.html HTTP/1.0\" 404 1534",
    };

    private static boolean matches(String pattern, String message) {
        return FilterPattern.parse(pattern).match(message).isPresent();
    }

    private static String which(String pattern, String... messages) {
        return IntStream.range(0, messages.length)
                .filter(i -> matches(pattern, messages[i]))
                .mapToObj(i -> String.valueOf(i + 1))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "ERROR # 1 2",
                "?ERROR ?WARN # 1 2 3",
                "ERROR WARN # 1",
                "ERROR -WARN # 2",
                "ERROR -\"WARN m\" # 2",
                "-WARN # 2",
                "?ERROR ?WARN message # 1 2 3",
                "?nowhere message # 1 2 3",
                "\"ERROR message\" # 2",
                "error # ``",
                "`` # 1 2 3",
                "`\" \"` # 1 2 3",
                "[w1=ERROR, w2] # 2",
                "[w1=ERROR || w1=WARN, w2] # 2 3",
                "[w1!=ERROR && w1!=WARN, w2] # ``",
                "%^[EW].* m% # 1 2 3",
                "%WARN$|^WARN% # 3"
            })
    void terms(String pattern, String found) {
        assertEquals(found, which(pattern, TERMS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ $.eventType = \"UpdateTrail\" }",
                "{ $.eventType = UpdateTrail }",
                "{ $.eventType = *Trail }",
                "{ $.eventType = Update* }",
                "{ $.eventType = \"*dateT*\" }",
                "{ $.eventType =%Trail% }",
                "{ $.sourceIPAddress != 123.123.* }",
                "{ $.sourceIPAddress = %111\\.111\\.111\\.1[0-9]{1,2}% }",
                "{ $.arrayKey[0] = \"value\" }",
                "{ $.arrayKey[0] =%val.{2}% }",
                "{ $.arrayKey[*] = \"another value\" }",
                "{ $.objectList[1].id = 2 }",
                "{ $.objectList[*].name = b }",
                "{ $.* = UpdateTrail }",
                "{ $.SomeObject IS NULL }",
                "{ $.SomeOtherObject NOT EXISTS }",
                "{ $.ThisFlag IS TRUE }",
                "{$.ThisFlag is true}",
                "{ $.latency >= 500 }",
                "{ $.latency < 10e3 }",
                "{ $.latency > +500 && $.latency <= 500.5 }",
                "{ $.latency != 500 }",
                "{ $.latency = * }",
                "{ $.text = 500 }"
            })
    void jsonThatMatches(String pattern) {
        assertTrue(matches(pattern, TRAIL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ $.eventType = \"Trail\" }",
                "{ $.eventType = Up*Trail }",
                "{ $.arrayKey = value }",
                "{ $.arrayKey != value }",
                "{ $.objectList[0].id = 2 }",
                "{ $.eventType[0] = 2 }",
                "{ $.missing != x }",
                "{ $.SomeObject NOT EXISTS }",
                "{ $.SomeOtherObject IS NULL }",
                "{ $.ThisFlag IS FALSE }",
                "{ $.latency < 10e-3 }",
                "{ $.text > 400 }"
            })
    void jsonThatDoesNotMatch(String pattern) {
        assertEquals(false, matches(pattern, TRAIL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "{ ($.user.id = 1) && ($.users[0].email = \"John.Doe@example.com\") } # true",
                "{ ($.user.id = 2 && $.users[0].email = \"nonmatch\") || $.actions[2] = \"GET\" } # false",
                "{ $.user.email = \"John.Stiles@example.com\" || $.coordinates[0][1] = nonmatch && $.actions[2] = nomatch }"
                        + " # true",
                "{ ($.user.email = \"John.Stiles@example.com\" || $.coordinates[0][1] = nonmatch) && $.actions[2] = nomatch }"
                        + " # false"
            })
    void conditionsAreCombined(String pattern, boolean expected) {
        assertEquals(expected, matches(pattern, USERS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "[ip, user, username, timestamp, request, status_code, bytes > 2000] # 2 3",
                "[ip, user, username, timestamp, request, status_code = 200, bytes] # 1 3",
                "[ip, user, username, timestamp, request, status_code = 4*, bytes] # 4",
                "[ip, user, username, timestamp, request = *html*, status_code = 4*, bytes] # 4",
                "[ip, user, username, timestamp, request, status_code = 2* && bytes > 2000] # 3",
                "[..., status_code != 200, bytes] # 2 4",
                "[..., status_code = 2* || status_code = 5*, bytes] # 1 2 3",
                "[..., (status_code > 199 && status_code < 300) || status_code = 404, bytes] # 1 3 4",
                "[ip, user, ..., status_code = 200, bytes] # 1 3",
                "[ip, user=-, ...] # 1 2 3 4",
                "[ip=%127\\.0\\.0\\.[1-9]%, ...] # 1 2 3 4",
                "[ip, ...] # 1 2 3 4",
                "[ip] # ``",
                "[...] # 1 2 3 4"
            })
    void fieldsBetweenSpaces(String pattern, String found) {
        assertEquals(found, which(pattern, ACCESS));
    }

    @Test
    void fieldsAreTakenOut() {
        assertEquals(
                Map.of(
                        "$status_code", "404",
                        "$request", "GET /index.html HTTP/1.0",
                        "$7", "1534",
                        "$4", "10/Oct/2000:13:25:15 -0700",
                        "$3", "frank",
                        "$2", "-",
                        "$1", "127.0.0.1"),
                FilterPattern.parse("[..., request=*.html*, status_code=4*,]")
                        .match(ACCESS[3])
                        .orElseThrow()
                        .extracted());
        assertEquals(
                Map.of("$.latency", "500.5", "$.objectList[1].id", "2"),
                FilterPattern.parse("{ $.latency = * && $.objectList[1].id > 1 }")
                        .match(TRAIL)
                        .orElseThrow()
                        .extracted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "17", "\"text\"", "{\"a\": 1", "{\"a\": 1} x", "[1, 2", "no JSON"})
    void whatIsNoJsonDocumentDoesNotMatch(String message) {
        assertEquals(false, matches("{ $.b NOT EXISTS }", message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[ERROR",
                "user@example.com",
                "ERROR:",
                "\"open",
                "{ }",
                "{ $ = 1 }",
                "{ $.a }",
                "{ $.a = }",
                "{ $.a = 1",
                "{ $.a = 1 } x",
                "{ $.a = 1 && }",
                "{ ($.a = 1 }",
                "{ $.a IS }",
                "{ $.a NOT }",
                "{ $.a > x }",
                "{ $.a > \"1\" }",
                "{ $.a[x] = 1 }",
                "{ a = 1 }",
                "[a, ..., b, ...]",
                "[a b]",
                "[a=1 & b=2]",
                "[(a), b]",
                "%something!%",
                "%(a)%",
                "%a",
                "%a{3,1}%",
                "%a{99999}%",
                "%[z-a]%",
                "%[a%",
                "%%",
                "%a% b",
                "?",
                "-",
                "{ $.a = %1% || $.a = %2% || $.a = %3% }"
            })
    void whatIsNoPatternIsRefused(String pattern) {
        assertEquals(
                "InvalidParameterException",
                assertThrows(AwsError.class, () -> FilterPattern.parse(pattern)).code());
    }

    @Test
    void theRefusalNamesTheTerm() {
        assertEquals(
                "Invalid character(s) in term 'user@example.com'",
                assertThrows(AwsError.class, () -> FilterPattern.parse("ERROR user@example.com"))
                        .getMessage());
    }

    @Provide
    Arbitrary<String> patternLike() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        "(",
                        ")",
                        "$",
                        ".a",
                        "[0]",
                        ".*",
                        "[*]",
                        "=",
                        "!=",
                        "<",
                        ">=",
                        "&&",
                        "||",
                        " ",
                        "IS",
                        "NULL",
                        "NOT EXISTS",
                        "\"",
                        "%",
                        "\\",
                        "*",
                        "+",
                        "?",
                        "-",
                        "...",
                        ",",
                        "a",
                        "b1",
                        "4*",
                        "^",
                        "|",
                        "a{2}",
                        "7",
                        "\u00e9",
                        "\n")
                .list()
                .ofMaxSize(24)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 20_000)
    void anyPatternIsReadOrRefused(@ForAll("patternLike") String pattern, @ForAll("patternLike") String message) {
        FilterPattern read;
        try {
            read = FilterPattern.parse(pattern);
        } catch (AwsError refused) {
            assertEquals("InvalidParameterException", refused.code());
            return;
        }
        read.match(message);
        read.match("{\"a\": {\"a\": [1, null, \"x\"], \"b1\": 7}}");
        assertEquals(read.match(message), FilterPattern.parse(pattern).match(message));
    }

    @Test
    void noRegularExpressionIsSlow() {
        String slow = "%" + ".*".repeat(200) + "b%";
        assertEquals(false, matches(slow, "a".repeat(5_000)));
        assertEquals(true, matches(slow, "a".repeat(5_000) + "b"));
    }
}
