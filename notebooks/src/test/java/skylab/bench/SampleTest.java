package skylab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void theMedianIsAMeasuredValue() {
        assertEquals(2, new Sample(List.of(3.0, 1.0, 2.0)).median());
        assertEquals(2, new Sample(List.of(4.0, 3.0, 2.0, 1.0)).median());
        assertEquals(Double.NaN, new Sample(List.of()).median());
    }

    @Test
    void ninetyFivePercentAreNotSlowerThanThe95thPercentile() {
        Sample sample = new Sample(
                IntStream.rangeClosed(1, 300).mapToObj(i -> (double) i).toList());
        assertEquals(285, sample.quantile(0.95));
    }

    @Test
    void aSessionThatTakesTwiceAsLongInTheEndHasGrownByTwo() {
        List<Double> times = DoubleStream.concat(
                        DoubleStream.generate(() -> 3).limit(100),
                        DoubleStream.generate(() -> 6).limit(150))
                .boxed()
                .toList();
        assertEquals(2, new Sample(times).growth(100));
        assertEquals(Double.NaN, new Sample(times).growth(200), "too few");
    }
}
