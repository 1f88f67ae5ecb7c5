package skylab.kernel.course;

import skylab.kernel.display.Html;
import skylab.kernel.notebook.Displayable;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Language;

/**
 * What {@code %hint} says.
 *
 * @param level from 1; 0 when the step has no hints
 */
record Help(Language language, LessonStep step, int level) implements Displayable {
    private static final String BLUE = "#3a7bd5";

    @Override
    public MimeBundle display() {
        return MimeBundle.of(text(), "text/html", Html.money(html()));
    }

    private String headline() {
        String title = step.title().in(language);
        return level == 0
                ? Texts.in(language, "hint.none", title)
                : Texts.in(language, "hint.level", title, level, step.hints().size());
    }

    private String hint() {
        return level == 0 ? "" : step.hints().get(level - 1).in(language);
    }

    private String note() {
        if (level == 0) {
            return "";
        }
        return Texts.in(language, level < step.hints().size() ? "hint.more" : "hint.last", step.id());
    }

    private String text() {
        return (headline() + "\n" + hint() + "\n" + note()).strip();
    }

    private String html() {
        return "<div style=\"border-left:4px solid " + BLUE + ";padding:.2em .8em\"><b>" + Html.escape(headline())
                + "</b><div>" + Prose.html(hint()) + "</div>" + Html.note(note()) + "</div>";
    }
}
