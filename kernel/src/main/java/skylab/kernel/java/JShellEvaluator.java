package skylab.kernel.java;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import skylab.kernel.display.DisplayRegistry;
import skylab.kernel.evaluation.Cell;
import skylab.kernel.evaluation.Completeness;
import skylab.kernel.evaluation.CompletionResult;
import skylab.kernel.evaluation.Evaluator;
import skylab.kernel.evaluation.Outcome;
import skylab.kernel.extension.Binding;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.extension.KernelExtension;
import skylab.kernel.magic.CellSource;
import skylab.kernel.magic.JavaScanner;
import skylab.kernel.magic.MagicRegistry;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Messages;

/** Java cells: magics and snippets in order, with the names that extensions bind. */
public final class JShellEvaluator implements Evaluator {
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");
    private static final String INDENT = "    ";

    private final Messages messages;
    private final DisplayRegistry displays;
    private final MagicRegistry magics;
    private final Consumer<Object> displayer;
    private final List<KernelExtension> extensions;
    private final Map<String, Binding> undeclared = new ConcurrentHashMap<>();
    /** Declarations of the running cell that wait for others, with what they wait for. */
    private final Map<String, String> unresolved = new TreeMap<>();

    private final Map<String, Supplier<?>> values = new ConcurrentHashMap<>();
    private final JavaSession session;
    private final JavaCompleter completer;
    private final JavaInspector inspector;
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
                return session.run(code, new Origin(current.number(), code, 0)).value();
            } catch (SnippetFailedException e) {
                if (e.failure() instanceof SnippetFailure.Stopped) {
                    throw new StopError();
                }
                throw e;
            }
        }

        @Override
        public void addToClassPath(Path path) {
            session.addToClassPath(path.toAbsolutePath().toString());
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
        this.messages = messages;
        this.displays = displays;
        this.magics = magics;
        this.extensions = List.copyOf(extensions);
        this.displayer = displayer;
        session = new JavaSession(classPath, this::noteUnresolved);
        completer = new JavaCompleter(session.analysis(), magics);
        inspector = new JavaInspector(session.analysis());
        errors = new ErrorRenderer(messages, session::origin);
        startup();
    }

    private void startup() {
        List<String> snippets = new ArrayList<>(DefaultImports.snippets());
        for (KernelExtension extension : extensions) {
            extension.start(context);
            extension.imports().forEach(name -> snippets.add("import " + name + ";"));
            snippets.addAll(extension.declarations());
            extension.bindings().forEach(this::bind);
            extension.magics().forEach(magics::add);
            extension.renderers().forEach(displays::add);
            extension.teachers().forEach(errors::add);
            extension.completions().forEach(completer::add);
        }
        session.thread().begin();
        try {
            for (String snippet : snippets) {
                session.run(snippet, new Origin(0, snippet, 0));
            }
        } catch (Exception e) {
            throw new IllegalStateException("startup of the session failed", e);
        } finally {
            session.thread().end();
        }
    }

    /** The value of a bound name, for {@link skylab.kernel.notebook.Bindings}. */
    public Object binding(String name) {
        Supplier<?> value = values.get(name);
        return value == null ? null : value.get();
    }

    @Override
    public Outcome evaluate(Cell cell) {
        current = cell;
        unresolved.clear();
        session.thread().begin();
        try {
            Object last = null;
            for (CellSource.Part part : CellSource.parse(cell.code())) {
                last = run(part, cell);
            }
            sayUnresolved();
            if (last == null) {
                return new Outcome.Done(Optional.empty());
            }
            // The value's own code makes its text, so that can be interrupted as the cell can.
            Object value = last;
            return new Outcome.Done(Optional.of((MimeBundle) session.thread().call(() -> displays.render(value))));
        } catch (Throwable e) {
            // Whatever an interrupted magic or value makes of it, the student has asked for the interrupt.
            return errors.renderThrown(session.thread().wasInterrupted() ? new StopError() : e);
        } finally {
            session.thread().end();
        }
    }

    private Object run(CellSource.Part part, Cell cell) throws Throwable {
        if (part instanceof CellSource.Call magic) {
            return session.thread().call(() -> magics.run(magic.call(), context));
        }
        CellSource.Java java = (CellSource.Java) part;
        declareMentioned(java.code());
        return session.run(java.code(), new Origin(cell.number(), cell.code(), java.offset()))
                .value();
    }

    private void bind(Binding binding) {
        values.put(binding.name(), binding.value());
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
                session.run(declaration, new Origin(0, declaration, 0));
            }
        }
    }

    private void noteUnresolved(DeclarationSnippet snippet, boolean waiting) {
        if (waiting) {
            String missing = session.shell().unresolvedDependencies(snippet).collect(Collectors.joining(", "));
            unresolved.put(snippet.name(), missing);
        } else {
            unresolved.remove(snippet.name());
        }
    }

    /** Only now: what one snippet misses, a later one of the same cell may declare. */
    private void sayUnresolved() {
        unresolved.forEach((name, missing) -> System.out.println(messages.text("note.unresolved", name, missing)));
    }

    @Override
    public CompletionResult complete(String code, int cursor) {
        prepare(code);
        CompletionResult known = completer.complete(code, cursor);
        String begun = code.substring(Math.min(known.start(), cursor), cursor);
        boolean member = known.start() > 0 && code.charAt(known.start() - 1) == '.';
        if (member || !IDENTIFIER.matcher(begun).matches()) {
            return known;
        }
        List<CompletionResult.Match> matches = new ArrayList<>();
        undeclared.values().stream()
                .filter(binding -> binding.name().startsWith(begun))
                .map(binding -> new CompletionResult.Match(binding.name(), "instance"))
                .sorted(Comparator.comparing(CompletionResult.Match::text))
                .forEach(matches::add);
        matches.addAll(known.matches());
        return new CompletionResult(matches, known.start(), known.end());
    }

    @Override
    public Optional<MimeBundle> inspect(String code, int cursor) {
        prepare(code);
        return inspector.inspect(code, cursor);
    }

    private void prepare(String code) {
        session.thread().begin();
        try {
            declareMentioned(code);
        } catch (Exception e) {
            // The name stays unknown to the analysis; running the cell will say why.
            return;
        } finally {
            session.thread().end();
        }
    }

    @Override
    public Completeness completeness(String code) {
        SourceCodeAnalysis analysis = session.analysis();
        for (CellSource.Part part : CellSource.parse(code)) {
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
