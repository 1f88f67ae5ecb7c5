package skylab.kernel.java;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import skylab.kernel.display.DisplayRegistry;
import skylab.kernel.extension.Binding;
import skylab.kernel.extension.Declaration;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.failure.SnippetFailedException;
import skylab.kernel.failure.SnippetFailure;
import skylab.kernel.java.unit.CellText;
import skylab.kernel.magic.Magic;
import skylab.kernel.magic.MagicRegistry;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Messages;

/** What magics and extensions get to see of a session. */
final class SessionContext implements KernelContext {
    private final Messages messages;
    private final DisplayRegistry displays;
    private final MagicRegistry magics;
    private final Consumer<Object> displayer;
    private final JavaSession session;
    private final BoundNames names;
    private final SessionStart start;
    private volatile int cell;

    SessionContext(
            Messages messages,
            DisplayRegistry displays,
            MagicRegistry magics,
            Consumer<Object> displayer,
            JavaSession session,
            BoundNames names,
            SessionStart start) {
        this.messages = messages;
        this.displays = displays;
        this.magics = magics;
        this.displayer = displayer;
        this.session = session;
        this.names = names;
        this.start = start;
    }

    /** The cell with this number runs. */
    void running(int number) {
        cell = number;
    }

    @Override
    public Messages messages() {
        return messages;
    }

    @Override
    public MimeBundle render(Object value) {
        return displays.render(value);
    }

    @Override
    public void display(Object value) {
        displayer.accept(value);
    }

    @Override
    public Object evaluate(String code) throws Exception {
        try {
            return run(new CellText(cell, code), 0, code.length()).value();
        } catch (SnippetFailedException e) {
            if (e.failure() instanceof SnippetFailure.Stopped) {
                throw new StopError();
            }
            throw e;
        }
    }

    /** Runs a stretch of a cell with the bound names that it mentions. */
    JavaSession.Value run(CellText text, int from, int to) throws Exception {
        for (String declaration : names.mentioned(text.code().substring(from, to))) {
            SessionStart.declare(session, declaration);
        }
        return session.run(text, from, to);
    }

    @Override
    public Optional<Object> value(String variable) {
        return session.value(variable);
    }

    @Override
    public Map<String, byte[]> compile(String source) {
        return session.compile(source);
    }

    @Override
    public void addToClassPath(List<Path> paths) {
        session.addToClassPath(paths.stream()
                .map(path -> path.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)));
        BroughtServices.of(Magic.class, paths, session.classLoader()).forEach(magics::add);
    }

    @Override
    public List<Declaration> declarations() {
        return Declarations.of(session.scope(), start.imports());
    }

    @Override
    public void preview(boolean on) {
        session.preview(on);
    }

    @Override
    public void reset() throws Exception {
        session.reset();
        names.reset();
        start.run(session);
    }

    @Override
    public void rebind(Binding binding) {
        names.bind(binding);
    }
}
