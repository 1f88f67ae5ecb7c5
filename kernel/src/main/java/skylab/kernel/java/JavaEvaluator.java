package skylab.kernel.java;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import skylab.kernel.display.DisplayRegistry;
import skylab.kernel.evaluation.Cell;
import skylab.kernel.evaluation.Completeness;
import skylab.kernel.evaluation.CompletionResult;
import skylab.kernel.evaluation.Evaluator;
import skylab.kernel.evaluation.Outcome;
import skylab.kernel.extension.Binding;
import skylab.kernel.extension.KernelExtension;
import skylab.kernel.failure.ErrorRenderer;
import skylab.kernel.failure.SnippetFailedException;
import skylab.kernel.failure.SnippetFailure;
import skylab.kernel.java.analysis.Attribution;
import skylab.kernel.java.analysis.Names;
import skylab.kernel.java.compiler.CellCompiler;
import skylab.kernel.java.compiler.JavacCompiler;
import skylab.kernel.java.completion.Completer;
import skylab.kernel.java.documentation.Inspector;
import skylab.kernel.java.unit.CellText;
import skylab.kernel.java.unit.Unit;
import skylab.kernel.magic.Arguments;
import skylab.kernel.magic.CellSource;
import skylab.kernel.magic.MagicCall;
import skylab.kernel.magic.MagicRegistry;
import skylab.kernel.magic.builtin.TracebackMagic;
import skylab.kernel.notebook.MagicRunner;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.notebook.ProgressBars;
import skylab.kernel.text.Messages;

/** Java cells: magics and stretches of Java in order, with the names that extensions bind. */
public final class JavaEvaluator implements Evaluator {
    private static final double MILLIS = 1000;

    private final Messages messages;
    private final DisplayRegistry displays;
    private final MagicRegistry magics;
    private final List<KernelExtension> extensions;
    /** The units of the running cell. */
    private final List<Unit> ran = new ArrayList<>();

    private final BoundNames names = new BoundNames();
    private final SessionStart start;
    private final TimeLimit timeLimit;
    private final JavaSession session;
    private final SessionContext context;
    private final Completer completer;
    private final Inspector inspector;
    private final ErrorRenderer errors;

    /** A session that the user asks nothing of; see the other constructor. */
    public JavaEvaluator(
            String classPath,
            Messages messages,
            DisplayRegistry displays,
            MagicRegistry magics,
            List<KernelExtension> extensions,
            Consumer<Object> displayer) {
        this(JavacCompiler::new, classPath, SessionSettings.NONE, messages, displays, magics, extensions, displayer);
    }

    /**
     * Starts a session and runs the startup of the extensions.
     *
     * @param compilers makes its compiler
     * @param classPath what cells may compile against; empty means the class path of this JVM
     * @param settings what the user asks of every session
     * @param displayer shows a value under the running cell
     */
    public JavaEvaluator(
            CellCompiler.Maker compilers,
            String classPath,
            SessionSettings settings,
            Messages messages,
            DisplayRegistry displays,
            MagicRegistry magics,
            List<KernelExtension> extensions,
            Consumer<Object> displayer) {
        this.messages = messages;
        this.displays = displays;
        this.magics = magics;
        this.extensions = List.copyOf(extensions);
        timeLimit = new TimeLimit(settings.timeout(), this::stop);
        session = new JavaSession(compilers, classPath, settings.compilerOptions(), ran::add);
        start = new SessionStart(settings.scripts(), this::sayFailed);
        context = new SessionContext(messages, displays, magics, displayer, session, names, start);
        Names declared = new SessionNames(session, names::undeclared);
        Attribution attribution = new Attribution();
        completer = new Completer(declared, attribution, magics, messages.language());
        inspector = new Inspector(declared, attribution, magics, messages);
        errors = new ErrorRenderer(messages, session.frames(), new SessionScope(session, () -> names.undeclared()
                .keySet()));
        magics.add(new TracebackMagic(errors::lastTrace));
        MagicRunner runner =
                (name, arguments, body) -> magics.run(new MagicCall(name, Arguments.join(arguments), body), context);
        names.bindHidden(new Binding(MagicRunner.BINDING, "Object", () -> runner));
        if (!settings.classPath().isEmpty()) {
            context.addToClassPath(settings.classPath());
        }
        startExtensions();
    }

