package skylab.kernel.java.analysis;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import skylab.kernel.java.compiler.JavaTasks;

/** Has the compiler read sketches. Nothing is generated, nothing runs. One thread at a time. */
public final class Attribution {
    private static final List<String> OPTIONS = List.of(
            "-proc:none",
            "-Xlint:none",
            // Read the names of parameters that class files carry.
            "-parameters",
            // Types of what is right are wanted also when something else is wrong.
            "--should-stop=ifError=FLOW");

    private static final DiagnosticListener<JavaFileObject> IGNORED = problem -> {};

    private List<Path> classPath;
    private JavaTasks tasks;

    /** What a question makes of a sketch; empty when the compiler could not make sense of it. */
    public <T> Optional<T> ask(Names names, String source, Function<Attributed, Optional<T>> question) {
        use(names.classPath());
        try {
            return tasks.run(new Source(source), IGNORED, task -> ask(task, question));
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            // The compiler gives up like this on some half-written programs; then nothing is known.
            tasks.forget();
            return Optional.empty();
        }
    }

    private static <T> Optional<T> ask(JavacTask task, Function<Attributed, Optional<T>> question) {
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            task.analyze();
            Attributed attributed = new Attributed(task, unit);
            return attributed.mark() == null ? Optional.empty() : question.apply(attributed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void use(List<Path> path) {
        if (tasks != null && path.equals(classPath)) {
            return;
        }
        StandardJavaFileManager files = ToolProvider.getSystemJavaCompiler()
                .getStandardFileManager(IGNORED, Locale.ROOT, StandardCharsets.UTF_8);
        try {
            tasks = JavaTasks.of(new CachedFiles(files, path), OPTIONS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        classPath = List.copyOf(path);
    }
}
