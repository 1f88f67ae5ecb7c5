package skylab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import skylab.frontend.StartCommand;
import skylab.kernel.protocol.Json;
import skylab.launcher.Texts;

class ReportTest {
    private static final StartCommand NOTHING = new StartCommand(List.of(), Map.of(), true);

    private final Figures own = new Figures();
    private final Figures python = new Figures();

    @Test
    void aFigureStandsBesideItsRatioAndItsLimit() {
        own.put(Figure.TRIVIAL_CELL, 8);
        python.put(Figure.TRIVIAL_CELL, 4);
        assertEquals("trivial cell ms 8 2 4 12 ok", line("trivial cell "));
    }

    @Test
    void aMissedLimitIsSaid() {
        own.put(Figure.PRINT_LOST, 1);
        python.put(Figure.PRINT_LOST, 0);
        assertEquals("... lost B 1 0 0 MISSED", line("... lost"), "and there is no ratio to nothing");
    }

    @Test
    void aFigureThatCouldNotBeMeasuredIsNoSuccess() {
        python.put(Figure.FIRST_RESULT, 400);
        assertEquals("start to first result ms 400 800", line("start to first"));
    }

    @Test
    void theLimitOfTheStartDependsOnTheJava() {
        python.put(Figure.FIRST_RESULT, 400);
        assertEquals(800, Figure.FIRST_RESULT.limit(own, python, 17));
        assertEquals(600, Figure.FIRST_RESULT.limit(own, python, 25));
    }

    @Test
    void columnsOfKoreanWordsAreAligned() {
        for (Figure figure : Figure.values()) {
            own.put(figure, 1);
            python.put(figure, 1);
        }
        long widths = report().table(Texts.in(Locale.KOREAN), 17)
                .lines()
                .skip(1)
                .map(line -> line.codePoints()
                        .limit(line.indexOf(" 1 "))
                        .map(letter -> letter >= 0x1100 ? 2 : 1)
                        .sum())
                .distinct()
                .count();
        assertEquals(1, widths);
    }

    @Test
    void jsonHasEveryFigureOfEveryKernel() throws Exception {
        own.put(Figure.ROUND_TRIP, 0.5);
        JsonNode json = new ObjectMapper().readTree(report().json(Json.object().put("java", 17)));
        assertEquals(17, json.at("/machine/java").asInt());
        assertEquals(0.5, json.at("/kernels/skylab/round_trip_ms").asDouble());
        assertTrue(json.at("/kernels/python3/round_trip_ms").isNull());
        assertEquals(Figure.values().length, json.at("/kernels/python3").size());
    }

    private String line(String start) {
        return report().table(Texts.in(Locale.ENGLISH), 17)
                .lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow()
                .replaceAll(" +", " ");
    }

    private Report report() {
        Map<Rival, Figures> figures = new LinkedHashMap<>();
        figures.put(new Rival("skylab", NOTHING, Snippets.JAVA), own);
        figures.put(new Rival("python3", NOTHING, Snippets.PYTHON), python);
        return new Report(figures);
    }
}
