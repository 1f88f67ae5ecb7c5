package skylab.kernel.lab;

import java.util.Base64;
import java.util.Optional;
import skylab.kernel.chart.CloudWatchChart;
import skylab.kernel.display.Renderer;
import skylab.kernel.notebook.MimeBundle;

/** Charts as SVG, with a PNG beside it for front ends and converters that show no SVG. */
final class ChartRenderer implements Renderer {
    @Override
    public Optional<MimeBundle> render(Object value) {
        if (!(value instanceof CloudWatchChart chart)) {
            return Optional.empty();
        }
        return Optional.of(MimeBundle.of(chart.title(), "image/svg+xml", chart.svg())
                .with("image/png", Base64.getEncoder().encodeToString(chart.png())));
    }
}
