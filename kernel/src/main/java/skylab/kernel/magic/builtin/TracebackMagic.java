package skylab.kernel.magic.builtin;

import java.util.List;
import java.util.function.Supplier;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.LineMagic;
import skylab.kernel.notebook.MimeBundle;

/** {@code %tb}: the last exception with every frame, those of libraries and the JVM too. */
public final class TracebackMagic extends BuiltinMagic implements LineMagic {
    private final Supplier<List<String>> lastTrace;

    /** Shows the lines that are the last trace, none when there was no exception. */
    public TracebackMagic(Supplier<List<String>> lastTrace) {
        super("tb", "fulltrace");
        this.lastTrace = lastTrace;
    }

    @Override
    public Object line(String arguments, KernelContext context) {
        List<String> lines = lastTrace.get();
        return MimeBundle.text(
                lines.isEmpty() ? context.messages().text("magic.tb.nothing") : String.join("\n", lines));
    }
}
