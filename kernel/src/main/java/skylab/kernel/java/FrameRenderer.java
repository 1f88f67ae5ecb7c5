package skylab.kernel.java;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import skylab.kernel.text.Messages;

/** The student's frames of a stack: cell and line, the source of the first, repetition folded. */
final class FrameRenderer {
    private static final int LIMIT = 12;
    private static final int LONGEST_CYCLE = 6;

    private final Messages messages;
    private final Function<String, Origin> origins;

    private record Frame(String method, Origin origin, int line) {}

    FrameRenderer(Messages messages, Function<String, Origin> origins) {
        this.messages = messages;
        this.origins = origins;
    }

    /** The lines for a throwable whose frames JShell has translated; none for null. */
    List<String> render(Throwable translated) {
        List<String> lines = new ArrayList<>();
        if (translated == null) {
            return lines;
        }
        List<Frame> frames = new ArrayList<>();
        for (StackTraceElement element : translated.getStackTrace()) {
            String file = element.getFileName();
            Origin origin = file == null || !file.startsWith("#") ? null : origins.apply(file.substring(1));
            if (origin != null && origin.cell() > 0) {
                frames.add(new Frame(method(element), origin, origin.line(element.getLineNumber())));
            }
        }
        int at = 0;
        while (at < frames.size() && lines.size() < LIMIT) {
            int cycle = cycle(frames, at);
            int repeated = repetitions(frames, at, cycle);
            for (Frame frame : frames.subList(at, at + cycle)) {
                addFrame(lines, frame, at == 0 && frame == frames.get(0));
            }
            if (repeated > 1) {
                lines.add("    " + messages.text("error.repeated", repeated));
            }
            at += cycle * repeated;
        }
        if (at < frames.size()) {
            lines.add("    " + messages.text("error.moreFrames", frames.size() - at));
        }
        return lines;
    }

    private void addFrame(List<String> lines, Frame frame, boolean withSource) {
        String place = messages.text("error.frame", frame.origin().cell(), frame.line());
        lines.add("    " + (frame.method().isEmpty() ? place : frame.method() + " (" + place + ")"));
        String source = frame.origin().text(frame.line()).strip();
        if (withSource && !source.isEmpty()) {
            lines.add("        " + source);
        }
    }

    private static int cycle(List<Frame> frames, int at) {
        for (int length = 1; length <= LONGEST_CYCLE; length++) {
            if (repetitions(frames, at, length) > 2) {
                return length;
            }
        }
        return 1;
    }

    private static int repetitions(List<Frame> frames, int at, int length) {
        int count = 1;
        while (at + (count + 1) * length <= frames.size()
                && frames.subList(at, at + length)
                        .equals(frames.subList(at + count * length, at + (count + 1) * length))) {
            count++;
        }
        return count;
    }

    private static String method(StackTraceElement element) {
        String type = element.getClassName() == null ? "" : element.getClassName();
        String name = element.getMethodName();
        if (name.contains("do_it$") || name.startsWith("lambda$")) {
            name = name.startsWith("lambda$") ? "lambda" : "";
        }
        return type.isEmpty() || name.isEmpty() ? name : type.replace('$', '.') + "." + name;
    }
}
