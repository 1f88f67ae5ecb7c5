package skylab.kernel.extension;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Language;
import skylab.kernel.text.Messages;

/** A notebook in one language that offers nothing else; tests override what they ask for. */
public abstract class BareContext implements KernelContext {
    private final Messages messages;

    /** With the messages of a language. */
    protected BareContext(Language language) {
        messages = new Messages(language);
    }

    @Override
    public final Messages messages() {
        return messages;
    }

    @Override
    public Optional<Object> value(String variable) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, byte[]> compile(String source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Declaration> declarations() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object evaluate(String code) throws Exception {
        throw new UnsupportedOperationException();
    }

    @Override
    public MimeBundle render(Object value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void display(Object value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void addToClassPath(List<Path> paths) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void reset() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void preview(boolean on) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void rebind(Binding binding) {
        throw new UnsupportedOperationException();
    }
}
