package skylab.kernel.java.compiler;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import skylab.kernel.failure.Problem;

/** The JDK's compiler, in memory. */
public final class JavacCompiler implements CellCompiler {
    private final SessionFiles files;
    private final List<String> options;
    private JavaTasks tasks;

    /** A compiler; see {@link CellCompiler.Maker#of}. */
    public JavacCompiler(ClassStore store, String classPath, List<String> options) {
        files = new SessionFiles(ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null), store);
        this.options = List.copyOf(options);
        tasks = JavaTasks.of(files, options(false));
        if (!classPath.isEmpty()) {
            setClassPath(classPath);
        }
    }

    private List<String> options(boolean preview) {
        List<String> all = new ArrayList<>(List.of(
                // Names of locals, so that a NullPointerException can say which one was null.
                "-g",
                "-proc:none",
                "-Xlint:none",
                // Linked at its first use, a "+" of strings takes longer than all else that a short cell does.
                "-XDstringConcat=inline",
                // Not the first error of each kind, but all that a student could mend at once.
                "-XDshould-stop.ifError=FLOW"));
        if (preview) {
            int release = Runtime.version().feature();
            all.addAll(List.of("--enable-preview", "--source", String.valueOf(release)));
        }
        all.addAll(options);
        return List.copyOf(all);
    }

    @Override
    public void preview(boolean on) {
        tasks = JavaTasks.of(files, options(on));
    }

    private void setClassPath(String classPath) {
        try {
            files.setLocation(javax.tools.StandardLocation.CLASS_PATH, List.of());
            files.addToClassPath(classPath);
        } catch (IOException e) {
            throw new IllegalArgumentException(classPath, e);
        }
    }

    @Override
    public void addToClassPath(String classPath) throws IOException {
        files.addToClassPath(classPath);
        tasks.forget();
    }

    @Override
    public Result compile(String source) {
        List<Problem> errors = new ArrayList<>();
        boolean compiled = tasks.run(new SourceFile(source), collector(errors), task -> task.call());
        Map<String, byte[]> classes = files.takeCompiled();
        return new Result(compiled ? classes : Map.of(), List.copyOf(errors));
    }

    @Override
    public Inferred localTypes(String source, String method, Set<String> names) {
        return tasks.run(new SourceFile(source), collector(new ArrayList<>()), task -> localTypes(task, method, names));
    }

    private static Inferred localTypes(JavacTask task, String method, Set<String> names) {
        try {
            LocalTypes types = new LocalTypes(task, method, names);
            task.parse().forEach(types::remember);
            task.analyze();
            return types.found();
        } catch (IOException e) {
            // Sources in memory can always be read.
            throw new IllegalStateException(e);
        }
    }

    private static DiagnosticListener<JavaFileObject> collector(List<Problem> errors) {
        return problem -> {
            if (problem.getKind() == Diagnostic.Kind.ERROR) {
                errors.add(new Problem(
                        problem.getCode(),
                        problem.getMessage(Locale.ROOT),
                        (int) problem.getStartPosition(),
                        (int) problem.getEndPosition(),
                        (int) problem.getPosition()));
            }
        };
    }
}
