package skylab.kernel.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import skylab.kernel.display.DisplayRegistry;
import skylab.kernel.evaluation.Outcome;
import skylab.kernel.notebook.CommHost;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.notebook.NotebookHost;
import skylab.kernel.output.OutputGatherer;
import skylab.kernel.protocol.Json;

/** Serves the functions of {@link skylab.kernel.notebook.Notebook}. */
public final class KernelHost implements NotebookHost {
    private final OutputGatherer output;
    private final DisplayRegistry displays;
    private final SessionComms comms;
    private volatile Function<String, Object> bindings = name -> null;
    private volatile Function<Callable<?>, Outcome> runner = KernelHost::run;
    private volatile Evaluation evaluation = NotebookHost.super::eval;
    private volatile PasswordReader passwords = NotebookHost.super::readPassword;

    /** Gives the value of code. */
    @FunctionalInterface
    public interface Evaluation {
        /** The value; null when there is none. */
        Object value(String code) throws Exception;
    }

    /** Asks the front end for a text that it does not show. */
    @FunctionalInterface
    public interface PasswordReader {
        /** What was typed. */
        String read(String prompt) throws IOException;
    }

    /** Shows on this output what this registry renders; there is nobody to talk to widgets. */
    public KernelHost(OutputGatherer output, DisplayRegistry displays) {
        this(output, displays, new Comms(output));
    }

    /** Shows on this output what this registry renders, and talks to widgets through these comms. */
    public KernelHost(OutputGatherer output, DisplayRegistry displays, Comms comms) {
        this.output = output;
        this.displays = displays;
        this.comms = new SessionComms(comms, output, this::runAsCell);
        comms.register(WidgetControl.TARGET, WidgetControl::new);
    }

    /** Where the values of bound names come from. */
    public void bindings(Function<String, Object> source) {
        bindings = source;
    }

    /** How code of the session is run that is not in a cell, such as the handler of a button; this thread otherwise. */
    public void runner(Function<Callable<?>, Outcome> session) {
        runner = session;
    }

    /** Where {@link skylab.kernel.notebook.Notebook#readPassword} gets what the student types. */
    public void passwords(PasswordReader reader) {
        passwords = reader;
    }

    /** Where the values of code come from that a cell asks for. */
    public void values(Evaluation session) {
        evaluation = session;
    }

    @Override
    public Object eval(String code) throws Exception {
        return evaluation.value(code);
    }

    @Override
    public String readPassword(String prompt) throws IOException {
        return passwords.read(prompt);
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

    @Override
    public void addRenderer(Class<?> type, Function<Object, ?> form) {
        displays.add(
                value -> type.isInstance(value) ? Optional.of(displays.render(form.apply(value))) : Optional.empty());
    }

    @Override
    public CommHost comms() {
        return comms;
    }

    private void runAsCell(Callable<?> action) {
        if (runner.apply(action) instanceof Outcome.Failed failed) {
            output.show("error", Replies.error(failed).without("status"));
        }
        output.flush();
    }

    private static Outcome run(Callable<?> action) {
        try {
            action.call();
            return new Outcome.Done(Optional.empty());
        } catch (Exception e) {
            return new Outcome.Failed(
                    e.getClass().getSimpleName(), String.valueOf(e.getMessage()), List.of(e.toString()));
        }
    }

    private void show(String type, MimeBundle bundle, String displayId) {
        ObjectNode content = Replies.bundle(Json.object(), bundle);
        content.putObject("transient").put("display_id", displayId);
        output.show(type, content);
    }
}
