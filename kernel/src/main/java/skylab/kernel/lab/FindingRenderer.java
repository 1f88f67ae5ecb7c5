package skylab.kernel.lab;

import java.util.Optional;
import skylab.kernel.display.Renderer;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Language;
import skylab.network.proof.Finding;

/** What was proved about a network, in the learner's language. */
final class FindingRenderer implements Renderer {
    private final Language language;

    FindingRenderer(Language language) {
        this.language = language;
    }

    @Override
    public Optional<MimeBundle> render(Object value) {
        return value instanceof Finding finding
                ? Optional.of(MimeBundle.text(finding.in(language.locale())))
                : Optional.empty();
    }
}
