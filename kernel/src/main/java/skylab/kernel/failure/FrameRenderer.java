package skylab.kernel.failure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import skylab.kernel.failure.Folding.Run;
import skylab.kernel.failure.FrameOrigins.Place;
import skylab.kernel.text.Messages;

/** The frames of a stack for the student: cell and line, the source of the innermost, repetition folded. */
final class FrameRenderer {
    private static final int LIMIT = 12;
    private static final String INDENT = "    ";

    private final Messages messages;
    private final FrameOrigins origins;

    FrameRenderer(Messages messages, FrameOrigins origins) {
        this.messages = messages;
        this.origins = origins;
    }

    /**
     * The lines for the frames of a throwable that cells wrote; none when no cell wrote any.
     *
     * @param marked places whose source was shown before; that of the innermost frame is added
     */
    List<String> ofStudent(Throwable error, Set<Place> marked) {
        List<Place> frames = Arrays.stream(error.getStackTrace())
                .map(this::place)
                .flatMap(Optional::stream)
                .toList();
        List<String> lines = new ArrayList<>();
        int left = frames.size();
        for (Run<Place> run : Folding.runs(frames)) {
            if (lines.size() >= LIMIT) {
                lines.add(INDENT + messages.text("error.moreFrames", left));
                break;
            }
            for (Place frame : run.items()) {
                lines.add(INDENT + shown(frame));
                if (lines.size() == 1 && marked.add(frame)) {
                    addSource(lines, frame);
                }
            }
            addTimes(lines, run);
            left -= run.items().size() * run.times();
        }
        return lines;
    }

    /** The lines for all frames, those of cells by cell and line. */
    List<String> all(Throwable error) {
        List<String> frames = Arrays.stream(error.getStackTrace())
                .map(frame -> INDENT + place(frame).map(this::shown).orElseGet(() -> String.valueOf(frame)))
                .toList();
        List<String> lines = new ArrayList<>();
        for (Run<String> run : Folding.runs(frames)) {
            lines.addAll(run.items());
            addTimes(lines, run);
        }
        return lines;
    }

    private static void addSource(List<String> lines, Place frame) {
        String source =
                new Origin(frame.cell(), frame.code(), 0).text(frame.line()).strip();
        if (!source.isEmpty()) {
            lines.add("      " + Ansi.red("→") + " " + source);
        }
    }

    private void addTimes(List<String> lines, Run<?> run) {
        if (run.times() > 1) {
            lines.add(INDENT + messages.text("error.repeated", run.times()));
        }
    }

    private Optional<Place> place(StackTraceElement frame) {
        return origins.of(frame).filter(place -> place.cell() > 0);
    }

    private String shown(Place frame) {
        String place = messages.text("error.frame", frame.cell(), frame.line());
        String method = frame.method().replaceFirst("(.+)\\.<init>$", "new $1").replaceFirst("\\.<clinit>$", ".static");
        return method.isEmpty() ? place : method + " (" + place + ")";
    }
}
