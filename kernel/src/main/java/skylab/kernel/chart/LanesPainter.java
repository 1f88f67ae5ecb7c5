package skylab.kernel.chart;

import java.awt.Color;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import skylab.kernel.chart.Canvas.Anchor;
import skylab.kernel.chart.Canvas.Stroke;
import skylab.kernel.chart.Lanes.Lane;
import skylab.kernel.chart.Lanes.Mark;
import skylab.kernel.chart.Lanes.Span;
import skylab.kernel.chart.Lanes.Style;

/** Draws lanes. A state is told by its colour, by its form, and by its name where that has room. */
final class LanesPainter {
    private static final int SIZE = 12;
    private static final int SMALL = 11;
    private static final double MARGIN = 14;
    private static final double HEADER = 52;
    private static final double FOOTER = 26;
    private static final double BAR = 18;
    private static final double LANE_GAP = 10;
    private static final double MARK_ROW = 14;
    private static final int MOST_MARK_ROWS = 3;
    private static final int MOST_LEGEND_ROWS = 3;
    private static final double MOST_NAME = 200;
    private static final double TICK_ROOM = 62;

    private final Lanes lanes;
    private final double left;
    private final double right;
    private final List<Labels> marks = new ArrayList<>();
    private final Legend legend;

    LanesPainter(Lanes lanes) {
        this.lanes = lanes;
        double names = lanes.lanes().stream()
                .mapToDouble(lane -> Fonts.width(lane.name(), SIZE, false))
                .max()
                .orElse(0);
        left = MARGIN + Math.min(MOST_NAME, names) + 10;
        right = lanes.width() - MARGIN;
        for (Lane lane : lanes.lanes()) {
            marks.add(Labels.of(
                    shown(lane).stream()
                            .map(mark -> new Labels.Wanted(mark.label(), x(mark.at())))
                            .toList(),
                    SMALL,
                    left,
                    right,
                    MOST_MARK_ROWS));
        }
        // Many states are too short for their names.
        legend = new Legend(
                lanes.lanes().stream()
                        .flatMap(lane -> lane.spans().stream())
                        .map(span -> new Legend.Entry(span.label(), stroke(span.style())))
                        .distinct()
                        .toList(),
                lanes.width() - 2 * MARGIN,
                MOST_LEGEND_ROWS,
                Locale.ENGLISH);
    }

    private static Stroke stroke(Style style) {
        return style == Style.GONE
                ? new Stroke(ink(style), 3, List.of(3, 2))
                : style == Style.RESTING
                        ? new Stroke(Palette.translucent(ink(style), 0.6), 9, List.of(3, 2))
                        : Stroke.of(ink(style), 9);
    }

    int height() {
        double height = HEADER + FOOTER + LANE_GAP + legend.height() + 8;
        for (Labels labels : marks) {
            height += laneHeight(labels);
        }
        return (int) Math.ceil(height);
    }

    private static double laneHeight(Labels labels) {
        return BAR + labels.rows() * MARK_ROW + LANE_GAP;
    }

    void paint(Canvas canvas, Locale locale) {
        int height = height();
        canvas.card(Words.title(locale, lanes.title()), lanes.width(), height);
        canvas.note(Ticks.days(lanes.range().from(), lanes.range().to(), lanes.zone()), right, 40, Anchor.END);
        if (lanes.lanes().isEmpty()) {
            canvas.text(Words.in(locale, "no-data"), MARGIN, 40, Anchor.START, 13, false, Palette.FAINT_TEXT);
        }
        times(canvas, height - FOOTER - legend.height() - 8);
        double top = HEADER;
        for (int i = 0; i < lanes.lanes().size(); i++) {
            lane(canvas, lanes.lanes().get(i), marks.get(i), top);
            top += laneHeight(marks.get(i));
        }
        legend.paint(canvas, MARGIN, height - legend.height() - 8);
    }

