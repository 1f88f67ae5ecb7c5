package skylab.kernel.java;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import skylab.kernel.failure.Origin;
import skylab.kernel.failure.Problem;
import skylab.kernel.failure.SnippetFailedException;
import skylab.kernel.failure.SnippetFailure;
import skylab.kernel.java.compiler.ClassStore;
import skylab.kernel.java.compiler.SessionFiles;
import skylab.kernel.java.unit.Declaration;
import skylab.kernel.java.unit.Piece;
import skylab.kernel.java.unit.Scope;
import skylab.kernel.java.unit.Units;

/**
 * The JShell beside the units, started when first needed: for questions about unfinished text, and for declarations that
 * need its generality, such as variables of anonymous classes, which it turns into classes with names. It sees the
 * session's types as neighbours in their package and imports their members; what it declares is taken into the scope.
 */
final class Shell implements AutoCloseable {
    private final ClassStore store;
    private final Units units;
    private final Scope scope;
    private final SessionLoader loader;
    private final ShellControl control;
    private final Set<String> imported = new HashSet<>();
    private final String classPath;
    private final List<String> added = new ArrayList<>();
    private JShell shell;

    Shell(String classPath, ClassStore store, Units units, Scope scope, SessionLoader loader, CellThread thread) {
        this.classPath = classPath;
        this.store = store;
        this.units = units;
        this.scope = scope;
        this.loader = loader;
        this.control = new ShellControl(loader, thread);
    }

    /** Its view of text. */
    SourceCodeAnalysis analysis() {
        return shell().sourceCodeAnalysis();
    }

    private synchronized JShell shell() {
        if (shell == null) {
            shell = JShell.builder()
                    .executionEngine(new Provider(), Map.of())
                    .fileManager(files -> new SessionFiles(files, store))
                    .compilerOptions("-g")
                    .build();
            if (!classPath.isEmpty()) {
                shell.addToClasspath(classPath);
            }
            added.forEach(shell::addToClasspath);
        }
        return shell;
    }

    /** Hands JShell the engine that runs its snippets on the cell's thread. */
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

    /** Adds jars and directories, separated as in a class path. */
    synchronized void addToClassPath(String path) {
        added.add(path);
        if (shell != null) {
            shell.addToClasspath(path);
        }
    }

    /** Runs a declaration of variables and takes them into the scope. */
    void declare(Piece piece) throws SnippetFailedException {
        List<String> names = new ArrayList<>(scope.imports());
        units.members(piece).forEach(member -> names.add("static " + ClassStore.PACKAGE + "." + member));
        names.stream().filter(imported::add).forEach(name -> shell().eval("import " + name + ";"));
        control.begin("cell " + piece.cell().number());
        for (SnippetEvent event : shell().eval(piece.text())) {
            check(event, piece);
            if (event.snippet() instanceof VarSnippet variable && event.status() == Snippet.Status.VALID) {
                take(variable, piece);
            }
        }
    }

    private void take(VarSnippet variable, Piece piece) {
        String owner = analysis().wrapper(variable).fullClassName();
        Map<String, byte[]> classes = new HashMap<>(control.loaded());
        loader.own(classes.keySet(), control.classLoader());
        String simpleName = owner.substring(ClassStore.PACKAGE.length() + 1);
        units.declare(Declaration.variable(variable.name(), piece, variable.typeName(), simpleName, Set.of()), classes);
    }

    private void check(SnippetEvent event, Piece piece) throws SnippetFailedException {
        if (event.status() == Snippet.Status.REJECTED) {
            List<Problem> problems = shell().diagnostics(event.snippet())
                    .filter(Diag::isError)
                    .map(diagnostic -> problem(diagnostic, piece))
                    .toList();
            Origin origin = new Origin(piece.cell().number(), piece.cell().code(), 0);
            throw new SnippetFailedException(new SnippetFailure.Rejected(problems, origin), null);
        }
        Throwable thrown = control.thrown();
        if (thrown != null) {
            SnippetFailure failure =
                    thrown instanceof StopError ? new SnippetFailure.Stopped() : new SnippetFailure.Threw(thrown);
            throw new SnippetFailedException(failure, thrown);
        }
    }

    private static Problem problem(Diag diagnostic, Piece piece) {
        int start = piece.item().range().start();
        return new Problem(
                diagnostic.getCode(),
                diagnostic.getMessage(Locale.ROOT),
                start + (int) diagnostic.getStartPosition(),
                start + (int) diagnostic.getEndPosition(),
                start + (int) diagnostic.getPosition());
    }

    @Override
    public synchronized void close() {
        if (shell != null) {
            shell.close();
            shell = null;
            imported.clear();
        }
    }
}
