package skylab.kernel.lab;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import skylab.kernel.chart.Drawing;
import skylab.kernel.display.Html;
import skylab.kernel.display.Renderer;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Language;

/** Charts in the learner's language: as an image for pages, as SVG, and as PNG for converters that show neither. */
final class ChartRenderer implements Renderer {
    private final Language language;

    ChartRenderer(Language language) {
        this.language = language;
    }

    @Override
    public Optional<MimeBundle> render(Object value) {
        if (!(value instanceof Drawing drawing)) {
            return Optional.empty();
        }
        Locale locale = language.locale();
        String svg = drawing.svg(locale);
        return Optional.of(MimeBundle.of(drawing.title(), "text/html", Html.image(svg, drawing.title()))
                .with("image/svg+xml", svg)
                .with("image/png", Base64.getEncoder().encodeToString(drawing.png(locale))));
    }
}
