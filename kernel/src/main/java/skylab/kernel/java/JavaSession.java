package skylab.kernel.java;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;
import skylab.kernel.failure.FrameOrigins;
import skylab.kernel.failure.SnippetFailedException;
import skylab.kernel.failure.SnippetFailure;
import skylab.kernel.java.compiler.CellCompiler;
import skylab.kernel.java.compiler.ClassStore;
import skylab.kernel.java.syntax.Item;
import skylab.kernel.java.syntax.Items;
import skylab.kernel.java.unit.CellText;
import skylab.kernel.java.unit.CompilationFailedException;
import skylab.kernel.java.unit.LineStarts;
import skylab.kernel.java.unit.NamelessTypeException;
import skylab.kernel.java.unit.Piece;
import skylab.kernel.java.unit.Scope;
import skylab.kernel.java.unit.Unit;
import skylab.kernel.java.unit.Units;

/** A session of Java: compiles stretches of cells, loads what comes of them, runs it on the cell's thread. */
final class JavaSession implements AutoCloseable {
    private final ClassStore store = new ClassStore();
    private final Scope scope = new Scope();
    private final SessionLoader loader;
    private final CellThread thread;
    private final UnitFrames frames = new UnitFrames();
    private final CellCompiler compiler;
    private final Units units;
    private final Shell shell;
    private final Consumer<Unit> listener;
    /** Jars and directories that cells compile against, those that were added later last. */
    private final List<Path> classPath = new CopyOnWriteArrayList<>();

    /**
     * What a stretch of Java gave.
     *
     * @param given whether it gave anything; null can be given too
     */
    record Value(boolean given, Object value) {
        static final Value NONE = new Value(false, null);
    }

    /**
     * Starts a session.
     *
     * @param compilers makes its compiler
     * @param classPath what cells may compile against; empty means the class path of this JVM
     * @param options as for {@code javac}, beyond those that cells always have
     * @param listener told of every unit that compiles, before it runs
     */
    JavaSession(CellCompiler.Maker compilers, String classPath, List<String> options, Consumer<Unit> listener) {
        this.listener = listener;
        loader = new SessionLoader(KernelView.of(JavaSession.class.getClassLoader(), classPath));
        thread = new CellThread(loader);
        compiler = compilers.of(store, classPath, options);
        units = new Units(compiler, store, scope);
        shell = new Shell(classPath, store, units, scope, loader, thread);
        entries(classPath.isEmpty() ? System.getProperty("java.class.path") : classPath);
    }

    CellThread thread() {
        return thread;
    }

    Scope scope() {
        return scope;
    }

    ClassLoader classLoader() {
        return loader;
    }

    FrameOrigins frames() {
        return frames;
    }

    /** Jars and directories that cells compile against. */
    List<Path> classPath() {
        return List.copyOf(classPath);
    }

