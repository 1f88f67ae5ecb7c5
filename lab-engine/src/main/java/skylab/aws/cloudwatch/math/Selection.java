package skylab.aws.cloudwatch.math;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import skylab.aws.cloudwatch.math.Value.Curves;

/** Functions that choose from arrays of time series, or put them in order. */
final class Selection {
    private static final List<Aggregate> ORDERS = List.of(Aggregate.AVG, Aggregate.MIN, Aggregate.MAX, Aggregate.SUM);

    private Selection() {}

    /** A time series without points, of the period of those that it stands for. */
    static Curve like(List<Curve> curves) {
        long period = curves.stream().mapToLong(Curve::period).max().orElse(0);
        return new Curve("", Map.of(), period, new TreeMap<>());
    }

    /** FIRST and LAST. */
    static Value edge(Arguments call, boolean first) {
        List<Curve> curves = call.curves(0, 1);
        return curves.isEmpty() ? like(curves) : curves.get(first ? 0 : curves.size() - 1);
    }

    static Value removeEmpty(Arguments call) {
        return new Curves(call.curves(0, 1).stream()
                .filter(curve -> !curve.points().isEmpty())
                .toList());
    }

    /** SLICE: from a place to another, which is excluded, counted from 0. With one place only, all from there on. */
    static Value slice(Arguments call) {
        call.count(2, 3);
        List<Curve> curves = call.curves(0);
        int from = place(call.number(1), curves.size());
        int to = call.size() == 2 ? curves.size() : place(call.number(2), curves.size());
        return new Curves(curves.subList(Math.min(from, to), to));
    }

    private static int place(double number, int size) {
        return (int) Math.max(0, Math.min(size, number));
    }

    /** SORT by a statistic of each; those without points come last. */
    static Value sort(Arguments call) {
        call.count(3, 4);
        List<Curve> curves = new ArrayList<>(call.curves(0));
        Aggregate by = Aggregate.named(call.text(1))
                .filter(ORDERS::contains)
                .orElseThrow(() ->
                        new ExpressionException("SORT can order by " + ORDERS + ", not by '" + call.text(1) + "'."));
        String order = call.text(2);
        if (!order.equals("ASC") && !order.equals("DESC")) {
            throw new ExpressionException("SORT can order ASC or DESC, not '" + order + "'.");
        }
        Comparator<Curve> comparator = Comparator.comparingDouble(by::of);
        List<Curve> empty =
                curves.stream().filter(curve -> curve.points().isEmpty()).toList();
        curves.removeIf(curve -> curve.points().isEmpty());
        curves.sort(order.equals("ASC") ? comparator : Collections.reverseOrder(comparator));
        curves.addAll(empty);
        return new Curves(call.size() == 3 ? curves : curves.subList(0, place(call.number(3), curves.size())));
    }
}
