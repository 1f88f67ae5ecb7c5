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
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import skylab.kernel.chart.CloudWatchChart.Language;
import skylab.kernel.chart.CloudWatchChart.Sample;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

class CloudWatchChartTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final int BLUE = 0x1F77B4;

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

    private static long segments(CloudWatchChart chart) {
        return Pattern.compile("<(?:line|path|polyline)[^>]*stroke:rgb\\(31,119,180\\)")
                .matcher(chart.svg())
                .results()
                .count();
    }

    @Test
    void aLineOfFivePointsHasFourSegments_andAGapTakesTwoOfThem() {
        assertEquals(4, segments(chart(1, 2, 3, 2, 1)));
        assertEquals(2, segments(chart(1, 2, Double.NaN, 2, 1)));
    }

    @Test
    void S0_77_inThePictureNoInkOfTheLineIsInTheGap() throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(
                chart(20, 20, 20, Double.NaN, 20, 20, 20).png()));
        // Plot from 52 to 884 of 900 pixels, at twice the size: the gap is from a third to two thirds.
        int left = 2 * 52;
        int plot = 2 * (900 - 52 - 16);
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
                "CPU 사용률", "Percent", "최대 절전", "중지", "CPU > 2.5", "i-1 <Average> & more", "UTC", "0", "09:00")) {
            assertTrue(words.contains(word), word + " in " + words);
        }
        assertTrue(svg.contains("sans-serif"));
    }

    @Test
    void theTimeAxisIsInTheAskedZone() {
        String svg = chart(1, 2, 3).in(ZoneId.of("Asia/Seoul")).svg();
        assertTrue(svg.contains(">18:00<") && svg.contains(">Asia/Seoul<"), svg);
    }

    @Test
    void withoutDataTheChartSaysSoInItsLanguage() {
        CloudWatchChart empty = CloudWatchChart.of("NetworkIn", "Bytes").line("i-1", List.of());
        assertTrue(empty.svg().contains("No data available"));
        assertTrue(empty.in(Language.KOREAN).svg().contains("사용 가능한 데이터가 없습니다"));
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
        assertEquals(2, segments(chart));
    }

    @Test
    void axesStandAtRoundPlaces() {
        assertEquals(20, Axis.step(100, 5));
        assertEquals(0.2, Axis.step(0.9, 5), 1e-12);
        assertEquals(1e6, Axis.step(4.4e6, 5));
        assertEquals(
                List.of("23:30", "03/03", "00:30"),
                Axis.times(START.plusSeconds(14 * 3600 + 900), START.plusSeconds(15 * 3600 + 2400), ZoneOffset.UTC, 4)
                        .stream()
                        .map(Axis.Tick::label)
                        .toList());
        assertEquals("1.5k", Axis.brief(1500));
        assertEquals("20M", Axis.brief(2e7));
        assertEquals("0.3", Axis.brief(0.3));
    }
}
