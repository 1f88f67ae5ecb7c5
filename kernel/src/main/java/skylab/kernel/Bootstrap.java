package skylab.kernel;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.ServiceLoader;
import skylab.kernel.display.DisplayRegistry;
import skylab.kernel.extension.KernelExtension;
import skylab.kernel.java.JShellEvaluator;
import skylab.kernel.java.StopError;
import skylab.kernel.magic.Magic;
import skylab.kernel.magic.MagicRegistry;
import skylab.kernel.magic.builtin.BuiltinMagics;
import skylab.kernel.notebook.Notebook;
import skylab.kernel.output.OutputGatherer;
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
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> {
            if (!(error instanceof StopError)) {
                err.println("Exception in thread \"" + thread.getName() + "\": " + error);
            }
        });
    }

    /** Starts the language; takes some hundred milliseconds. */
    static JShellEvaluator start(OutputGatherer output, Messages messages) {
        DisplayRegistry displays = new DisplayRegistry();
        KernelHost host = new KernelHost(output, displays);
        Notebook.connect(host);
        MagicRegistry magics = new MagicRegistry(messages);
        BuiltinMagics.all(magics).forEach(magics::add);
        ServiceLoader.load(Magic.class).forEach(magics::add);
        List<KernelExtension> extensions = ServiceLoader.load(KernelExtension.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        JShellEvaluator evaluator = new JShellEvaluator(
                System.getProperty(STUDENT_CLASS_PATH, ""), messages, displays, magics, extensions, Notebook::display);
        host.bindings(evaluator::binding);
        return evaluator;
    }
}
