package skylab.kernel.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import skylab.kernel.evaluation.Outcome;
import skylab.kernel.extension.ErrorTeacher;
import skylab.kernel.magic.UsageException;
import skylab.kernel.text.Messages;

/** Turns failures into what a student reads, and remembers the last exception for who wants to see all of it. */
public final class ErrorRenderer {
    private static final String HINTS = "skylab.kernel.failure.hints";

    private final Messages messages;
    private final FrameOrigins origins;
    private final Scope scope;
    private final List<ErrorTeacher> teachers = new CopyOnWriteArrayList<>();
    private volatile Throwable last;

    /** Explains in the language of these messages. */
    public ErrorRenderer(Messages messages, FrameOrigins origins, Scope scope) {
        this.messages = messages;
        this.origins = origins;
        this.scope = scope;
    }

    /** Adds one who explains exceptions; the first who knows an exception explains it. */
    public void add(ErrorTeacher teacher) {
        teachers.add(teacher);
    }

    /** What the student reads. Never throws, whatever the student's own exceptions do. */
    public Outcome.Failed render(SnippetFailure failure) {
        if (failure instanceof SnippetFailure.Rejected rejected) {
            return new ProblemRenderer(messages, hints(), scope).render(rejected);
        }
        if (failure instanceof SnippetFailure.Threw threw) {
            return thrown(threw.error());
        }
        if (failure instanceof SnippetFailure.Unresolved unresolved) {
            String message =
                    messages.text("error.unresolved", unresolved.name(), String.join(", ", unresolved.missing()));
            return failed("UnresolvedReference", message);
        }
        return failed("Interrupted", messages.text("error.interrupted"));
    }

    /** What the student reads when a thread that a cell has started ends with an exception. From any thread. */
    public List<String> uncaught(Thread thread, Throwable error) {
        List<String> lines = new ArrayList<>();
        lines.add(messages.text("error.thread", thread.getName()));
        lines.addAll(thrown(error).traceback());
        return lines;
    }

    /**
     * What was probably meant by something that a declaration waits for.
     *
     * @param missing as the compiler calls it, such as {@code variable cuont}
     * @param declaration the source that mentions it
     * @return a line for the student; empty when it may well be declared later
     */
    public Optional<String> meant(String missing, String declaration) {
        return NameAdvice.ofAwaited(missing, declaration, scope)
                .map(hint -> Ansi.blue(messages.text("error.hint")) + " "
                        + hints().text(hint.key(), hint.arguments().toArray()));
    }

    /** The whole stack traces of the last exception that was shown; empty when there was none. */
    public List<String> lastTrace() {
        Throwable error = last;
        return error == null ? List.of() : exceptions().whole(error);
    }

    private Outcome.Failed thrown(Throwable error) {
        if (error instanceof UsageException) {
            return failed("UsageError", error.getMessage());
        }
        last = error;
        return exceptions().render(error);
    }

    private ThrownRenderer exceptions() {
        return new ThrownRenderer(messages, hints(), origins, teachers);
    }

    /** Read when something has failed, not at the start. */
    private Messages hints() {
        return new Messages(messages.language(), HINTS);
    }

    private static Outcome.Failed failed(String name, String message) {
        return new Outcome.Failed(name, message, List.of(new Thrown(name, message).title()));
    }
}