    private void startExtensions() {
        for (KernelExtension extension : extensions) {
            extension.start(context);
            start.add(extension);
            extension.bindings().forEach(names::bind);
            extension.magics().forEach(magics::add);
            extension.renderers().forEach(displays::add);
            extension.teachers().forEach(errors::add);
            extension.completions().forEach(completer::add);
        }
        session.thread().begin();
        try {
            start.run(session);
            // The first cell finds the compiler warm, and meanwhile the sockets open.
            SessionStart.declare(session, "0");
        } catch (Exception e) {
            throw new IllegalStateException("startup of the session failed", e);
        } finally {
            session.thread().end();
        }
    }

    private void sayFailed(Exception error) {
        errors.render(failure(error)).traceback().forEach(System.err::println);
    }

    /** The value of a bound name, for {@link skylab.kernel.notebook.Bindings}. */
    public Object binding(String name) {
        return names.value(name);
    }

    @Override
    public Outcome evaluate(Cell asked) {
        String code = CellSource.withCalls(asked.code());
        CellText text = new CellText(asked.number(), code);
        context.running(asked.number());
        ran.clear();
        session.thread().begin();
        timeLimit.begin();
        try {
            JavaSession.Value last = JavaSession.Value.NONE;
            for (CellSource.Part part : CellSource.parse(code)) {
                last = run(part, text);
            }
            new CellNotes(messages, session.scope(), errors, ran).lines(code).forEach(System.out::println);
            return new Outcome.Done(last.given() ? Optional.of(rendered(last.value())) : Optional.empty());
        } catch (Throwable e) {
            return failed(e);
        } finally {
            timeLimit.end();
            ended();
        }
    }

    private JavaSession.Value run(CellSource.Part part, CellText cell) throws Throwable {
        if (part instanceof CellSource.Call magic) {
            Object value = session.thread().call(() -> magics.run(magic.call(), context));
            return value == null ? JavaSession.Value.NONE : new JavaSession.Value(true, value);
        }
        CellSource.Java java = (CellSource.Java) part;
        return context.run(cell, java.offset(), java.offset() + java.code().length());
    }

    /** The value's own code makes its text, so that can be interrupted as the cell can. */
    private MimeBundle rendered(Object value) throws Throwable {
        return (MimeBundle) session.thread().call(() -> displays.render(value));
    }

    /** Whatever an interrupted magic or value makes of it, the student has asked for the interrupt. */
    private Outcome.Failed failed(Throwable error) {
        return errors.render(session.thread().wasInterrupted() ? new SnippetFailure.Stopped() : failure(error));
    }

    private static SnippetFailure failure(Throwable error) {
        if (error instanceof SnippetFailedException nested) {
            return nested.failure();
        }
        return error instanceof StopError ? new SnippetFailure.Stopped() : new SnippetFailure.Threw(error);
    }

    private void ended() {
        ProgressBars.cellEnded();
        session.thread().end();
    }

    /** What a student reads when a thread of a cell ends with an exception, line by line. From any thread. */
    public List<String> explain(Thread thread, Throwable error) {
        return errors.uncaught(thread, error);
    }

    /**
     * The value of code that a running cell asks for; null when it has none.
     *
     * @throws Exception what the code throws, or why it does not compile
     */
    public Object value(String code) throws Exception {
        return context.evaluate(code);
    }

    /** Runs code that a cell has handed over, such as the handler of a button, as a cell is run. */
    public Outcome call(Callable<?> code) {
        session.thread().begin();
        try {
            session.thread().call(code);
            return new Outcome.Done(Optional.empty());
        } catch (Throwable e) {
            return failed(e);
        } finally {
            ended();
        }
    }

    @Override
    public CompletionResult complete(String code, int cursor) {
        return completer.complete(code, cursor);
    }

    @Override
    public Optional<MimeBundle> inspect(String code, int cursor, boolean withSource) {
        return inspector.inspect(code, cursor, withSource);
    }

    @Override
    public Completeness completeness(String code) {
        return TextCompleteness.of(code, session.analysis());
    }

    private void stop(Duration limit) {
        System.err.println(messages.text("note.timeout", limit.toMillis() / MILLIS));
        interrupt();
    }

    @Override
    public void interrupt() {
        session.thread().interrupt();
    }

    @Override
    public void close() {
        extensions.forEach(KernelExtension::close);
        session.close();
    }
}
