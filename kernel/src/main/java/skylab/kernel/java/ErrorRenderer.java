package skylab.kernel.java;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import jdk.jshell.Diag;
import skylab.kernel.evaluation.Outcome;
import skylab.kernel.extension.ErrorTeacher;
import skylab.kernel.extension.TaughtError;
import skylab.kernel.magic.UsageException;
import skylab.kernel.text.Messages;

/** Turns failures into what a student reads: the error, its causes, the lines of the student's own code. */
final class ErrorRenderer {
    private static final int CAUSE_LIMIT = 5;

    private final Messages messages;
    private final FrameRenderer frames;
    private final List<ErrorTeacher> teachers = new CopyOnWriteArrayList<>();

    ErrorRenderer(Messages messages, Function<String, Origin> origins) {
        this.messages = messages;
        this.frames = new FrameRenderer(messages, origins);
    }

    void add(ErrorTeacher teacher) {
        teachers.add(teacher);
    }

    Outcome.Failed render(SnippetFailure failure) {
        if (failure instanceof SnippetFailure.Rejected rejected) {
            return compileError(rejected);
        }
        if (failure instanceof SnippetFailure.Threw threw) {
            return exception(threw.error(), threw.translated());
        }
        if (failure instanceof SnippetFailure.Unresolved unresolved) {
            String message =
                    messages.text("error.unresolved", unresolved.name(), String.join(", ", unresolved.missing()));
            return failed("UnresolvedReference", message, List.of());
        }
        return failed("Interrupted", messages.text("error.interrupted"), List.of());
    }

    /** What was thrown outside of snippets, by a magic or while a value was shown. */
    Outcome.Failed renderThrown(Throwable error) {
        if (error instanceof SnippetFailedException nested) {
            return render(nested.failure());
        }
        if (error instanceof StopError) {
            return render(new SnippetFailure.Stopped());
        }
        if (error instanceof UsageException) {
            return failed("UsageError", error.getMessage(), List.of());
        }
        return exception(error, null);
    }

    private Outcome.Failed compileError(SnippetFailure.Rejected rejected) {
        List<String> lines = new ArrayList<>();
        String first = messages.text("error.compile");
        Origin origin = rejected.origin();
        for (Diag problem : rejected.problems()) {
            String[] text = problem.getMessage(messages.language().locale()).split("\n");
            if (lines.isEmpty()) {
                first = text[0];
            }
            int length = origin.code().length();
            int start = (int) Math.min(length, origin.offset() + Math.max(0, problem.getStartPosition()));
            int end = (int) Math.min(length, origin.offset() + Math.max(0, problem.getEndPosition()));
            int line = origin.lineAt(start);
            int lineBegin = origin.code().lastIndexOf('\n', start - 1) + 1;
            String source = origin.text(line);
            int column = start - lineBegin;
            int width = Math.max(1, Math.min(end, lineBegin + source.length()) - start);
            lines.add(messages.text("error.at", origin.cell(), line, column + 1) + " " + Ansi.red(text[0]));
            lines.add("    " + source);
            lines.add("    " + " ".repeat(column) + Ansi.red("^".repeat(width)));
            // JShell's own classes have no name for the compiler to tell.
            Arrays.stream(text)
                    .skip(1)
                    .filter(more -> !more.strip().equals("location: class"))
                    .forEach(more -> lines.add("  " + more));
        }
        return new Outcome.Failed("CompileError", first, lines);
    }

    private Outcome.Failed exception(Throwable error, Throwable translated) {
        Optional<TaughtError> taught = teach(error);
        String name = taught.map(TaughtError::name).orElse(error.getClass().getSimpleName());
        String message = taught.map(TaughtError::message).orElseGet(() -> message(error));
        List<String> lines = new ArrayList<>();
        lines.add(title(name, message));
        taught.map(TaughtError::explanation)
                .filter(text -> !text.isBlank())
                .ifPresent(text -> lines.addAll(text.lines().toList()));
        if (taught.isEmpty() && messages.has("hint." + name)) {
            lines.add(messages.text("hint." + name));
        }
        lines.addAll(frames.render(translated));
        Throwable cause = error.getCause();
        Throwable translatedCause = translated == null ? null : translated.getCause();
        for (int i = 0; taught.isEmpty() && cause != null && i < CAUSE_LIMIT; i++) {
            lines.add(messages.text("error.cause", title(cause.getClass().getSimpleName(), message(cause))));
            lines.addAll(frames.render(translatedCause));
            cause = cause.getCause();
            translatedCause = translatedCause == null ? null : translatedCause.getCause();
        }
        return new Outcome.Failed(name, message, lines);
    }

    private Optional<TaughtError> teach(Throwable error) {
        return teachers.stream()
                .map(teacher -> teacher.explain(error, messages.language()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String message(Throwable error) {
        try {
            return error.getLocalizedMessage() == null ? "" : error.getLocalizedMessage();
        } catch (RuntimeException e) {
            // The student's own getMessage may throw.
            return "";
        }
    }

    private static Outcome.Failed failed(String name, String message, List<String> more) {
        List<String> lines = new ArrayList<>();
        lines.add(title(name, message));
        lines.addAll(more);
        return new Outcome.Failed(name, message, lines);
    }

    private static String title(String name, String message) {
        return Ansi.red(name) + (message.isEmpty() ? "" : ": " + message);
    }
}
