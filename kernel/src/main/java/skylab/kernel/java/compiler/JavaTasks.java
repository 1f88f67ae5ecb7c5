package skylab.kernel.java.compiler;

import com.sun.source.util.JavacTask;
import java.util.List;
import java.util.function.Function;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/** Gives out tasks of the compiler. */
public interface JavaTasks {
    /** Has something done with a task for a source, and gives back what that gives. */
    <T> T run(JavaFileObject source, DiagnosticListener<JavaFileObject> listener, Function<JavacTask, T> work);

    /** Forgets what was read from the class path, because it has changed. */
    void forget();

    /** Tasks with these files and options: kept warm where this JVM lets us, else made anew each time. */
    static JavaTasks of(JavaFileManager files, List<String> options) {
        try {
            return new PooledTasks(files, options);
        } catch (IllegalAccessError e) {
            // Started without --add-exports (see KernelSpec): the same results at some milliseconds more a cell.
            return new FreshTasks(files, options);
        }
    }
}
