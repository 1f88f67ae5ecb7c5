package skylab.kernel.java.compiler;

import com.sun.source.util.JavacTask;
import java.util.List;
import java.util.function.Function;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** A compiler made anew for each task. */
final class FreshTasks implements JavaTasks {
    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final JavaFileManager files;
    private final List<String> options;

    FreshTasks(JavaFileManager files, List<String> options) {
        this.files = files;
        this.options = options;
    }

    @Override
    public <T> T run(JavaFileObject source, DiagnosticListener<JavaFileObject> listener, Function<JavacTask, T> work) {
        return work.apply((JavacTask) compiler.getTask(null, files, listener, options, null, List.of(source)));
    }

    @Override
    public void forget() {
        // Nothing is remembered.
    }
}
