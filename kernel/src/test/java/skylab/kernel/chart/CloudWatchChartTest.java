package skylab.kernel.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import skylab.kernel.chart.CloudWatchChart.Sample;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

class CloudWatchChartTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final int BLUE = 0x0072B2;

    private static Sample sample(int minute, double value) {
        return new Sample(START.plusSeconds(60L * minute), value);
    }

    private static CloudWatchChart chart(double... values) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            samples.add(sample(i, values[i]));
        }
        return CloudWatchChart.of("CPUUtilization", "Percent").line("i-1 <Average> & more", samples);
    }

    /** The points of each stretch of the first line. */
    private static List<Integer> runs(CloudWatchChart chart) {
        return Pattern.compile("<path d=\"([^\"Z]*)\" style=\"fill:none;stroke:rgb\\(0,114,178\\);stroke-width:1.8;")
                .matcher(chart.svg())
                .results()
                .map(found -> found.group(1).split("[ML]").length - 1)
                .toList();
    }

    @Test
    void aLineGoesThroughItsPoints_andStopsAtAGap() {
        assertEquals(List.of(5), runs(chart(1, 2, 3, 2, 1)));
        assertEquals(List.of(2, 2), runs(chart(1, 2, Double.NaN, 2, 1)));
        assertEquals(List.of(2, 3), runs(chart(1, 2, Double.NaN, Double.NaN, 2, 1, 1, Double.NaN)));
    }

    @Test
    void S0_77_inThePictureNoInkOfTheLineIsInTheGap() throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(
                chart(20, 20, 20, Double.NaN, 20, 20, 20).png()));
        // Plot from 60 to 886 of 900 pixels, at twice the size: the gap is from a third to two thirds.
        int left = 2 * 60;
        int plot = 2 * (886 - 60);
        assertTrue(hasInk(image, left + plot / 6));
        assertFalse(hasInk(image, left + plot / 2));
        assertTrue(hasInk(image, left + plot * 5 / 6));
    }

    private static boolean hasInk(BufferedImage image, int x) {
        for (int y = 120; y < 520; y++) {
            if ((image.getRGB(x, y) & 0xFFFFFF) == BLUE) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aPointWithoutNeighboursIsADot() {
        assertEquals(1, chart(1, 1, Double.NaN, 5, Double.NaN, 1, 1).svg().split("<ellipse", -1).length - 1);
        assertFalse(chart(1, 1).svg().contains("<ellipse"));
    }

    @Test
    void theSameChartGivesTheSameBytes() {
        CloudWatchChart first = chart(1, 2, Double.NaN, 3).shade(START, START.plusSeconds(60), "hibernated");
        CloudWatchChart second = chart(1, 2, Double.NaN, 3).shade(START, START.plusSeconds(60), "hibernated");
        assertEquals(first.svg(), second.svg());
        assertArrayEquals(first.png(), second.png());
        assertNotEquals(first.svg(), second.threshold(2, "alarm").svg());
    }

    @Test
    void theSvgIsWellFormedAndItsWordsAreText() throws Exception {
        String svg = chart(1, 2, 3)
                .titled("CPU 사용률")
                .shade(START, START.plusSeconds(60), "최대 절전")
                .mark(START.plusSeconds(60), "중지")
                .threshold(2.5, "CPU > 2.5")
                .svg();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertEquals("http://www.w3.org/2000/svg", document.getDocumentElement().getNamespaceURI());
        List<String> words = new ArrayList<>();
        var nodes = document.getElementsByTagNameNS("*", "text");
        for (int i = 0; i < nodes.getLength(); i++) {
            words.add(nodes.item(i).getTextContent());
        }
        for (String word : List.of(
                "CPU 사용률",
                "Percent",
                "최대 절전",
                "중지",
                "CPU > 2.5",
                "i-1 <Average> & more",
                "2026-03-02 · UTC",
                "0",
                "09:00:00")) {
            assertTrue(words.contains(word), word + " in " + words);
        }
        assertTrue(svg.contains("sans-serif"));
    }

    @Test
    void theTimeAxisIsInTheAskedZone() {
        String svg = chart(1, 2, 3).in(ZoneId.of("Asia/Seoul")).svg();
        assertTrue(svg.contains(">18:00:00<") && svg.contains(">2026-03-02 · Asia/Seoul (UTC+09:00)<"), svg);
    }

    @Test
    void withoutDataTheChartSaysSoInItsLanguage() {
        CloudWatchChart empty = CloudWatchChart.of("NetworkIn", "Bytes").line("i-1", List.of());
        assertTrue(empty.svg().contains("No data available"));
        assertTrue(empty.svg(Locale.KOREAN).contains("사용 가능한 데이터가 없습니다"));
        assertTrue(empty.in(Locale.KOREAN).svg().contains("사용 가능한 데이터가 없습니다"));
    }

    @Test
    void aChartIsOpaqueSoThatItIsLegibleOnDarkPages() throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(chart(1, 2).png()));
        assertFalse(image.getColorModel().hasAlpha());
        assertEquals(0xFFFFFFFF, image.getRGB(20, 10));
    }

    @Test
    void answersAreSortedAndGapsFoundByThePeriod() {
        GetMetricStatisticsResponse answer = GetMetricStatisticsResponse.builder()
                .label("CPUUtilization")
                .datapoints(Stream.of(20, 5, 0, 25)
                        .map(minute -> Datapoint.builder()
                                .timestamp(START.plusSeconds(60L * minute))
                                .average((double) minute)
                                .unit(StandardUnit.PERCENT)
                                .build())
                        .toList())
                .build();
        CloudWatchChart chart = Charts.chart(answer);
        assertEquals("CPUUtilization", chart.title());
        assertEquals("Percent", chart.unit());
        assertEquals(
                List.of(sample(0, 0), sample(5, 5), sample(10, Double.NaN), sample(20, 20), sample(25, 25)),
                chart.lines().get(0).samples());
        assertEquals(List.of(2, 2), runs(chart));
    }

    @Test
    void axesStandAtRoundPlaces() {
        assertEquals(20, Ticks.step(100, 5));
        assertEquals(0.2, Ticks.step(0.9, 5), 1e-12);
        assertEquals(1e6, Ticks.step(4.4e6, 5));
        assertEquals(
                List.of("23:30", "03-03", "00:30"),
                Ticks.times(START.plusSeconds(14 * 3600 + 900), START.plusSeconds(15 * 3600 + 2400), ZoneOffset.UTC, 4)
                        .stream()
                        .map(Ticks.Tick::label)
                        .toList());
        assertEquals("1.5k", Units.brief(1500));
        assertEquals("20M", Units.brief(2e7));
        assertEquals("0.3", Units.brief(0.3));
    }

    @ParameterizedTest
    @CsvSource({"Percent, 62, 0, 100", "Percent, 3, 0, 4", "Percent, 250, 0, 300", "Bytes, 62, 0, 80", "Count, 0, 0, 1"
    })
    void axesEndAtRoundNumbers_andPercentagesAt100(String unit, double greatest, double bottom, double top) {
        Scale scale = Scale.of(Look.Axis.of(unit), 0, greatest, 5);
        assertEquals(bottom, scale.bottom());
        assertEquals(top, scale.top());
        assertEquals(bottom, scale.ticks().get(0));
        assertEquals(top, scale.ticks().get(scale.ticks().size() - 1), 1e-9);
    }

    @Test
    void whatIsBelowZeroIsSeenToo_andAskedEndsHold() {
        Scale below = Scale.of(Look.Axis.of("Count"), -7, 12, 5);
        assertTrue(below.bottom() <= -7 && below.top() >= 12, below.toString());
        Scale asked = Scale.of(new Look.Axis("Count", OptionalDouble.of(50), OptionalDouble.of(60)), 0, 1000, 5);
        assertEquals(List.of(50.0, 60.0), List.of(asked.bottom(), asked.top()));
    }

    @Test
    void everyStatisticOfAnAnswerIsALine() {
        GetMetricStatisticsResponse answer = GetMetricStatisticsResponse.builder()
                .label("CPUUtilization")
                .datapoints(IntStream.range(0, 4)
                        .mapToObj(i -> Datapoint.builder()
                                .timestamp(START.plusSeconds(300L * i))
                                .average(1.0)
                                .maximum(2.0)
                                .extendedStatistics(Map.of("p99", 3.0, "p50", 4.0, "p90", 5.0))
                                .build())
                        .toList())
                .build();
        assertEquals(
                List.of("Average", "Maximum", "p50", "p90", "p99"),
                Charts.chart(answer).lines().stream()
                        .map(CloudWatchChart.Line::name)
                        .toList());
        assertEquals(
                "CPUUtilization p90",
                Charts.chart(answer, answer).lines().get(3).name());
    }

    @Test
    void theRightAxisHasItsOwnNumbers() {
        String svg = chart(10, 20)
                .with(Look.of("Percent").axes(Look.Axis.of("Percent"), Look.Axis.of("Bytes")))
                .line(new CloudWatchChart.Line(
                        "NetworkIn",
                        List.of(sample(0, 3e6), sample(1, 4e6)),
                        CloudWatchChart.Side.RIGHT,
                        Optional.of("#123456")))
                .svg();
        assertTrue(svg.contains(">5M<") && svg.contains(">NetworkIn (right axis)<"), svg);
        assertTrue(svg.contains("stroke:rgb(18,52,86)"), svg);
        assertTrue(svg.contains(">Percent · Bytes (right axis)<"), svg);
    }

    @Test
    void stackedLinesStandOnOneAnother_andHaveAGapWhereNoneHasAValue() {
        List<CloudWatchChart.Line> stacked = Stacking.of(List.of(
                new CloudWatchChart.Line("a", List.of(sample(0, 1), sample(1, Double.NaN), sample(2, 3))),
                new CloudWatchChart.Line("b", List.of(sample(0, 10), sample(2, Double.NaN), sample(3, 5)))));
        assertEquals(
                List.of(sample(0, 11), sample(1, Double.NaN), sample(2, 3), sample(3, 5)),
                stacked.get(1).samples());
    }

    @Test
    void manyNamesTakeRowsBelowThePlot_andTheRestIsCounted() {
        CloudWatchChart chart = chart(1, 2);
        for (int i = 0; i < 60; i++) {
            chart = chart.line("i-0123456789abcdef" + i, List.of(sample(0, i)));
        }
        assertTrue(Pattern.compile(">and \\d+ more<").matcher(chart.svg()).find());
        assertTrue(
                Pattern.compile(">외 \\d+개<").matcher(chart.svg(Locale.KOREAN)).find());
    }

    @Test
    void labelsThatWouldOverlapTakeAnotherRow() {
        Labels labels = Labels.of(
                List.of(
                        new Labels.Wanted("중지", 100),
                        new Labels.Wanted("stopped by the schedule", 110),
                        new Labels.Wanted("시작", 300)),
                11,
                0,
                400,
                3);
        assertEquals(
                List.of(0, 1, 0),
                labels.placed().stream().map(Labels.Placed::row).toList());
        Labels crowded = Labels.of(Collections.nCopies(5, new Labels.Wanted("the same", 100)), 11, 0, 400, 3);
        assertEquals(
                List.of("the same", "the same", "the same", "", ""),
                crowded.placed().stream().map(Labels.Placed::text).toList());
    }

    @Test
    void aThousandPointsAreASmallDocument() {
        CloudWatchChart chart = CloudWatchChart.of("n", "Count")
                .line(
                        "a",
                        IntStream.range(0, 1440)
                                .mapToObj(i -> sample(i, Math.sin(i)))
                                .toList());
        assertTrue(
                chart.svg().length() < 25_000,
                () -> "characters: " + chart.svg().length());
    }

    @Test
    void ofManyPointsWhatCanBeSeenIsDrawn_theExtremesAmongIt() {
        CloudWatchChart chart = CloudWatchChart.of("n", "Count")
                .line(
                        "a",
                        IntStream.range(0, 100_000)
                                .mapToObj(i -> sample(i, i == 54_321 ? 100 : Math.sin(i)))
                                .toList());
        String svg = chart.svg();
        assertTrue(svg.length() < 120_000, () -> "characters: " + svg.length());
        double label = Double.parseDouble(svg.replaceAll("(?s).*<text [^>]* y=\"([\\d.]+)\">100</text>.*", "$1"));
        double plot = Double.parseDouble(svg.replaceAll("(?s).*translate\\([\\d.]+ ([\\d.]+)\\).*", "$1"));
        double highest = Pattern.compile("[ML][\\d.]+,([\\d.]+)")
                .matcher(svg.replaceAll("(?s).*<path d=\"([^\"]{1000,})\".*", "$1"))
                .results()
                .mapToDouble(point -> Double.parseDouble(point.group(1)))
                .min()
                .orElseThrow();
        assertEquals(label - 4, plot + highest, 0.11);
    }

    private static CloudWatchChart.Band band(double... edges) {
        List<Sample> lower = new ArrayList<>();
        List<Sample> upper = new ArrayList<>();
        for (int i = 0; i < edges.length / 2; i++) {
            lower.add(sample(i, edges[2 * i]));
            upper.add(sample(i, edges[2 * i + 1]));
        }
        return new CloudWatchChart.Band("i-1", lower, upper, CloudWatchChart.Side.LEFT);
    }

    /** What shines through the band at a minute of four and a value of a hundred: red, green and blue. */
    private static int ground(CloudWatchChart chart, double minute, double value) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(chart.png()));
        Plot plot = plot(chart);
        double x = plot.left() + plot.width() * minute / 4;
        return image.getRGB((int) (2 * x), (int) (2 * plot.y(value, CloudWatchChart.Side.LEFT))) & 0xffffff;
    }

    private static Plot plot(CloudWatchChart chart) {
        // As the painter has it: one row in the legend below.
        return Plot.of(chart, chart.lines(), 60, 52, 826, chart.height() - 52 - 22 - 18 - 12);
    }

    @Test
    void whatIsBetweenTheEdgesOfABandIsShaded() throws Exception {
        CloudWatchChart chart = chart(50, 50, 50, 50, 50).band(band(20, 90, 20, 90, 20, 90, 20, 90, 20, 90));
        int white = 0xffffff;
        assertEquals(white, ground(chart, 1.5, 97));
        assertNotEquals(white, ground(chart, 1.5, 85));
        assertEquals(ground(chart, 1.5, 85), ground(chart, 2.5, 27));
        assertEquals(white, ground(chart, 1.5, 13));
        assertTrue(chart.svg().contains("i-1 (expected)"));
        assertTrue(chart.svg(Locale.KOREAN).contains("i-1 (예상 범위)"));
    }

    @Test
    void aBandHasGapsAndEndsAtTheEdgeOfThePlot() throws Exception {
        CloudWatchChart gap =
                chart(50, 50, 50, 50, 50).band(band(20, 90, 20, 90, Double.NaN, Double.NaN, 20, 90, 20, 90));
        assertNotEquals(0xffffff, ground(gap, 0.5, 85));
        assertEquals(0xffffff, ground(gap, 2, 85));
        assertNotEquals(0xffffff, ground(gap, 3.5, 85));
        CloudWatchChart below = chart(50, 50, 50, 50, 50).band(band(-40, 90, -40, 90, -40, 90, -40, 90, -40, 90));
        assertEquals(0, plot(below).leftScale().bottom());
        assertNotEquals(0xffffff, ground(below, 1.5, 3));
    }
}
