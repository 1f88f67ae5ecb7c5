package skylab.kernel.java;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import skylab.kernel.display.DisplayRegistry;
import skylab.kernel.evaluation.Cell;
import skylab.kernel.evaluation.Outcome;
import skylab.kernel.extension.KernelExtension;
import skylab.kernel.java.compiler.CellCompiler;
import skylab.kernel.java.compiler.JavacCompiler;
import skylab.kernel.magic.MagicRegistry;
import skylab.kernel.magic.builtin.BuiltinMagics;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.notebook.Notebook;
import skylab.kernel.notebook.NotebookHost;
import skylab.kernel.text.Language;
import skylab.kernel.text.Messages;

/** An evaluator under test, with what its cells print. */
final class Session implements AutoCloseable, NotebookHost {
    private final PrintStream systemOut = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final DisplayRegistry displays = new DisplayRegistry();
    final JavaEvaluator evaluator;
    private int number;

    Session(KernelExtension... extensions) {
        this(JavacCompiler::new, extensions);
    }

    Session(CellCompiler.Maker compilers, KernelExtension... extensions) {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        Notebook.connect(this);
        Messages messages = new Messages(Language.ENGLISH);
        MagicRegistry magics = new MagicRegistry(messages);
        BuiltinMagics.all(magics).forEach(magics::add);
        evaluator = new JavaEvaluator(
                compilers,
                "",
                SessionSettings.NONE,
                messages,
                displays,
                magics,
                List.of(extensions),
                System.out::println);
    }

    Outcome run(String code) {
        return evaluator.evaluate(new Cell(++number, code));
    }

    /** The text of the result, null when there is none. */
    String value(String code) {
        Outcome outcome = run(code);
        return assertInstanceOf(Outcome.Done.class, outcome, outcome::toString)
                .result()
                .map(bundle -> String.valueOf(bundle.data().get(MimeBundle.TEXT)))
                .orElse(null);
    }

    Outcome.Failed failure(String code) {
        Outcome outcome = run(code);
        return assertInstanceOf(Outcome.Failed.class, outcome, outcome::toString);
    }

    /** The traceback without colours, lines joined. */
    String traceback(String code) {
        return String.join("\n", failure(code).traceback()).replaceAll("\u001b\\[[0-9;]*m", "");
    }

    /** What was printed since this was asked last. */
    String printed() {
        String text = printed.toString(StandardCharsets.UTF_8);
        printed.reset();
        return text;
    }

    @Override
    public void close() {
        evaluator.close();
        System.setOut(systemOut);
    }

    @Override
    public MimeBundle render(Object value) {
        return displays.render(value);
    }

    @Override
    public void display(MimeBundle bundle, String displayId) {
        System.out.println("display " + bundle.data().get(MimeBundle.TEXT));
    }

    @Override
    public void update(MimeBundle bundle, String displayId) {
        System.out.println("update " + bundle.data().get(MimeBundle.TEXT));
    }

    @Override
    public void clearOutput(boolean wait) {
        System.out.println("clear " + wait);
    }

    @Override
    public Object binding(String name) {
        return evaluator.binding(name);
    }
}
