package skylab.kernel.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** One JShell: cuts Java into snippets, runs them in order, remembers where each stands. */
final class JavaSession implements AutoCloseable {
    private final SnippetLoader loader = new SnippetLoader();
    private final CellThread thread = new CellThread(loader.classLoader());
    private final InProcessControl control = new InProcessControl(loader, thread);
    private final Map<String, Origin> origins = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final BiConsumer<DeclarationSnippet, Boolean> unresolvedListener;
    private final JShell shell;
    private final SourceCodeAnalysis analysis;
    private Origin current = new Origin(0, "", 0);

    /** What a stretch of Java gave. */
    record Value(Object value) {
        static final Value NONE = new Value(null);
    }

    private record Piece(String source, int offset, Completeness completeness, boolean closed) {}

    /** Hands JShell the engine of this session. */
    private final class Provider implements ExecutionControlProvider {
        @Override
        public String name() {
            return "skylab";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
            return control;
        }
    }

    /**
     * Starts a JShell.
     *
     * @param classPath what cells may compile against; empty means the class path of this JVM
     * @param unresolvedListener told of declarations and whether they wait for others to be made
     */
    JavaSession(String classPath, BiConsumer<DeclarationSnippet, Boolean> unresolvedListener) {
        this.unresolvedListener = unresolvedListener;
        JShell.Builder builder = JShell.builder()
                .executionEngine(new Provider(), Map.of())
                .idGenerator((snippet, index) -> {
                    String id = String.valueOf(ids.incrementAndGet());
                    origins.put(id, current);
                    return id;
                });
        // Names of locals, so that a NullPointerException can say which one was null.
        shell = builder.compilerOptions("-g").build();
        if (!classPath.isEmpty()) {
            // The first entry takes the place of the class path of this JVM, for the compiler and for completion.
            shell.addToClasspath(classPath);
        }
        analysis = shell.sourceCodeAnalysis();
    }

    CellThread thread() {
        return thread;
    }

    SourceCodeAnalysis analysis() {
        return analysis;
    }

    JShell shell() {
        return shell;
    }

    /** Where the snippet with this id stands, null when there is none. */
    Origin origin(String id) {
        return origins.get(id);
    }

    /** Makes the classes of a jar or directory known to compiler and loader. */
    void addToClassPath(String path) {
        shell.addToClasspath(path);
    }

    /**
     * Runs a stretch of Java that stands in a cell.
     *
     * @return the value of its last expression when no semicolon closes it
     * @throws SnippetFailedException at the first snippet that fails; when any is no Java at all, none runs
     */
    Value run(String code, Origin where) throws Exception {
        List<Piece> pieces = thread.shielded(() -> cut(code, where));
        for (Piece piece : pieces) {
            if (piece.completeness() == Completeness.UNKNOWN
                    || !piece.completeness().isComplete()) {
                return runPiece(piece, where);
            }
        }
        Value last = Value.NONE;
        for (Piece piece : pieces) {
            last = runPiece(piece, where);
        }
        return last;
    }

    private List<Piece> cut(String code, Origin where) {
        List<Piece> pieces = new ArrayList<>();
        String rest = code;
        int offset = where.offset();
        while (!rest.isBlank()) {
            int blank = rest.length() - rest.stripLeading().length();
            rest = rest.substring(blank);
            offset += blank;
            CompletionInfo info = analysis.analyzeCompletion(rest);
            if (info.completeness() == Completeness.EMPTY) {
                break;
            }
            boolean unfinished = info.source() == null;
            String remaining = unfinished ? "" : info.remaining();
            String written = rest.substring(0, rest.length() - remaining.length());
            pieces.add(new Piece(
                    unfinished ? rest : info.source(),
                    offset,
                    info.completeness(),
                    written.stripTrailing().endsWith(";")));
            offset += written.length();
            rest = remaining;
        }
        return pieces;
    }

    private Value runPiece(Piece piece, Origin where) throws Exception {
        if (thread.wasInterrupted()) {
            throw new SnippetFailedException(new SnippetFailure.Stopped(), null);
        }
        current = new Origin(where.cell(), where.code(), piece.offset());
        control.reset();
        List<SnippetEvent> events = thread.shielded(() -> shell.eval(piece.source()));
        Value value = Value.NONE;
        for (SnippetEvent event : events) {
            if (event.snippet() instanceof DeclarationSnippet declaration) {
                boolean waiting = event.status() == Snippet.Status.RECOVERABLE_DEFINED
                        || event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED;
                unresolvedListener.accept(declaration, waiting);
            }
            if (event.causeSnippet() == null) {
                value = check(event, piece);
            }
        }
        return value;
    }

    private Value check(SnippetEvent event, Piece piece) throws SnippetFailedException {
        Throwable thrown = control.thrown();
        Snippet snippet = event.snippet();
        if (thrown instanceof StopError || thread.wasInterrupted()) {
            throw new SnippetFailedException(new SnippetFailure.Stopped(), thrown);
        }
        if (event.exception() instanceof UnresolvedReferenceException e) {
            throw new SnippetFailedException(unresolved(e.getSnippet()), e);
        }
        if (event.exception() != null) {
            Throwable error = thrown == null ? event.exception() : thrown;
            throw new SnippetFailedException(new SnippetFailure.Threw(error, event.exception()), error);
        }
        if (event.status() == Snippet.Status.REJECTED) {
            List<Diag> problems =
                    shell.diagnostics(snippet).filter(Diag::isError).toList();
            throw new SnippetFailedException(new SnippetFailure.Rejected(problems, current), null);
        }
        boolean expression = snippet.kind() == Snippet.Kind.EXPRESSION
                || snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
        return expression && !piece.closed() ? new Value(control.result()) : Value.NONE;
    }

    private SnippetFailure.Unresolved unresolved(DeclarationSnippet snippet) {
        return new SnippetFailure.Unresolved(
                snippet.name(), shell.unresolvedDependencies(snippet).toList());
    }

    @Override
    public void close() {
        shell.close();
    }
}