    private void times(Canvas canvas, double bottom) {
        int most = (int) ((right - left) / TICK_ROOM);
        for (Ticks.Tick tick : Ticks.times(lanes.range().from(), lanes.range().to(), lanes.zone(), most)) {
            double x = x(tick.at());
            canvas.line(x, HEADER - 6, x, bottom, Stroke.of(Palette.GRID, 1));
            double half = Fonts.width(tick.label(), SMALL, false) / 2;
            canvas.note(tick.label(), Math.min(x, lanes.width() - 4 - half), bottom + 16, Anchor.MIDDLE);
        }
    }

    private void lane(Canvas canvas, Lane lane, Labels labels, double top) {
        canvas.text(
                Fonts.fit(lane.name(), MOST_NAME, SIZE),
                MARGIN,
                top + BAR - 5,
                Anchor.START,
                SIZE,
                false,
                Palette.TEXT);
        lane.spans().forEach(span -> span(canvas, span, top));
        List<Mark> shown = shown(lane);
        for (int i = 0; i < shown.size(); i++) {
            double x = x(shown.get(i).at());
            Labels.Placed label = labels.placed().get(i);
            double end = label.text().isEmpty() ? top + BAR : base(label, top) - 9;
            canvas.line(x, top - 3, x, end, Stroke.of(Palette.FAINT_TEXT, 1.2));
            canvas.dot(x, top - 3, 2.6, Palette.TEXT);
        }
        for (Labels.Placed label : labels.placed()) {
            canvas.label(label.text(), label.begin(), base(label, top), Palette.TEXT);
        }
    }

    private static double base(Labels.Placed label, double top) {
        return top + BAR + MARK_ROW * (label.row() + 1) - 2;
    }

    private List<Mark> shown(Lane lane) {
        return lane.marks().stream()
                .filter(mark -> !mark.at().isBefore(lanes.range().from())
                        && !mark.at().isAfter(lanes.range().to()))
                .toList();
    }

    private void span(Canvas canvas, Span span, double top) {
        double begin = x(span.from());
        // Even a moment is to be seen.
        double width = Math.max(1.5, x(span.to()) - begin);
        if (span.to().isBefore(lanes.range().from())
                || span.from().isAfter(lanes.range().to())) {
            return;
        }
        Color ink = ink(span.style());
        boolean isHollow = span.style() == Style.RESTING || span.style() == Style.GONE;
        if (isHollow) {
            double inset = span.style() == Style.GONE ? BAR / 2 - 1 : 0;
            canvas.fill(begin, top + inset, width, BAR - 2 * inset, 0, Palette.translucent(ink, 0.18));
            canvas.outline(
                    begin + 0.5,
                    top + inset + 0.5,
                    Math.max(0.5, width - 1),
                    BAR - 2 * inset - 1,
                    0,
                    new Stroke(ink, 1, List.of(3, 2)));
        } else {
            canvas.fill(begin, top, width, BAR, 0, ink);
        }
        if (span.style() != Style.GONE && Fonts.width(span.label(), SMALL, false) + 6 <= width) {
            canvas.text(
                    span.label(),
                    begin + width / 2,
                    top + BAR - 5,
                    Anchor.MIDDLE,
                    SMALL,
                    false,
                    isHollow || span.style() == Style.BEGINNING ? Palette.TEXT : Palette.CARD);
        }
    }

    private static Color ink(Style style) {
        return switch (style) {
            case BEGINNING -> new Color(0xf0b72f);
            case ACTIVE -> Palette.GOOD;
            case ENDING -> new Color(0x8a4b08);
            case RESTING, GONE -> Palette.UNKNOWN;
            case TROUBLED -> Palette.ALERT;
        };
    }

    private double x(Instant at) {
        double whole = lanes.range().to().toEpochMilli() - lanes.range().from().toEpochMilli();
        double share =
                whole <= 0 ? 0 : (at.toEpochMilli() - lanes.range().from().toEpochMilli()) / whole;
        return left + (right - left) * Math.max(0, Math.min(1, share));
    }
}
