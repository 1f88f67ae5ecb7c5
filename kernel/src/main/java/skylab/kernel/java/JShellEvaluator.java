package skylab.kernel.java;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import skylab.kernel.analysis.Attribution;
import skylab.kernel.analysis.Names;
import skylab.kernel.completion.Completer;
import skylab.kernel.display.DisplayRegistry;
import skylab.kernel.documentation.Inspector;
import skylab.kernel.evaluation.Cell;
import skylab.kernel.evaluation.Completeness;
import skylab.kernel.evaluation.CompletionResult;
import skylab.kernel.evaluation.Evaluator;
import skylab.kernel.evaluation.Outcome;
import skylab.kernel.extension.Binding;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.extension.KernelExtension;
import skylab.kernel.failure.ErrorRenderer;
import skylab.kernel.failure.SnippetFailedException;
import skylab.kernel.failure.SnippetFailure;
import skylab.kernel.java.unit.CellText;
import skylab.kernel.java.unit.Declaration;
import skylab.kernel.java.unit.Postponed;
import skylab.kernel.java.unit.Unit;
import skylab.kernel.magic.Arguments;
import skylab.kernel.magic.CellSource;
import skylab.kernel.magic.JavaScanner;
import skylab.kernel.magic.Magic;
import skylab.kernel.magic.MagicCall;
import skylab.kernel.magic.MagicRegistry;
import skylab.kernel.magic.builtin.TracebackMagic;
import skylab.kernel.notebook.MagicRunner;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.notebook.ProgressBars;
import skylab.kernel.text.Messages;

/** Java cells: magics and snippets in order, with the names that extensions bind. */
public final class JShellEvaluator implements Evaluator {
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");
    private static final String INDENT = "    ";

    private static final double MILLIS = 1000;

    private final Messages messages;
    private final DisplayRegistry displays;
    private final MagicRegistry magics;
    private final Consumer<Object> displayer;
    private final List<KernelExtension> extensions;
    private final Map<String, Binding> undeclared = new ConcurrentHashMap<>();
    /** What the units of the running cell did beside what they were asked to. */
    private final List<Unit> ran = new ArrayList<>();

    private final Map<String, Binding> bindings = new ConcurrentHashMap<>();
    /** What every session imports and declares, again after a reset. */
    private final List<String> imports = new ArrayList<>(DefaultImports.names());

    private final List<String> declarations = new ArrayList<>();
    /** Java of the user that runs behind them. */
    private final List<String> scripts = new ArrayList<>();

    private final TimeLimit timeLimit;
    private final JavaSession session;
    private final Completer completer;
    private final Inspector inspector;
    private final ErrorRenderer errors;
    private final Context context = new Context();
    private volatile Cell current = new Cell(0, "");

    /** What magics and extensions get to see of this evaluator. */
    private final class Context implements KernelContext {
        @Override
        public Messages messages() {
            return messages;
        }

        @Override
        public MimeBundle render(Object value) {
            return displays.render(value);
        }

        @Override
        public void display(Object value) {
            displayer.accept(value);
        }

        @Override
        public Object evaluate(String code) throws Exception {
            declareMentioned(code);
            try {
                return session.run(new CellText(current.number(), code), 0, code.length())
                        .value();
            } catch (SnippetFailedException e) {
                if (e.failure() instanceof SnippetFailure.Stopped) {
                    throw new StopError();
                }
                throw e;
            }
        }

        @Override
        public void addToClassPath(List<Path> paths) {
            session.addToClassPath(paths.stream()
                    .map(path -> path.toAbsolutePath().toString())
                    .collect(Collectors.joining(File.pathSeparator)));
            BroughtServices.of(Magic.class, paths, session.classLoader()).forEach(magics::add);
        }

        @Override
        public List<skylab.kernel.extension.Declaration> declarations() {
            return Declarations.of(session.scope(), imports);
        }

        @Override
        public void reset() throws Exception {
            session.reset();
            undeclared.putAll(bindings);
            declareStartup();
        }

        @Override
        public void rebind(Binding binding) {
            bind(binding);
        }
    }

    /**
     * Starts JShell and runs the startup of the extensions.
     *
     * @param classPath what cells may compile against; empty means the class path of this JVM
     * @param displayer shows a value under the running cell
     */
    public JShellEvaluator(
            String classPath,
            Messages messages,
            DisplayRegistry displays,
            MagicRegistry magics,
            List<KernelExtension> extensions,
            Consumer<Object> displayer) {
        this(classPath, SessionSettings.NONE, messages, displays, magics, extensions, displayer);
    }

    /** The same with what the user asks of every session. */
    public JShellEvaluator(
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
        this.displayer = displayer;
        timeLimit = new TimeLimit(settings.timeout(), this::stop);
        session = new JavaSession(classPath, settings.compilerOptions(), ran::add);
        Names names = new SessionNames(session, () -> undeclared);
        Attribution attribution = new Attribution();
        completer = new Completer(names, attribution, magics, messages.language());
        inspector = new Inspector(names, attribution, magics, messages);
        errors = new ErrorRenderer(messages, session.frames(), new SessionScope(session, undeclared::keySet));
        magics.add(new TracebackMagic(errors::lastTrace));
        MagicRunner runner =
                (name, arguments, body) -> magics.run(new MagicCall(name, Arguments.join(arguments), body), context);
        bindings.put(MagicRunner.BINDING, new Binding(MagicRunner.BINDING, "Object", () -> runner));
        if (!settings.classPath().isEmpty()) {
            context.addToClassPath(settings.classPath());
        }
        scripts.addAll(settings.scripts());
        startup();
    }

