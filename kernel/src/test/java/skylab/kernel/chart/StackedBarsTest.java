package skylab.kernel.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import skylab.billing.Bill;
import skylab.lab.Lab;
import skylab.lab.LabOptions;

class StackedBarsTest {
    private static final StackedBars BARS = StackedBars.of("비용", "USD", List.of("03-01", "03-02", "03-03"))
            .part("EC2", List.of(1.0, 2.0, 4.0))
            .part("NAT", List.of(0.0, 3.0, 1.0))
            .part("credit", List.of(0.0, -1.0));

    private record Bar(double top, double height) {}

    private static List<Bar> bars(StackedBars bars, String color) {
        return Pattern.compile("<path d=\"([^\"]*Z[^\"]*)\" style=\"fill:" + Pattern.quote(color))
                .matcher(bars.svg())
                .results()
                .map(found -> Pattern.compile(",([\\d.]+)")
                        .matcher(found.group(1))
                        .results()
                        .mapToDouble(y -> Double.parseDouble(y.group(1)))
                        .summaryStatistics())
                .map(y -> new Bar(y.getMin(), y.getMax() - y.getMin()))
                .toList();
    }

    @Test
    void partsStandOnOneAnother_asHighAsTheirAmounts() {
        List<Bar> first = bars(BARS, "rgb(0,114,178)");
        List<Bar> second = bars(BARS, "rgb(213,94,0)");
        assertEquals(3, first.size());
        assertEquals(2, second.size(), "nothing is drawn for 0");
        assertEquals(2, first.get(1).height() / first.get(0).height(), 0.02);
        assertEquals(first.get(1).top(), second.get(0).top() + second.get(0).height(), 0.2);
        assertEquals(1.5, second.get(0).height() / first.get(1).height(), 0.02);
    }

    @Test
    void whatIsBelowZeroHangsBelowTheAxis() {
        Bar credit = bars(BARS, "rgb(0,158,115)").get(0);
        Bar ground = bars(BARS, "rgb(0,114,178)").get(1);
        assertEquals(ground.top() + ground.height(), credit.top(), 0.2);
    }

    @Test
    void sumsAreWrittenAboveBars_andExpectedBarsAreFainter() {
        String svg = BARS.certain(2).svg(Locale.KOREAN);
        assertTrue(svg.contains(">4<") && svg.contains(">5<"), svg);
        assertTrue(svg.contains(">옅은 막대: 예상<"), svg);
        StackedBars bars = BARS.certain(2);
        assertEquals(2, bars(bars, "rgb(0,114,178)").size());
        assertEquals(1, bars(bars, "rgb(153,199,224)").size());
        assertEquals(1, bars(bars, "rgb(238,191,153)").size());
    }

    @Test
    void labelsThatHaveNoRoomAreLeftOut() {
        List<String> days =
                IntStream.rangeClosed(1, 90).mapToObj("day %03d"::formatted).toList();
        String svg = StackedBars.of("t", "USD", days)
                .part("a", days.stream().map(day -> 1.0).toList())
                .svg();
        long shown = Pattern.compile(">day \\d+<").matcher(svg).results().count();
        assertTrue(shown > 5 && shown < 25, () -> "labels: " + shown);
    }

    @Test
    void withoutPartsThereIsNoData() {
        assertTrue(StackedBars.of("t", "USD", List.of()).svg().contains("No data available"));
    }

    @Test
    void aBillIsABarForEachDay_andWhatIsToComeIsFainter() {
        Lab lab = Lab.open(LabOptions.seed(7));
        lab.ec2().allocateAddress(r -> r.domain("vpc"));
        lab.advance("50h");
        Bill bill = lab.bill(lab.now().minus(Duration.ofHours(48)), lab.now().plus(Duration.ofHours(48)));
        StackedBars bars = Charts.bill(bill);
        assertEquals(bill.days().size(), bars.labels().size());
        assertTrue(bars.certain() < bars.labels().size() && bars.certain() > 0, () -> "certain: " + bars.certain());
        assertEquals(
                bill.total().doubleValue(),
                bars.parts().stream()
                        .flatMap(part -> part.amounts().stream())
                        .mapToDouble(Double::doubleValue)
                        .sum(),
                1e-9);
        assertTrue(bars.svg(Locale.KOREAN).contains(">일별 비용<"));
    }
}
