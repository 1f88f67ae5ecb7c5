package skylab.kernel.display;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.internal.chartpart.Chart;
import skylab.kernel.notebook.MimeBundle;

/** Charts of XChart as SVG, with a PNG beside it for front ends and converters that show no SVG. */
final class XChartRenderer implements Renderer {
    @Override
    public Optional<MimeBundle> render(Object value) {
        if (!(value instanceof Chart<?, ?> chart)) {
            return Optional.empty();
        }
        String title = chart.getTitle() == null || chart.getTitle().isBlank() ? "" : ": " + chart.getTitle();
        String text = Foreign.name(value.getClass()) + title;
        try {
            byte[] png = BitmapEncoder.getBitmapBytes(chart, BitmapFormat.PNG);
            return Optional.of(MimeBundle.of(text, "image/svg+xml", svg(chart))
                    .with("image/png", Base64.getEncoder().encodeToString(png)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String svg(Chart<?, ?> chart) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        VectorGraphicsEncoder.saveVectorGraphic(chart, bytes, VectorGraphicsFormat.SVG);
        String document = bytes.toString(StandardCharsets.UTF_8);
        // Inside a page there is no prologue.
        return document.substring(document.indexOf("<svg"));
    }
}
