package skylab.kernel.chart;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * Charts beside and below one another.
 *
 * @param title above them
 * @param charts row by row
 * @param columns how many stand beside one another
 */
public record ChartGrid(String title, List<CloudWatchChart> charts, int columns) implements Drawing {
    private static final int GAP = 10;
    private static final int HEADER = 34;

    /** Takes a copy of the list. */
    public ChartGrid {
        charts = List.copyOf(charts);
    }

    /** These charts with their time axes in a zone. */
    public ChartGrid in(ZoneId zone) {
        return new ChartGrid(title, charts.stream().map(chart -> chart.in(zone)).toList(), columns);
    }

    /** These charts with their time axes in a zone, e.g. {@code Asia/Seoul}. */
    public ChartGrid in(String zone) {
        return in(ZoneId.of(zone));
    }

    @Override
    public int width() {
        return GAP
                + columns
                        * (GAP
                                + charts.stream()
                                        .mapToInt(CloudWatchChart::width)
                                        .max()
                                        .orElse(0));
    }

    @Override
    public int height() {
        int rows = (charts.size() + columns - 1) / columns;
        return HEADER + rows * (GAP + rowHeight());
    }

    private int rowHeight() {
        return charts.stream().mapToInt(CloudWatchChart::height).max().orElse(0);
    }

    @Override
    public void paint(Canvas canvas, Locale locale) {
        canvas.card(title, width(), height());
        int columnWidth = (width() - GAP) / columns;
        for (int i = 0; i < charts.size(); i++) {
            CloudWatchChart plain = charts.get(i);
            CloudWatchChart chart = plain.titled(Words.title(locale, plain.title()));
            canvas.within(
                    GAP + (double) (i % columns) * columnWidth,
                    HEADER + (double) (i / columns) * (GAP + rowHeight()),
                    () -> chart.paint(canvas, locale));
        }
    }
}