    /** Makes the classes of jars or directories, separated as in a class path, known to compiler and loader. */
    void addToClassPath(String path) {
        try {
            compiler.addToClassPath(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        shell.addToClassPath(path);
        entries(path);
        Stream.of(path.split(File.pathSeparator)).map(Path::of).forEach(loader::add);
    }

    private void entries(String path) {
        Stream.of(path.split(File.pathSeparator)).map(Path::of).forEach(classPath::add);
    }

    /**
     * Compiles a source that does not become a part of the session.
     *
     * @throws IllegalArgumentException when it does not compile, with the lines and the compiler's messages
     */
    Map<String, byte[]> compile(String source) {
        CellCompiler.Result result = compiler.compile(source);
        if (!result.errors().isEmpty()) {
            LineStarts lines = new LineStarts(source);
            throw new IllegalArgumentException(result.errors().stream()
                    .map(error -> lines.lineAt(error.position()) + ": " + error.message())
                    .collect(Collectors.joining("\n")));
        }
        return result.classes();
    }

    /** From now on cells may use preview features of this Java (JEP 12), or may not. */
    void preview(boolean on) {
        compiler.preview(on);
    }

    /** Forgets all declarations and imports; what they have declared can be collected unless something still uses it. */
    void reset() {
        scope.clear();
        store.clear();
        loader.clear();
        shell.close();
    }

    /** JShell's view of text that may be unfinished. */
    SourceCodeAnalysis analysis() {
        return shell.analysis();
    }

    /** Imports something for all cells; nobody asks whether it exists. */
    void addImport(String text) {
        scope.addImport(text);
    }

    /**
     * Runs a stretch of Java that stands in a cell, from one UTF-16 index to another.
     *
     * @return the value of its last expression when no semicolon closes it
     * @throws SnippetFailedException when it does not compile, then nothing of it has run; or for what it throws
     */
    Value run(CellText cell, int from, int to) throws Exception {
        Value last = Value.NONE;
        for (List<Piece> stretch : stretches(cell, from, to)) {
            last = runUnit(cell, stretch);
        }
        return last;
    }

    /** One, unless something is declared twice: then the second begins a stretch of its own, as if in the next cell. */
    private static List<List<Piece>> stretches(CellText cell, int from, int to) {
        List<List<Piece>> stretches = new ArrayList<>();
        Set<String> declared = new HashSet<>();
        for (Item item : Items.of(cell.code(), from, to)) {
            Set<String> names = item instanceof Item.Method method ? Set.of(method.signature()) : item.declares();
            boolean again = names.stream().anyMatch(declared::contains);
            if (stretches.isEmpty() || again) {
                stretches.add(new ArrayList<>());
                declared.clear();
            }
            declared.addAll(names);
            stretches.get(stretches.size() - 1).add(new Piece(cell, item));
        }
        return stretches;
    }

    private Value runUnit(CellText cell, List<Piece> pieces) throws Exception {
        if (thread.wasInterrupted()) {
            throw stopped(null);
        }
        Unit unit;
        try {
            unit = thread.shielded(() -> units.compile(cell, pieces));
        } catch (CompilationFailedException e) {
            throw new SnippetFailedException(e.failure(), e);
        } catch (NamelessTypeException e) {
            return runAround(cell, pieces, e.piece());
        }
        listener.accept(unit);
        String fileName = frames.nameOf(cell);
        frames.remember(fileName, unit.lines());
        UnitLoader classes = new UnitLoader(loader, unit, fileName);
        loader.own(unit.live(), classes);
        return unit.runs() ? run(unit, classes) : Value.NONE;
    }

    /** Leaves one piece to JShell, between what stands before and behind it. */
    private Value runAround(CellText cell, List<Piece> pieces, Piece declaration) throws Exception {
        int at = pieces.indexOf(declaration);
        if (at > 0) {
            runUnit(cell, pieces.subList(0, at));
        }
        shell.declare(declaration);
        return at + 1 < pieces.size() ? runUnit(cell, pieces.subList(at + 1, pieces.size())) : Value.NONE;
    }

    private Value run(Unit unit, UnitLoader classes) throws Exception {
        Class<?> main = classes.loadClass(unit.className());
        try {
            Object value = thread.call(() -> main.getMethod("do_it$").invoke(null));
            units.reached(unit, unit.pieces().size());
            if (thread.wasInterrupted()) {
                // Also when the cell has caught what stopped it: nobody is to take it for done.
                throw new StopError();
            }
            // Only an expression at the end or a return gives a value.
            return new Value(unit.gives() || value != null, value);
        } catch (Throwable e) {
            Throwable error = e instanceof InvocationTargetException thrown ? thrown.getCause() : e;
            units.reached(unit, main.getField("$at").getInt(null));
            if (error instanceof StopError || thread.wasInterrupted()) {
                throw stopped(error);
            }
            throw new SnippetFailedException(new SnippetFailure.Threw(error), error);
        }
    }

    /** The value of a variable; empty when it is null or there is no such variable. */
    Optional<Object> value(String variable) {
        return scope.variable(variable).flatMap(declared -> {
            try {
                Class<?> owner = loader.loadClass(ClassStore.PACKAGE + "." + declared.owner());
                return Optional.ofNullable(owner.getField(variable).get(null));
            } catch (ReflectiveOperationException | LinkageError e) {
                throw new IllegalStateException(variable, e);
            }
        });
    }

    private static SnippetFailedException stopped(Throwable cause) {
        return new SnippetFailedException(new SnippetFailure.Stopped(), cause);
    }

    @Override
    public void close() {
        shell.close();
    }
}
