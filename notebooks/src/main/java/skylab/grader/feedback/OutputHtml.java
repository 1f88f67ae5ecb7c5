package skylab.grader.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a cell showed, as HTML. Pictures are shown as pictures, which cannot run scripts; anything else, HTML too, as
 * text.
 */
final class OutputHtml {
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/=\\s]+");
    private static final Pattern ANSI = Pattern.compile("\u001B\\[[0-9;]*[A-Za-z]");

    private OutputHtml() {}

    static void add(Html html, JsonNode output) {
        switch (output.path("output_type").asText()) {
            case "stream" ->
                html.element(
                        "pre",
                        output.path("name").asText().equals("stderr") ? "out err" : "out",
                        text(output.path("text")));
            case "error" -> html.element("pre", "out err", traceback(output));
            case "display_data", "execute_result" -> picture(html, output.path("data"));
            default -> html.element("pre", "out", "");
        }
    }

    private static String traceback(JsonNode output) {
        String lines =
                output.path("traceback").valueStream().map(JsonNode::asText).collect(Collectors.joining("\n"));
        String text = lines.isBlank()
                ? output.path("ename").asText() + ": " + output.path("evalue").asText()
                : lines;
        return ANSI.matcher(text).replaceAll("");
    }

    private static void picture(Html html, JsonNode data) {
        String alternative = text(data.path("text/plain"));
        String svg = text(data.path("image/svg+xml"));
        String png = text(data.path("image/png"));
        if (!svg.isEmpty()) {
            String encoded = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
            image(html, "image/svg+xml", encoded, alternative);
        } else if (BASE64.matcher(png).matches()) {
            image(html, "image/png", png.replaceAll("\\s", ""), alternative);
        } else {
            html.element("pre", "out", ANSI.matcher(alternative).replaceAll(""));
        }
    }

    private static void image(Html html, String type, String base64, String alternative) {
        html.markup("<p class=\"out\"><img src=\"data:" + type + ";base64," + base64 + "\" alt=\""
                + Html.escape(alternative) + "\"></p>\n");
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asText).collect(Collectors.joining())
                : value.asText("");
    }
}
