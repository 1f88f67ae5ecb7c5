package skylab.kernel.lab;

import java.util.Optional;
import skylab.kernel.display.Html;
import skylab.kernel.display.Renderer;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Language;
import skylab.lab.LabSession;

/** The state of a Learner Lab with the coloured dot of its page. */
final class SessionRenderer implements Renderer {
    private final Language language;

    SessionRenderer(Language language) {
        this.language = language;
    }

    @Override
    public Optional<MimeBundle> render(Object value) {
        if (!(value instanceof LabSession session)) {
            return Optional.empty();
        }
        String text = session.text(language.locale());
        String html = Html.money("<p><span style=\"color:" + colour(session.state()) + "\">●</span> "
                + Html.escape(text).replace("\n", "<br>") + "</p>");
        return Optional.of(MimeBundle.text(text).with("text/html", html));
    }

    private static String colour(LabSession.State state) {
        return switch (state) {
            case READY -> "#2e8b57";
            case NONE -> "#808080";
            case ENDED, OVER_BUDGET, DEACTIVATED -> "#c0392b";
        };
    }
}
