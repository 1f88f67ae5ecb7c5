package skylab.kernel.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import skylab.kernel.display.DisplayRegistry;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.notebook.NotebookHost;
import skylab.kernel.output.OutputGatherer;
import skylab.kernel.protocol.Json;

/** Serves the functions of {@link skylab.kernel.notebook.Notebook}. */
public final class KernelHost implements NotebookHost {
    private final OutputGatherer output;
    private final DisplayRegistry displays;
    private volatile Function<String, Object> bindings = name -> null;

    /** Shows on this output what this registry renders. */
    public KernelHost(OutputGatherer output, DisplayRegistry displays) {
        this.output = output;
        this.displays = displays;
    }

    /** Where the values of bound names come from. */
    public void bindings(Function<String, Object> source) {
        bindings = source;
    }

    @Override
    public MimeBundle render(Object value) {
        return displays.render(value);
    }

    @Override
    public void display(MimeBundle bundle, String displayId) {
        show("display_data", bundle, displayId);
    }

    @Override
    public void update(MimeBundle bundle, String displayId) {
        show("update_display_data", bundle, displayId);
    }

    @Override
    public void clearOutput(boolean wait) {
        output.show("clear_output", Json.object().put("wait", wait));
    }

    @Override
    public Object binding(String name) {
        return bindings.apply(name);
    }

    private void show(String type, MimeBundle bundle, String displayId) {
        ObjectNode content = Replies.bundle(Json.object(), bundle);
        content.putObject("transient").put("display_id", displayId);
        output.show(type, content);
    }
}
