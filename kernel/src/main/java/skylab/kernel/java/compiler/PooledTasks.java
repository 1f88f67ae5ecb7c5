package skylab.kernel.java.compiler;

import com.sun.source.util.JavacTask;
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.api.JavacTaskPool;
import com.sun.tools.javac.code.ClassFinder;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.PackageSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/**
 * Tasks of one compiler whose tables of the JDK and the libraries stay filled from cell to cell, which makes a task some
 * five times cheaper. The pool is the one that JShell itself uses; the only thing to be forgotten between two tasks is
 * the package of the session, because its classes come and go.
 */
final class PooledTasks implements JavaTasks {
    private final JavaFileManager files;
    private final List<String> options;
    private JavacTaskPool pool = new JavacTaskPool(1);

    PooledTasks(JavaFileManager files, List<String> options) {
        this.files = files;
        this.options = options;
    }

    @Override
    public <T> T run(JavaFileObject source, DiagnosticListener<JavaFileObject> listener, Function<JavacTask, T> work) {
        return pool.getTask(null, files, listener, options, null, List.of(source), task -> {
            // A task that has compiled gives its context away.
            Context context = ((BasicJavacTask) task).getContext();
            try {
                return work.apply(task);
            } finally {
                forgetSession(context);
            }
        });
    }

    @Override
    public void forget() {
        pool = new JavacTaskPool(1);
    }

    private static void forgetSession(Context context) {
        Symtab symbols = Symtab.instance(context);
        PackageSymbol session = symbols.getPackage(
                symbols.unnamedModule, Names.instance(context).fromString(ClassStore.PACKAGE));
        if (session == null) {
            return;
        }
        List<ClassSymbol> known = new ArrayList<>();
        for (ClassSymbol each : symbols.getAllClasses()) {
            if (each.packge() == session) {
                known.add(each);
            }
        }
        known.forEach(each -> symbols.removeClass(symbols.unnamedModule, each.flatName()));
        session.members_field = null;
        session.completer = ClassFinder.instance(context).getCompleter();
    }
}
