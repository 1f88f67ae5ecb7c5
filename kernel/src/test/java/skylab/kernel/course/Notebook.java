package skylab.kernel.course;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.kernel.extension.Binding;
import skylab.kernel.extension.Declaration;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.java.compiler.CellCompiler;
import skylab.kernel.java.compiler.ClassStore;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Language;
import skylab.kernel.text.Messages;

/** What a notebook in one language offers to the magics of the course: a compiler, and variables. */
final class Notebook implements KernelContext {
    final Map<String, Object> variables = new HashMap<>();
    private final Messages messages;
    private final CellCompiler compiler = new CellCompiler(new ClassStore(), "", List.of());

    Notebook(Language language) {
        messages = new Messages(language);
    }

    @Override
    public Messages messages() {
        return messages;
    }

    @Override
    public Optional<Object> value(String variable) {
        return Optional.ofNullable(variables.get(variable));
    }

    @Override
    public Map<String, byte[]> compile(String source) {
        CellCompiler.Result result = compiler.compile(source);
        if (!result.errors().isEmpty()) {
            throw new IllegalArgumentException(result.errors().toString());
        }
        return result.classes();
    }

    @Override
    public List<Declaration> declarations() {
        return variables.keySet().stream()
                .map(name -> new Declaration(Declaration.Kind.VARIABLE, name, "Object"))
                .toList();
    }

    @Override
    public Object evaluate(String code) {
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
