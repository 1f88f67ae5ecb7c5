package skylab.kernel.course;

import java.util.List;
import skylab.kernel.display.Html;
import skylab.kernel.notebook.Displayable;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Language;

/**
 * What {@code %check} says.
 *
 * @param missing what is not there; nothing when the step is done now
 * @param passed whether it was done now or before
 * @param standing of the lesson
 */
record Verdict(Language language, LessonStep step, List<Bilingual> missing, boolean passed, Standing standing)
        implements Displayable {
    private static final String GREEN = "#2e8b57";
    private static final String AMBER = "#c77700";

    @Override
    public MimeBundle display() {
        return MimeBundle.of(text(), "text/html", Html.money(html()));
    }

    private String mark() {
        return missing.isEmpty() ? "✔" : "○";
    }

    private String headline() {
        return Texts.in(language, missing.isEmpty() ? "done" : "missing");
    }

    private String note() {
        if (missing.isEmpty()) {
            return "";
        }
        return Texts.in(language, passed ? "before" : "help", step.id());
    }

    private String text() {
        StringBuilder text = new StringBuilder(mark() + " " + step.title().in(language) + ": " + headline());
        missing.forEach(each -> text.append("\n  - ").append(each.in(language)));
        text.append("\n  ")
                .append(standing.bar())
                .append(' ')
                .append(standing.done())
                .append('/')
                .append(standing.all());
        if (!note().isEmpty()) {
            text.append("\n  ").append(note());
        }
        return text.toString();
    }

    private String html() {
        String colour = missing.isEmpty() ? GREEN : AMBER;
        StringBuilder html =
                new StringBuilder("<div style=\"border-left:4px solid " + colour + ";padding:.2em .8em\">");
        html.append("<span style=\"color:")
                .append(colour)
                .append(";font-weight:bold\">")
                .append(mark())
                .append("</span> <b>");
        html.append(Html.escape(step.title().in(language))).append("</b>: ").append(Html.escape(headline()));
        html.append(" <span style=\"float:right;opacity:.8\">")
                .append(standing.html())
                .append("</span>");
        if (!missing.isEmpty()) {
            html.append("<ul style=\"margin:.3em 0 .3em 1.6em\">");
            missing.forEach(each ->
                    html.append("<li>").append(Prose.html(each.in(language))).append("</li>"));
            html.append("</ul>").append(Html.note(note()));
        }
        return html.append("</div>").toString();
    }
}
