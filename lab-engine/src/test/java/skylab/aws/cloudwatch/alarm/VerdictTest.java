package skylab.aws.cloudwatch.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of the CloudWatch guide, "How alarm state is evaluated when data is missing". */
class VerdictTest {
    private static Verdict verdict(int n, int m, String points, Missing missing) {
        Verdict.Point[] kinds = Stream.of(points.strip().split(" "))
                .map(point -> switch (point) {
                    case "0" -> Verdict.Point.GOOD;
                    case "X" -> Verdict.Point.BREACHING;
                    default -> Verdict.Point.MISSING;
                })
                .toArray(Verdict.Point[]::new);
        return Verdict.of(kinds, n, m, missing);
    }

    @ParameterizedTest
    @CsvSource({
        "3,3,0 - X - X,OK,OK,OK,OK",
        "3,3,0 - - - -,OK,OK,OK,OK",
        "3,3,- - - - -,INSUFFICIENT_DATA,RETAIN,ALARM,OK",
        "3,3,0 X X - X,ALARM,ALARM,ALARM,ALARM",
        "3,3,- - X - -,ALARM,RETAIN,ALARM,OK",
        "3,2,0 - X - X,ALARM,ALARM,ALARM,ALARM",
        "3,2,0 0 X 0 X,ALARM,ALARM,ALARM,ALARM",
        "3,2,0 - X - -,OK,OK,ALARM,OK",
        "3,2,- - - - 0,OK,OK,ALARM,OK",
        "3,2,- - - X -,ALARM,RETAIN,ALARM,OK"
    })
    void S2_39_missingPointsAreTreatedByTheTable(
            int n, int m, String points, Verdict missing, Verdict ignore, Verdict breaching, Verdict notBreaching) {
        assertEquals(missing, verdict(n, m, points, Missing.MISSING));
        assertEquals(ignore, verdict(n, m, points, Missing.IGNORE));
        assertEquals(breaching, verdict(n, m, points, Missing.BREACHING));
        assertEquals(notBreaching, verdict(n, m, points, Missing.NOT_BREACHING));
    }

    @ParameterizedTest
    @CsvSource({"- - - - X", "- - - X -"})
    void S2_39_fewBreachingPointsDoNotAlarmPrematurely(String points) {
        assertEquals(Verdict.RETAIN, verdict(3, 3, points, Missing.MISSING));
        assertEquals(Verdict.RETAIN, verdict(3, 3, points, Missing.IGNORE));
    }

    @ParameterizedTest
    @CsvSource({
        "1,1,- - X,ALARM",
        "1,1,X - -,ALARM",
        "2,1,X - 0 -,ALARM",
        "5,3,0 0 X X - - X,ALARM",
        "5,4,0 0 X X - - X,OK"
    })
    void S2_39_theNewestRealPointsDecide(int n, int m, String points, Verdict verdict) {
        assertEquals(verdict, verdict(n, m, points, Missing.MISSING));
    }
}
