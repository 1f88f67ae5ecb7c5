package skylab.kernel.lab;

import java.util.Optional;
import skylab.kernel.display.Html;
import skylab.kernel.display.Renderer;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Language;
import skylab.lab.Picture;

/** Pictures of VPCs in the learner's language: as SVG, and as an image for pages. */
final class PictureRenderer implements Renderer {
    private final Language language;

    PictureRenderer(Language language) {
        this.language = language;
    }

    @Override
    public Optional<MimeBundle> render(Object value) {
        if (!(value instanceof Picture picture)) {
            return Optional.empty();
        }
        String svg = picture.svg(language.locale());
        return Optional.of(MimeBundle.of(picture.toString(), "text/html", Html.image(svg, picture.toString()))
                .with("image/svg+xml", svg));
    }
}
