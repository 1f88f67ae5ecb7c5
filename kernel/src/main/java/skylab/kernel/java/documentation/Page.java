package skylab.kernel.java.documentation;

import java.util.List;
import java.util.stream.Collectors;
import skylab.kernel.display.Html;
import skylab.kernel.notebook.MimeBundle;

/**
 * What is shown about a name.
 *
 * @param headlines its declarations
 * @param documentation HTML, empty when there is none
 * @param note a line for where something is missing, may be empty
 * @param source as it is written, may be empty
 */
record Page(List<Headline> headlines, String documentation, String note, String source) {
    /** As text and HTML, with the headlines of the call around it. */
    MimeBundle bundle(List<Headline> around) {
        StringBuilder text = new StringBuilder();
        StringBuilder html = new StringBuilder();
        add(headlines, text, html);
        if (!documentation.isEmpty()) {
            text.append("\n\n").append(HtmlText.of(documentation));
            html.append(documentation);
        }
        if (!note.isEmpty()) {
            text.append("\n\n").append(note);
            html.append("<p><i>").append(Html.escape(note)).append("</i></p>");
        }
        if (!source.isEmpty()) {
            text.append("\n\n").append(source);
            html.append("<pre>").append(Html.escape(source)).append("</pre>");
        }
        if (!around.isEmpty()) {
            text.append("\n\n");
            add(around, text, html);
        }
        return MimeBundle.of(text.toString(), "text/html", Html.literal(html.toString()));
    }

    private static void add(List<Headline> lines, StringBuilder text, StringBuilder html) {
        text.append(lines.stream().map(Headline::text).collect(Collectors.joining("\n")));
        html.append("<pre>")
                .append(lines.stream().map(Headline::html).collect(Collectors.joining("\n")))
                .append("</pre>");
    }
}
