package skylab.kernel.display;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Messages;

/** Exceptions as values: what they say, their causes, and where they were made; nothing has been thrown. */
final class ThrowableRenderer implements Renderer {
    private static final int MOST_FRAMES = 10;

    private final Messages messages;
    private final Foreign foreign;

    ThrowableRenderer(Messages messages) {
        this.messages = messages;
        this.foreign = new Foreign(messages);
    }

    @Override
    public Optional<MimeBundle> render(Object value) {
        if (!(value instanceof Throwable thrown)) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        StringBuilder html = new StringBuilder();
        Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable each = thrown; each != null && told.add(each); each = each.getCause()) {
            String said = foreign.text(each);
            String line = each == thrown ? said : messages.text("error.cause", said);
            lines.add(line);
            html.append("<div style=\"white-space:pre-wrap\">")
                    .append(Html.escape(line))
                    .append("</div>");
            for (Throwable suppressed : each.getSuppressed()) {
                lines.add("    " + messages.text("display.suppressed", foreign.text(suppressed)));
            }
        }
        List<String> frames = frames(thrown);
        frames.forEach(frame -> lines.add("    at " + frame));
        if (!frames.isEmpty()) {
            html.append("<pre style=\"opacity:.7;margin:.2em 0 .2em 2em\">")
                    .append(Html.escape(String.join("\n", frames)))
                    .append("</pre>");
        }
        return Optional.of(MimeBundle.of(String.join("\n", lines), "text/html", html.toString()));
    }

    private List<String> frames(Throwable thrown) {
        StackTraceElement[] all = thrown.getStackTrace();
        List<String> frames = new ArrayList<>();
        for (StackTraceElement frame : all) {
            // The cell itself; below this frame is the machinery that ran it.
            if (frame.getMethodName().startsWith("do_it$")) {
                frames.add(frame.getFileName() + ":" + frame.getLineNumber());
                break;
            }
            if (frames.size() == MOST_FRAMES) {
                frames.add(messages.text("display.more", all.length - MOST_FRAMES, all.length));
                break;
            }
            frames.add(frame.toString());
        }
        return frames;
    }
}