    private void startup() {
        for (KernelExtension extension : extensions) {
            extension.start(context);
            imports.addAll(extension.imports());
            declarations.addAll(extension.declarations());
            extension.bindings().forEach(this::bind);
            extension.magics().forEach(magics::add);
            extension.renderers().forEach(displays::add);
            extension.teachers().forEach(errors::add);
            extension.completions().forEach(completer::add);
        }
        session.thread().begin();
        try {
            declareStartup();
            // The first cell finds the compiler warm, and meanwhile the sockets open.
            session.run(new CellText(0, "0"), 0, 1);
        } catch (Exception e) {
            throw new IllegalStateException("startup of the session failed", e);
        } finally {
            session.thread().end();
        }
    }

    private void declareStartup() throws Exception {
        imports.forEach(session::addImport);
        for (String declaration : declarations) {
            declare(declaration);
        }
        for (String script : scripts) {
            try {
                declare(script);
            } catch (Exception e) {
                // The user's own, and no reason to be without a kernel.
                errors.render(failure(e)).traceback().forEach(System.err::println);
            }
        }
    }

    /** The value of a bound name, for {@link skylab.kernel.notebook.Bindings}. */
    public Object binding(String name) {
        Binding binding = bindings.get(name);
        return binding == null ? null : binding.value().get();
    }

    @Override
    public Outcome evaluate(Cell asked) {
        Cell cell = new Cell(asked.number(), CellSource.withCalls(asked.code()));
        current = cell;
        ran.clear();
        session.thread().begin();
        timeLimit.begin();
        try {
            Object last = null;
            for (CellSource.Part part : CellSource.parse(cell.code())) {
                last = run(part, cell);
            }
            sayWhatElse();
            MainMethod.call(cell.code()).ifPresent(call -> System.out.println(messages.text("note.main", call)));
            if (last == null) {
                return new Outcome.Done(Optional.empty());
            }
            // The value's own code makes its text, so that can be interrupted as the cell can.
            Object value = last;
            return new Outcome.Done(Optional.of((MimeBundle) session.thread().call(() -> displays.render(value))));
        } catch (Throwable e) {
            // Whatever an interrupted magic or value makes of it, the student has asked for the interrupt.
            return errors.render(session.thread().wasInterrupted() ? new SnippetFailure.Stopped() : failure(e));
        } finally {
            timeLimit.end();
            ProgressBars.cellEnded();
            session.thread().end();
        }
    }

    private static SnippetFailure failure(Throwable error) {
        if (error instanceof SnippetFailedException nested) {
            return nested.failure();
        }
        return error instanceof StopError ? new SnippetFailure.Stopped() : new SnippetFailure.Threw(error);
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
            return errors.render(session.thread().wasInterrupted() ? new SnippetFailure.Stopped() : failure(e));
        } finally {
            ProgressBars.cellEnded();
            session.thread().end();
        }
    }

    private Object run(CellSource.Part part, Cell cell) throws Throwable {
        if (part instanceof CellSource.Call magic) {
            return session.thread().call(() -> magics.run(magic.call(), context));
        }
        CellSource.Java java = (CellSource.Java) part;
        declareMentioned(java.code());
        int end = java.offset() + java.code().length();
        return session.run(new CellText(cell.number(), cell.code()), java.offset(), end)
                .value();
    }

    private void bind(Binding binding) {
        bindings.put(binding.name(), binding);
        undeclared.put(binding.name(), binding);
    }

    /** Declares the bound names that the code mentions and no cell has mentioned before. */
    private void declareMentioned(String code) throws Exception {
        if (undeclared.isEmpty()) {
            return;
        }
        Matcher identifier = IDENTIFIER.matcher(code);
        while (identifier.find()) {
            Binding binding = undeclared.remove(identifier.group());
            if (binding != null) {
                String declaration = "%1$s %2$s = (%1$s) skylab.kernel.notebook.Bindings.value(\"%2$s\");"
                        .formatted(binding.type(), binding.name());
                declare(declaration);
            }
        }
    }

    private void declare(String declaration) throws Exception {
        session.run(new CellText(0, declaration), 0, declaration.length());
    }

    /** Only now: what one stretch of a cell misses, a later one may declare. */
    private void sayWhatElse() {
        Collection<Postponed> waiting = session.scope().postponed();
        for (Unit unit : ran) {
            unit.postponed().stream()
                    .filter(waiting::contains)
                    .forEach(this::sayPostponed);
            if (!unit.reset().isEmpty()) {
                System.out.println(messages.text(
                        "note.reset",
                        unit.reset().stream().map(Declaration::name).collect(Collectors.joining(", "))));
            }
        }
    }

    private void sayPostponed(Postponed waiting) {
        System.out.println(
                messages.text("note.unresolved", waiting.name(), String.join(", ", waiting.missing())));
        String source = waiting.piece().text();
        waiting.missing().forEach(each -> errors.meant(each, source).ifPresent(System.out::println));
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
        SourceCodeAnalysis analysis = session.analysis();
        for (CellSource.Part part : CellSource.parse(CellSource.withCalls(code))) {
            if (part instanceof CellSource.Java java) {
                String rest = java.code();
                while (!rest.isBlank()) {
                    CompletionInfo info = analysis.analyzeCompletion(rest);
                    switch (info.completeness()) {
                        case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> {
                            return new Completeness(Completeness.Status.INCOMPLETE, indent(code));
                        }
                        case UNKNOWN -> {
                            return new Completeness(Completeness.Status.INVALID, "");
                        }
                        default -> rest = info.remaining() == null ? "" : info.remaining();
                    }
                }
            }
        }
        return new Completeness(Completeness.Status.COMPLETE, "");
    }

    private static String indent(String code) {
        JavaScanner scanner = new JavaScanner();
        scanner.feed(code);
        return INDENT.repeat(scanner.depth());
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
