package skylab.kernel.failure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import skylab.kernel.evaluation.Outcome;
import skylab.kernel.extension.ErrorTeacher;
import skylab.kernel.extension.TaughtError;
import skylab.kernel.failure.FrameOrigins.Place;
import skylab.kernel.text.Messages;

/** What a student reads of an exception: what happened, what to do, where, and what led to it. */
final class ThrownRenderer {
    private static final int CAUSE_LIMIT = 5;
    private static final int SUPPRESSED_LIMIT = 3;

    private final Messages messages;
    private final FrameRenderer frames;
    private final ThrownAdvice advice;
    private final List<ErrorTeacher> teachers;

    ThrownRenderer(Messages messages, Messages hints, FrameOrigins origins, List<ErrorTeacher> teachers) {
        this.messages = messages;
        this.frames = new FrameRenderer(messages, origins);
        this.advice = new ThrownAdvice(hints);
        this.teachers = teachers;
    }

    /** The failure; what an exception only wraps stands in front of it. */
    Outcome.Failed render(Throwable error) {
        List<Throwable> chain = Thrown.chain(error);
        int core = 0;
        while (core + 1 < chain.size() && Thrown.isWrapper(chain.get(core))) {
            core++;
        }
        Throwable first = chain.get(core);
        Optional<TaughtError> taught = teach(first);
        Thrown shown =
                taught.map(each -> new Thrown(each.name(), each.message())).orElseGet(() -> Thrown.of(first));
        List<String> lines = new ArrayList<>();
        lines.add(shown.title());
        taught.ifPresentOrElse(
                each -> lines.addAll(each.explanation().strip().lines().toList()), () -> advice.advise(first)
                        .ifPresent(hint -> lines.add(Ansi.blue(messages.text("error.hint")) + " " + hint)));
        Set<Place> marked = new HashSet<>();
        lines.addAll(frames.ofStudent(first, marked));
        if (taught.isEmpty()) {
            addCauses(lines, chain.subList(core + 1, chain.size()), marked);
            addSuppressed(lines, first, marked);
        }
        for (Throwable wrapper : chain.subList(0, core)) {
            lines.add(messages.text("error.wrapped", Thrown.of(wrapper).name()));
            lines.addAll(frames.ofStudent(wrapper, marked));
        }
        return new Outcome.Failed(shown.name(), shown.message(), lines);
    }

    /** Every frame of an exception and its causes, those of the libraries and the JVM too. */
    List<String> whole(Throwable error) {
        List<String> lines = new ArrayList<>();
        for (Throwable each : Thrown.chain(error)) {
            String title = Thrown.of(each).title();
            lines.add(lines.isEmpty() ? title : messages.text("error.cause", title));
            lines.addAll(frames.all(each));
            addSuppressed(lines, each, new HashSet<>());
        }
        return lines;
    }

    private void addCauses(List<String> lines, List<Throwable> causes, Set<Place> marked) {
        for (Throwable cause : causes.subList(0, Math.min(CAUSE_LIMIT, causes.size()))) {
            lines.add(messages.text("error.cause", Thrown.of(cause).title()));
            lines.addAll(frames.ofStudent(cause, marked));
        }
        if (causes.size() > CAUSE_LIMIT) {
            lines.add(messages.text("error.moreCauses", causes.size() - CAUSE_LIMIT));
        }
    }

    private void addSuppressed(List<String> lines, Throwable error, Set<Place> marked) {
        Throwable[] suppressed = error.getSuppressed();
        for (int i = 0; i < Math.min(SUPPRESSED_LIMIT, suppressed.length); i++) {
            lines.add(messages.text("error.suppressed", Thrown.of(suppressed[i]).title()));
            lines.addAll(frames.ofStudent(suppressed[i], marked));
        }
    }

    private Optional<TaughtError> teach(Throwable error) {
        return teachers.stream()
                .map(teacher -> teacher.explain(error, messages.language()))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
