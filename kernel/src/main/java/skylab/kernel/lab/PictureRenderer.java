package skylab.kernel.lab;

import java.util.Optional;
import skylab.kernel.display.Renderer;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Language;
import skylab.lab.Picture;

/** Pictures of VPCs as SVG, in the learner's language. */
final class PictureRenderer implements Renderer {
    private final Language language;

    PictureRenderer(Language language) {
        this.language = language;
    }

    @Override
    public Optional<MimeBundle> render(Object value) {
        return value instanceof Picture picture
                ? Optional.of(MimeBundle.of(picture.toString(), "image/svg+xml", picture.svg(language.locale())))
                : Optional.empty();
    }
}
