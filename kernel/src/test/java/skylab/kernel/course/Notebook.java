package skylab.kernel.course;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.kernel.extension.BareContext;
import skylab.kernel.extension.Declaration;
import skylab.kernel.java.compiler.CellCompiler;
import skylab.kernel.java.compiler.ClassStore;
import skylab.kernel.java.compiler.JavacCompiler;
import skylab.kernel.text.Language;

/** What a notebook in one language offers to the magics of the course: a compiler, and variables. */
final class Notebook extends BareContext {
    final Map<String, Object> variables = new HashMap<>();
    private final CellCompiler compiler = new JavacCompiler(new ClassStore(), "", List.of());

    Notebook(Language language) {
        super(language);
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
}
