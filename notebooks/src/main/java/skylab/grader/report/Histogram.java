package skylab.grader.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Locale;

/** Draws how points are spread, as SVG. */
final class Histogram {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 190;
    private static final int BASE = 150;
    private static final int TOP = 22;
    private static final int LEFT = 10;
    private static final int GAP = 6;

    private Histogram() {}

    /** The picture; each bar says how many it stands for. */
    static String svg(Distribution spread, ReportTexts texts) {
        int parts = spread.counts().size();
        int most = Math.max(1, Collections.max(spread.counts()));
        double step = (WIDTH - 2.0 * LEFT) / parts;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\" class=\"histogram\">%n",
                WIDTH,
                HEIGHT,
                texts.distribution()));
        for (int i = 0; i < parts; i++) {
            int count = spread.counts().get(i);
            double height = (BASE - TOP) * (double) count / most;
            double x = LEFT + i * step + GAP / 2.0;
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\"><title>%s – %s: %s</title></rect>%n",
                    x,
                    BASE - height,
                    step - GAP,
                    height,
                    bound(spread, i, parts),
                    bound(spread, i + 1, parts),
                    texts.students(count)));
            if (count > 0) {
                text(svg, x + (step - GAP) / 2, BASE - height - 5, String.valueOf(count));
            }
        }
        svg.append(String.format(
                Locale.ROOT, "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>%n", LEFT, BASE, WIDTH - LEFT, BASE));
        for (int i = 0; i <= parts; i++) {
            text(svg, LEFT + i * step, BASE + 17, bound(spread, i, parts));
        }
        text(svg, WIDTH / 2.0, HEIGHT - 4, texts.pointsAxis());
        return svg.append("</svg>\n").toString();
    }

    private static void text(StringBuilder svg, double x, double y, String text) {
        svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\">%s</text>%n", x, y, text));
    }

    private static String bound(Distribution spread, int part, int parts) {
        return spread.points()
                .multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(parts), 1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
