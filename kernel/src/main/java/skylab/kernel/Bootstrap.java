package skylab.kernel;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import skylab.kernel.display.DisplayRegistry;
import skylab.kernel.extension.KernelExtension;
import skylab.kernel.java.JavaEvaluator;
import skylab.kernel.java.SessionSettings;
import skylab.kernel.java.StopError;
import skylab.kernel.java.compiler.JavacCompiler;
import skylab.kernel.magic.MagicRegistry;
import skylab.kernel.magic.builtin.BuiltinMagics;
import skylab.kernel.notebook.Notebook;
import skylab.kernel.output.OutputGatherer;
import skylab.kernel.session.Kernel;
import skylab.kernel.session.KernelHost;
import skylab.kernel.text.Messages;

/** Puts the language together: renderers, magics, extensions, JShell. */
final class Bootstrap {
    /** Names what cells may compile against; when it is not set, the class path of the JVM. */
    private static final String STUDENT_CLASS_PATH = "skylab.student.classpath";

    private Bootstrap() {}

    /** From now on the standard streams of this JVM are those of the cells. */
    static void redirect(OutputGatherer output, InputStream input) {
        PrintStream err = output.err();
        System.setOut(output.out());
        System.setErr(err);
        System.setIn(input);
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> err.println(error));
    }

    /** Starts the language beside a kernel that is not there yet; takes some hundred milliseconds. */
    static JavaEvaluator start(CompletableFuture<Kernel> kernel, Messages messages) {
        DisplayRegistry displays = new DisplayRegistry(messages);
        MagicRegistry magics =
                BuiltinMagics.registry(messages, () -> kernel.join().cells());
        List<KernelExtension> extensions = ServiceLoader.load(KernelExtension.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        JavaEvaluator evaluator = new JavaEvaluator(
                JavacCompiler::new,
                System.getProperty(STUDENT_CLASS_PATH, ""),
                SessionSettings.of(System.getenv()),
                messages,
                displays,
                magics,
                extensions,
                Notebook::display);
        KernelHost host =
                new KernelHost(kernel.join().output(), displays, kernel.join().comms());
        Notebook.connect(host);
        host.bindings(evaluator::binding);
        host.runner(evaluator::call);
        host.values(evaluator::value);
        host.passwords(kernel.join()::readPassword);
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> {
            if (!(error instanceof StopError)) {
                System.err.println(String.join("\n", evaluator.explain(thread, error)));
            }
        });
        return evaluator;
    }
}
