package skylab.grader.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import skylab.kernel.display.DisplayRegistry;
import skylab.kernel.evaluation.Cell;
import skylab.kernel.evaluation.Outcome;
import skylab.kernel.extension.KernelExtension;
import skylab.kernel.java.JavaEvaluator;
import skylab.kernel.java.SessionSettings;
import skylab.kernel.java.compiler.CellCompiler;
import skylab.kernel.magic.MagicRegistry;
import skylab.kernel.magic.builtin.BuiltinMagics;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.notebook.Notebook;
import skylab.kernel.output.OutputGatherer;
import skylab.kernel.output.OutputSettings;
import skylab.kernel.protocol.Json;
import skylab.kernel.session.KernelHost;
import skylab.kernel.text.Messages;

/** The kernel's language without a front end: the same cells, magics and extensions, the same outputs. */
public final class NotebookSession implements AutoCloseable {
    /** Names what cells compile against, as for the kernel itself. */
    static final String STUDENT_CLASS_PATH = "skylab.student.classpath";

    private final OutputGatherer gatherer;
    private final JavaEvaluator evaluator;
    private int number;

    /**
     * Starts the language and takes over the standard streams of this JVM.
     *
     * @param compilers makes its compiler
     */
    public NotebookSession(CellOutputs outputs, RunRequest request, CellCompiler.Maker compilers) {
        Messages messages = Messages.of(Map.of("SKYLAB_LANG", request.language()));
        gatherer = new OutputGatherer(
                outputs, messages, new OutputSettings(request.cellOutput(), OutputSettings.Threads.LATEST));
        System.setOut(gatherer.out());
        System.setErr(gatherer.err());
        System.setIn(InputStream.nullInputStream());
        DisplayRegistry displays = new DisplayRegistry();
        KernelHost host = new KernelHost(gatherer, displays);
        Notebook.connect(host);
        MagicRegistry magics = BuiltinMagics.registry(messages, List::of);
        List<KernelExtension> extensions = ServiceLoader.load(KernelExtension.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        evaluator = new JavaEvaluator(
                compilers,
                System.getProperty(STUDENT_CLASS_PATH, ""),
                SessionSettings.NONE,
                messages,
                displays,
                magics,
                extensions,
                Notebook::display);
        host.bindings(evaluator::binding);
    }

    /** Runs a cell and shows what it gives; how it ended. */
    public Outcome show(String code) {
        gatherer.begin(Json.object());
        Outcome outcome = evaluate(code);
        if (outcome instanceof Outcome.Failed failed) {
            ObjectNode error = Json.object().put("ename", failed.name()).put("evalue", failed.message());
            ArrayNode lines = error.putArray("traceback");
            failed.traceback().forEach(lines::add);
            gatherer.show("error", error);
            return outcome;
        }
        ((Outcome.Done) outcome).result().ifPresent(this::result);
        gatherer.flush();
        return outcome;
    }

    private void result(MimeBundle bundle) {
        JsonNode data = Json.tree(bundle.data());
        ObjectNode content = Json.object().put("execution_count", number);
        content.set("data", data);
        content.set("metadata", Json.tree(bundle.metadata()));
        gatherer.show("execute_result", content);
    }

    /** Runs a stretch of code without showing what it gives. */
    public Outcome evaluate(String code) {
        number++;
        return evaluator.evaluate(new Cell(number, code));
    }

    /** Stops what runs. */
    public void interrupt() {
        evaluator.interrupt();
    }

    @Override
    public void close() {
        gatherer.close();
        evaluator.close();
    }
}
