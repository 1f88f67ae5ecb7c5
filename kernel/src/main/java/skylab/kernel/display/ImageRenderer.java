package skylab.kernel.display;

import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;
import skylab.kernel.notebook.MimeBundle;

/** Pictures as PNG. */
final class ImageRenderer implements Renderer {
    @Override
    public Optional<MimeBundle> render(Object value) {
        if (!(value instanceof RenderedImage image)) {
            return Optional.empty();
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = "Image " + image.getWidth() + " × " + image.getHeight();
        return Optional.of(MimeBundle.of(text, "image/png", Base64.getEncoder().encodeToString(png.toByteArray())));
    }
}
