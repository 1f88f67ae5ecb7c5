package skylab.aws.cloudwatch.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import skylab.aws.AwsError;

class ParserLawsTest {
    private final Sheet sheet = new Sheet().with("m1", "4, -, 1, 9").with("m2", "2, 5, 0, 3");

    @Property(tries = 500)
    void anyTextIsAnExpressionOrRefused(@ForAll String text) {
        evaluated(text);
    }

    @Property(tries = 2000)
    void anyTokensAreAnExpressionOrRefused(@ForAll("tokens") String text) {
        evaluated(text);
    }

    @Property(tries = 300)
    void manyAtOnceAreRefusedOrNot(@ForAll("pieces") String piece) {
        evaluated(piece.repeat(2048 / piece.length()));
    }

    @Property(tries = 500)
    void arithmeticIsThatOfNumbers(@ForAll("sums") String sum) {
        // Of numbers without a division, this is Java's own.
        String[] parts = sum.split("\\+");
        double expected = 0;
        for (String part : parts) {
            double product = 1;
            for (String factor : part.split("\\*")) {
                product *= Double.parseDouble(factor);
            }
            expected += product;
        }
        assertEquals("2, 5, 0, 3", sheet.gives("m2 + (" + sum + ") - " + Arguments.text(expected)), sum);
    }

    private void evaluated(String text) {
        try {
            sheet.gives(text);
        } catch (ExpressionException | AwsError refused) {
            // That is the law: nothing else is thrown.
        }
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                "(",
                "-",
                "[",
                "m1+",
                "m1^",
                "AVG(",
                "'",
                "\"",
                "\\",
                "SEARCH('((",
                "NOT ",
                "1",
                "{",
                "METRICS()+",
                "1.");
    }

    @Provide
    Arbitrary<String> tokens() {
        return Arbitraries.of(
                        "m1",
                        "m2",
                        "5",
                        "0",
                        "-",
                        "+",
                        "*",
                        "/",
                        "^",
                        "(",
                        ")",
                        "[",
                        "]",
                        ",",
                        "<",
                        "==",
                        "AND",
                        "OR",
                        "AVG(",
                        "SUM(",
                        "FILL(",
                        "IF(",
                        "SORT(",
                        "METRICS()",
                        "SLICE(",
                        "ASC",
                        "MAX",
                        "REPEAT",
                        "FIRST(",
                        "ANOMALY_DETECTION_BAND(",
                        "SEARCH(",
                        "'{A,B} x OR NOT (y)'",
                        "'Sum'",
                        "60",
                        "TIME_SERIES(",
                        "RATE(")
                .list()
                .ofMinSize(1)
                .ofMaxSize(25)
                .map(tokens -> String.join(" ", tokens));
    }

    @Provide
    Arbitrary<String> sums() {
        return Arbitraries.integers()
                .between(0, 20)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(factors -> factors.stream().map(String::valueOf).collect(Collectors.joining("*")))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(products -> String.join("+", products));
    }
}
